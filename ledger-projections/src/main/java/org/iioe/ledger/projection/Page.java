package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list as of a moment.
 *
 * @param position as of which the whole list is read, page after page; null while nothing is sealed
 * @param root of the sealed log at exactly that position, in Base64
 * @param next the cursor for the next page, or null after the last
 */
public record Page<T>(@Nullable Long position, String root, List<T> items, @Nullable String next) {

    /**
     * What a caller asks for.
     *
     * @param limit the most items in an answer
     * @param moment as the first page fixed it
     * @param after the last item of the page before, or null
     */
    public record Request(int limit, Moment moment, @Nullable String after) {
        private static final int MOST = 1_000;
        private static final int USUAL = 200;

        /** The position as of which the list is read. */
        public long asOf() {
            return moment.position();
        }

        /** How many items to read: one more than is answered, to know whether there are more. */
        public int read() {
            return limit + 1;
        }

        /**
         * Reads the parameters of a list.
         *
         * @throws InvalidParameter when a parameter is not of its form
         */
        static Request of(Moments moments, ListQuery query) {
            int limit = (int) Parameters.number("limit", query.limit(), USUAL, 1, MOST);
            Moment moment = moments.of(query.moment());
            String cursor = query.cursor();
            return cursor == null
                    ? new Request(limit, moment, null)
                    : cursor(moments, cursor, limit, moment, query);
        }

        private static Request cursor(
                Moments moments, String cursor, int limit, Moment asked, ListQuery query) {
            try {
                String text =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                String[] parts = text.split(":", 3);
                if (parts.length == 3 && isText(parts[2])) {
                    long position = Long.parseLong(parts[0]);
                    LocalDate effectiveOn = parts[1].isEmpty() ? null : LocalDate.parse(parts[1]);
                    String day = query.effectiveOn();
                    boolean same =
                            (query.asOf() == null || position == asked.position())
                                    && (day == null || day.equals(parts[1]));
                    boolean known =
                            position >= 0 && (query.asOf() != null || position <= asked.position());
                    if (same && known) {
                        return new Request(limit, moments.at(position, effectiveOn), parts[2]);
                    }
                }
            } catch (IllegalArgumentException | DateTimeParseException e) {
                // Said below, in the caller's words.
            }
            throw new InvalidParameter(
                    "cursor",
                    "A cursor is the next of an earlier answer, unchanged, to the same question;"
                            + " this is not one.");
        }

        /** Neither control characters, which the database refuses, nor what was no UTF-8. */
        private static boolean isText(String after) {
            return after.chars().noneMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
        }

        /**
         * A page of up to {@code limit} items of a list that was read with one item more.
         *
         * @param found up to {@link #read} items
         * @param id the id by which the list is ordered
         */
        <T> Page<T> page(List<T> found, Function<T, String> id) {
            boolean more = found.size() > limit;
            List<T> items = more ? found.subList(0, limit) : found;
            return new Page<>(
                    asOf() < 0 ? null : asOf(),
                    moment.root(),
                    items,
                    more ? next(id.apply(items.getLast())) : null);
        }

        private String next(String last) {
            LocalDate day = moment.effectiveOn();
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            "%s:%s:%s"
                                    .formatted(asOf(), day == null ? "" : day, last)
                                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
