package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list as of a position.
 *
 * @param position as of which the whole list is read, page after page; null while nothing is sealed
 * @param next the cursor for the next page, or null after the last
 */
public record Page<T>(@Nullable Long position, List<T> items, @Nullable String next) {

    /**
     * What a caller asks for.
     *
     * @param limit the most items in an answer
     * @param asOf the position, as the first page fixed it
     * @param after the last item of the page before, or null
     */
    public record Request(int limit, long asOf, @Nullable String after) {
        private static final int MOST = 1_000;
        private static final int USUAL = 200;

        /**
         * Reads the parameters of a list.
         *
         * @param projection the one that is read, or null for the sealed log itself
         * @throws InvalidParameter when a parameter is not of its form
         */
        public static Request of(
                ReadGate gate,
                @Nullable String projection,
                @Nullable String limit,
                @Nullable String cursor,
                @Nullable String minPosition) {
            long most = Parameters.number("limit", limit, USUAL, 1, MOST);
            Long least =
                    minPosition == null
                            ? null
                            : Parameters.number("minPosition", minPosition, 0, 0, Long.MAX_VALUE);
            long newest = gate.open(projection, least);
            if (cursor == null) {
                return new Request((int) most, newest, null);
            }
            return cursor(cursor, (int) most, newest);
        }

        private static Request cursor(String cursor, int most, long newest) {
            try {
                String text =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                long asOf = Long.parseLong(text.substring(0, colon));
                String after = text.substring(colon + 1);
                if (asOf >= 0 && asOf <= newest && isText(after)) {
                    return new Request(most, asOf, after);
                }
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
                // Said below, in the caller's words.
            }
            throw new InvalidParameter(
                    "cursor",
                    "A cursor is the next of an earlier answer, unchanged; this is not one.");
        }

        /** Neither control characters, which the database refuses, nor what was no UTF-8. */
        private static boolean isText(String after) {
            return after.chars().noneMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
        }
    }

    /**
     * A page of up to {@code limit} items of a list that was read with one item more.
     *
     * @param found up to {@code limit + 1} items
     * @param id the id by which the list is ordered
     */
    public static <T> ResponseEntity<Page<T>> of(
            Request request, List<T> found, Function<T, String> id) {
        boolean more = found.size() > request.limit();
        List<T> items = more ? found.subList(0, request.limit()) : found;
        String next =
                more
                        ? Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        (request.asOf() + ":" + id.apply(items.getLast()))
                                                .getBytes(StandardCharsets.UTF_8))
                        : null;
        return answer(
                request.asOf(),
                new Page<>(request.asOf() < 0 ? null : request.asOf(), items, next));
    }

    /** An answer that names the position as of which it holds. */
    public static <T> ResponseEntity<T> answer(long asOf, T body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (asOf >= 0) {
            answer.header("Ledger-Position", Long.toString(asOf));
        }
        return answer.body(body);
    }
}
