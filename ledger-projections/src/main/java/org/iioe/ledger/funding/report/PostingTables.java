package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.Money;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** The double entry of money, and apart from it that of units and value in kind. */
@Component
final class PostingTables implements Tables {
    private static final String MONEY =
            """
            SELECT posting.*, currency
              FROM posting JOIN (
                  SELECT DISTINCT id, view ->> 'currency' AS currency FROM fund) AS fund
                ON fund.id = posting.fund
             WHERE position <= ? ORDER BY position, line
            """;
    private static final String IN_KIND =
            "SELECT * FROM kind_posting WHERE position <= ? ORDER BY position, line";

    private final JdbcClient database;

    PostingTables(JdbcClient database) {
        this.database = database;
    }

    /** Reads a row of the database as one of a table. */
    @FunctionalInterface
    private interface Reader {
        List<@Nullable Object> read(ResultSet row) throws SQLException;
    }

    @Override
    public List<String> projections() {
        return List.of("funding", "contributions");
    }

    @Override
    public List<Table> asOf(long position) {
        return List.of(postings(position), inKind(position));
    }

    private Table postings(long position) {
        List<Column> columns =
                List.of(
                        Column.number("position", "Position"),
                        Column.number("line", "Line"),
                        Column.text("fund", "Fund"),
                        Column.day("postedOn", "Posted on"),
                        Column.text("account", "Account"),
                        Column.text("gift", "Gift").orNone(),
                        Column.text("receipt", "Receipt").orNone(),
                        Column.text("allocation", "Allocation").orNone(),
                        Column.text("party", "Party").orNone(),
                        Column.money("amount", "Debit (credit -)"),
                        Column.money("balanceAfter", "Balance after"));
        return new Table(
                new Section(
                        "postings",
                        "Postings: each position sums to 0",
                        columns,
                        rows(MONEY, position, PostingTables::money)),
                List.of("position", "line"),
                List.of(new Table.Reference(List.of("fund"), "funds", List.of("id"))));
    }

    private static List<@Nullable Object> money(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return row(
                row.getLong("position"),
                row.getInt("line"),
                row.getString("fund"),
                row.getObject("posted_on", LocalDate.class),
                row.getString("account"),
                row.getString("gift"),
                row.getString("receipt"),
                row.getString("allocation"),
                row.getString("party"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("balance_after"), currency));
    }

    private Table inKind(long position) {
        List<Column> columns =
                List.of(
                        Column.number("position", "Position"),
                        Column.number("line", "Line"),
                        Column.day("postedOn", "Posted on"),
                        Column.text("account", "Account"),
                        Column.text("unitsOf", "Units of"),
                        Column.number("units", "Units").orNone(),
                        Column.money("value", "Value").orNone());
        return Table.of(
                new Section(
                        "kind-postings",
                        "Postings in kind: units and value apart",
                        columns,
                        rows(IN_KIND, position, PostingTables::inKind)),
                "position",
                "line");
    }

    private static List<@Nullable Object> inKind(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        long amount = row.getLong("amount");
        return row(
                row.getLong("position"),
                row.getInt("line"),
                row.getObject("posted_on", LocalDate.class),
                row.getString("account"),
                row.getString("units_of"),
                currency == null ? amount : null,
                currency == null ? null : new Money(amount, Currency.getInstance(currency)));
    }

    private Rows<List<@Nullable Object>> rows(String sql, long position, Reader reader) {
        return to -> {
            try (Stream<List<@Nullable Object>> rows =
                    database
                            .sql(sql)
                            .param(position)
                            .query((row, number) -> reader.read(row))
                            .stream()) {
                rows.forEach(to);
            }
        };
    }
}
