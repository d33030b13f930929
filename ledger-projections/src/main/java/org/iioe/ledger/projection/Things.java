package org.iioe.ledger.projection;

import org.springframework.http.ResponseEntity;

import java.util.function.Function;

/**
 * The things of one kind as they are asked for: all of them, and each by its id.
 *
 * @param projection the projection that shows them
 * @param kind what one of them is called where there is none, such as {@code meeting}
 * @param history their states
 * @param id by which they are listed
 */
public record Things<V>(
        Reads reads, String projection, String kind, History<V> history, Function<V, String> id) {
    /** Answers with a part of the list, as of a moment. */
    public ResponseEntity<Page<V>> list(ListQuery query) {
        return reads.list(projection, query, history, id);
    }

    /** Answers with one, as of a moment; 404 where there is none. */
    public ResponseEntity<V> one(String wanted, MomentQuery query) {
        return reads.one(
                projection,
                query,
                moment ->
                        history.find(wanted, moment.position())
                                .orElseThrow(() -> InvalidParameter.unknown(kind, wanted)));
    }
}
