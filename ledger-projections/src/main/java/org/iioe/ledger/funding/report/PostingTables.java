package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The double entry of money, and apart from it that of units and value in kind. */
@Component
final class PostingTables implements Tables {
    private final Views views;
    private final JdbcClient database;

    PostingTables(Views views, JdbcClient database) {
        this.views = views;
        this.database = database;
    }

    @Override
    public List<String> projections() {
        return List.of("funding", "contributions");
    }

    @Override
    public List<Table> asOf(long position) {
        return List.of(postings(position), inKind(position));
    }

    /** A posting of money; its amounts are in minor units of its fund's currency. */
    private record Posted(
            long position,
            int line,
            String fund,
            LocalDate postedOn,
            String account,
            @Nullable String gift,
            @Nullable String receipt,
            @Nullable String allocation,
            @Nullable String party,
            long amount,
            long balanceAfter) {}

    private Table postings(long position) {
        Map<String, Currency> currencies = new HashMap<>();
        views.all(FundView.TABLE, position)
                .read(fund -> currencies.put(fund.id().value(), fund.currency().currency()));
        return Table.of(
                "postings",
                "Postings: each position sums to 0",
                to -> readMoney(position, to),
                List.of(
                        Field.number("position", Posted::position).key(),
                        Field.number("line", Posted::line).key(),
                        Field.text("fund", Posted::fund).refers("funds", "id"),
                        Field.day("postedOn", Posted::postedOn),
                        Field.text("account", Posted::account),
                        Field.text("gift", Posted::gift).orNone(),
                        Field.text("receipt", Posted::receipt).orNone(),
                        Field.text("allocation", Posted::allocation).orNone(),
                        Field.text("party", Posted::party).orNone(),
                        Field.money(
                                "amount",
                                "Debit (credit -)",
                                row -> money(row.amount(), row, currencies)),
                        Field.money(
                                "balanceAfter",
                                row -> money(row.balanceAfter(), row, currencies))));
    }

    private static Money money(long units, Posted row, Map<String, Currency> currencies) {
        return new Money(units, Objects.requireNonNull(currencies.get(row.fund())));
    }

    /**
     * A posting in kind.
     *
     * @param currency null where units are counted
     * @param amount units, or minor units of the currency
     */
    private record PostedInKind(
            long position,
            int line,
            LocalDate postedOn,
            String account,
            String unitsOf,
            @Nullable String currency,
            long amount) {
        @Nullable Long units() {
            return currency == null ? amount : null;
        }

        @Nullable Money value() {
            return currency == null ? null : new Money(amount, Currency.getInstance(currency));
        }
    }

    private Table inKind(long position) {
        return Table.of(
                "kind-postings",
                "Postings in kind: units and value apart",
                to -> readInKind(position, to),
                List.of(
                        Field.number("position", PostedInKind::position).key(),
                        Field.number("line", PostedInKind::line).key(),
                        Field.day("postedOn", PostedInKind::postedOn),
                        Field.text("account", PostedInKind::account),
                        Field.text("unitsOf", PostedInKind::unitsOf),
                        Field.number("units", PostedInKind::units).orNone(),
                        Field.money("value", PostedInKind::value).orNone()));
    }

    private void readMoney(long position, Consumer<Posted> to) {
        try (Stream<Posted> rows =
                upTo(position, "posting").query(new DataClassRowMapper<>(Posted.class)).stream()) {
            rows.forEach(to);
        }
    }

    private void readInKind(long position, Consumer<PostedInKind> to) {
        try (Stream<PostedInKind> rows =
                upTo(position, "kind_posting")
                        .query(new DataClassRowMapper<>(PostedInKind.class))
                        .stream()) {
            rows.forEach(to);
        }
    }

    private JdbcClient.StatementSpec upTo(long position, String table) {
        return database.sql(
                        "SELECT * FROM %s WHERE position <= ? ORDER BY position, line"
                                .formatted(table))
                .param(position);
    }
}
