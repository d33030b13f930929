package org.iioe.ledger.export;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.projection.InForce;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Cell;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The double entry of all funds and of what was given in kind, as an hledger journal: every account
 * and commodity declared, every entry with its position, and at the end the balance of every
 * account, so that hledger itself finds what does not add up.
 */
@Component
final class JournalExport implements ExportKind {
    /** Funds with their currencies. */
    private static final String FUNDS =
            "unnest(CAST(:funds AS text[]), CAST(:currencies AS text[])) AS fund (id, currency)";

    private static final String IN_KIND =
            """
            kind_posting
             WHERE position <= :asOf AND day <= :day
               AND NOT position = ANY (CAST(:withoutEffect AS bigint[]))
            """;

    /** Ordered as hledger wants it: by day, then position. */
    private static final String IN_ORDER =
            """
            WITH all_postings AS (
                SELECT posting.position, line, account, currency, NULL AS units_of, amount,
                       gift, receipt, allocation, party, posted_on
                  FROM posting JOIN %s ON fund.id = posting.fund
                 WHERE position <= :asOf AND day <= :day
                UNION ALL
                SELECT position, line, account, currency, units_of, amount,
                       NULL, NULL, NULL, NULL, posted_on
                  FROM %s)
            SELECT all_postings.*,
                   convert_from(entry, 'UTF8')::json ->> 'type' AS type
              FROM all_postings JOIN sealed_entry USING (position)
             ORDER BY posted_on, position, line
            """
                    .formatted(FUNDS, IN_KIND);

    /** Of money as each posting left it, which is not the sum that hledger makes. */
    private static final String BALANCES =
            """
            SELECT account, currency, NULL AS units_of, sum(balance)::bigint AS amount
              FROM %%s AS balance JOIN %s ON fund.id = balance.fund
             GROUP BY account, currency
            UNION ALL
            SELECT account, currency, CASE WHEN currency IS NULL THEN units_of END,
                   sum(amount)::bigint
              FROM %s
             GROUP BY 1, 2, 3
             ORDER BY account, currency, units_of
            """
                    .formatted(FUNDS, IN_KIND);

    private static final String LAST_DAY =
            """
            SELECT coalesce(max(posted_on), DATE 'epoch') AS day
              FROM (SELECT posted_on FROM posting WHERE position <= :asOf AND day <= :day
                    UNION ALL SELECT posted_on FROM %s) AS posted
            """
                    .formatted(IN_KIND);

    private final JdbcClient database;
    private final Views views;

    JournalExport(JdbcClient database, Views views) {
        this.database = database;
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "journal.hledger",
                new MediaType("text", "plain", StandardCharsets.UTF_8),
                "The double entry of all funds, and of units and value in kind, for hledger.",
                List.of("funding", "contributions"));
    }

    /** A sum of money, or of units. */
    private record Amount(String commodity, String text) {
        static Amount of(ResultSet row) throws SQLException {
            String currency = row.getString("currency");
            long amount = row.getLong("amount");
            if (currency == null) {
                return new Amount('"' + row.getString("units_of") + '"', Long.toString(amount));
            }
            return new Amount(currency, new Money(amount, Currency.getInstance(currency)).amount());
        }

        /** A number that shows how many decimals the commodity has. */
        String pattern() {
            int point = text.indexOf('.');
            return commodity + " 1000." + "0".repeat(point < 0 ? 0 : text.length() - point - 1);
        }

        @Override
        public String toString() {
            return commodity + " " + text;
        }

        String nothing() {
            return commodity + " 0";
        }
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        Writer to =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        SortedMap<String, List<Amount>> balances = new TreeMap<>();
        Asking ask = asking(moment);
        ask.sql(BALANCES.formatted(FundBooks.balances()))
                .query((row, number) ->
                        Map.entry(row.getString("account"), List.of(Amount.of(row))))
                .list()
                .forEach(of -> balances.merge(of.getKey(), of.getValue(), JournalExport::both));
        head(moment, balances, to);
        try (Stream<Line> lines = ask.sql(IN_ORDER).query((row, number) -> Line.of(row)).stream()) {
            long[] entry = {-1};
            lines.forEach(line -> write(line, entry, to));
        }
        balances(moment, lastDay(ask), balances, to);
        to.flush();
    }

    private interface Asking {
        JdbcClient.StatementSpec sql(String sql);
    }

    /** A fund's currency is on its establishment, which stays what it was. */
    private Asking asking(Moment moment) {
        List<String> funds = new ArrayList<>();
        List<@Nullable String> currencies = new ArrayList<>();
        views.all(FundView.TABLE, moment.position())
                .read(fund -> {
                    funds.add(fund.id().value());
                    currencies.add(Cell.words(fund.currency()));
                });
        Long[] withoutEffect = InForce.withoutEffect("kind_posting").toArray(Long[]::new);
        return sql ->
                database.sql(sql)
                        .param("asOf", moment.position())
                        .param("day", InForce.lastDay())
                        .param("funds", funds.toArray(String[]::new))
                        .param("currencies", currencies.toArray(String[]::new))
                        .param("withoutEffect", withoutEffect);
    }

    private static LocalDate lastDay(Asking ask) {
        return ask.sql(LAST_DAY)
                .query((row, number) -> row.getObject("day", LocalDate.class))
                .single();
    }

    private static List<Amount> both(List<Amount> some, List<Amount> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static void head(Moment moment, SortedMap<String, List<Amount>> balances, Writer to)
            throws IOException {
        to.write("; The journal of the ledger.\n");
        to.write("; Position: %s\n; Root: %s\n".formatted(moment.position(), moment.root()));
        if (moment.effectiveOn() != null) {
            to.write("; Effective on: %s\n".formatted(moment.effectiveOn()));
        }
        to.write(
                """
                ; Income counts on receipt. What donors promise and what is allocated is memorandum
                ; (Equity:Memo). Units are commodities without cost; their value is posted apart.

                decimal-mark .

                """);
        TreeSet<String> commodities = new TreeSet<>();
        balances.values().forEach(of -> of.forEach(amount -> commodities.add(amount.pattern())));
        for (String commodity : commodities) {
            to.write("commodity %s\n".formatted(commodity));
        }
        to.write('\n');
        for (String account : balances.keySet()) {
            to.write("account %s\n".formatted(account));
        }
    }

    /**
     * A posting.
     *
     * @param type the event's name
     * @param tags what it is of, for hledger's queries
     */
    private record Line(
            long position,
            LocalDate postedOn,
            String type,
            String account,
            Amount amount,
            String tags) {
        static Line of(ResultSet row) throws SQLException {
            String type = row.getString("type");
            StringBuilder tags = new StringBuilder();
            for (String tag : List.of("gift", "receipt", "allocation", "party")) {
                tag(tag, row.getString(tag), tags);
            }
            if (row.getString("currency") != null) {
                tag("line", row.getString("units_of"), tags);
            }
            return new Line(
                    row.getLong("position"),
                    row.getObject("posted_on", LocalDate.class),
                    type.substring(type.lastIndexOf('.') + 1),
                    row.getString("account"),
                    Amount.of(row),
                    tags.toString());
        }

        private static void tag(String name, @Nullable String value, StringBuilder tags) {
            if (value != null) {
                tags.append(tags.isEmpty() ? "  ; " : ", ")
                        .append(name)
                        .append(':')
                        // A tag ends with its line or a comma.
                        .append(value.replaceAll("[\\p{Cntrl},]+", " "));
            }
        }
    }

    private static void write(Line line, long[] entry, Writer to) {
        try {
            if (entry[0] != line.position()) {
                entry[0] = line.position();
                to.write(
                        "\n%s (%s) %s  ; position:%2$s\n"
                                .formatted(line.postedOn(), line.position(), line.type()));
            }
            to.write("    %s  %s%s\n".formatted(line.account(), line.amount(), line.tags()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void balances(
            Moment moment, LocalDate day, SortedMap<String, List<Amount>> balances, Writer to)
            throws IOException {
        if (balances.isEmpty()) {
            return;
        }
        to.write("\n%s Balances as of position %s\n".formatted(day, moment.position()));
        for (var account : balances.entrySet()) {
            for (Amount balance : account.getValue()) {
                to.write(
                        "    %s  %s = %s\n"
                                .formatted(account.getKey(), balance.nothing(), balance));
            }
        }
    }
}
