package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import java.util.function.Function;

/**
 * The parameters that every list takes, and the one of them that every query takes.
 *
 * @param limit the most items in an answer, 1 to 1,000
 * @param cursor the {@code next} of the answer before
 * @param minPosition the least position that the caller wants to see
 */
public record ListQuery(
        @Nullable String limit, @Nullable String cursor, @Nullable String minPosition) {

    /** The position as of which a single thing is shown. */
    public long open(ReadGate gate, String projection) {
        return Page.Request.of(gate, projection, null, null, minPosition).asOf();
    }

    /** What is asked for. */
    public Page.Request request(ReadGate gate, String projection) {
        return Page.Request.of(gate, projection, limit, cursor, minPosition);
    }

    /** What is asked for, of the sealed log itself. */
    public Page.Request requestOfLog(ReadGate gate) {
        return Page.Request.of(gate, null, limit, cursor, minPosition);
    }

    /** A page of a history. */
    public <T> ResponseEntity<Page<T>> answer(
            ReadGate gate, String projection, History<T> history, Function<T, String> id) {
        Page.Request request = request(gate, projection);
        return Page.of(
                request, history.list(request.asOf(), request.after(), request.limit() + 1), id);
    }
}
