package org.iioe.ledger.export;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Money;
import org.iioe.ledger.projection.FormulaGuard;
import org.iioe.ledger.report.Cell;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of a sheet, in order: each named by the way to its value in the command's JSON, with
 * dots.
 *
 * @param <R> what a row shows
 */
final class SheetColumns<R> {
    private record Column<R>(String path, Function<R, String> cell) {}

    private final List<Column<R>> columns = new ArrayList<>();

    /** One value more; null where there is none. */
    SheetColumns<R> cell(String path, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(path, row -> text(value.apply(row))));
        return this;
    }

    /** An amount more and its currency. */
    SheetColumns<R> money(String path, Function<R, @Nullable Money> value) {
        return cell(path + ".amount", row -> amount(value.apply(row)))
                .cell(path + ".currency", row -> currency(value.apply(row)));
    }

    /** A list more, in one cell, an element a line. */
    @SafeVarargs
    final <E> SheetColumns<R> lines(
            String path,
            Function<R, @Nullable List<E>> value,
            Function<E, @Nullable Object>... parts) {
        List<Function<E, @Nullable Object>> all = new ArrayList<>();
        for (Function<E, @Nullable Object> part : parts) {
            all.add(part);
        }
        columns.add(
                new Column<>(
                        path,
                        row -> {
                            List<E> list = value.apply(row);
                            return list == null
                                    ? ""
                                    : list.stream()
                                            .map(element -> line(element, all))
                                            .collect(Collectors.joining("\n"));
                        }));
        return this;
    }

    /** What every act says of itself. */
    SheetColumns<R> act(Function<R, ? extends LedgerEvent> event) {
        return cell("on", row -> event.apply(row).on())
                .cell("source.ref", row -> event.apply(row).source().ref())
                .cell("source.certainty", row -> event.apply(row).source().certainty());
    }

    /** Their names. */
    List<String> head() {
        return columns.stream().map(Column::path).toList();
    }

    /** The cells of a row; empty where there is nothing. */
    List<String> cells(R row) {
        return columns.stream()
                .map(column -> FormulaGuard.neutralised(column.cell().apply(row)))
                .toList();
    }

    private static <E> String line(E element, List<Function<E, @Nullable Object>> parts) {
        return parts.stream()
                .map(part -> text(part.apply(element)))
                .collect(Collectors.joining(" | "));
    }

    /** The digits of an amount, or null where there is none. */
    static @Nullable String amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    /** The code of an amount's currency, or null where there is none. */
    static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency().getCurrencyCode();
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNullElse(Cell.words(value), "");
    }
}
