package org.iioe.ledger.funding.projection;

import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.projection.Columns;
import org.iioe.ledger.projection.Filling;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The postings of funds: written once, and read as of any position. */
@Component
public final class FundBooks {
    private final JdbcClient database;

    FundBooks(JdbcClient database) {
        this.database = database;
    }

    /**
     * A posting as it stands in the books.
     *
     * @param position of the entry that made it
     * @param amount in minor units; a debit is positive
     */
    public record Line(
            long position,
            int line,
            String account,
            @Nullable String gift,
            @Nullable String receipt,
            @Nullable String allocation,
            @Nullable String party,
            long amount,
            LocalDate postedOn) {}

    void write(FundId fund, long position, LocalDate postedOn, List<Posting> postings) {
        if (postings.isEmpty()) {
            return;
        }
        Waiting waiting =
                Filling.current().rows(this, Waiting.class, () -> new Waiting(Filling.current()));
        int line = 0;
        for (Posting posting : postings) {
            Account account = new Account(fund.value(), posting.account(), text(posting.gift()));
            Newest newest = waiting.post(account, position, posting.amount(), postedOn);
            waiting.rows.add(
                    position,
                    line++,
                    account.fund(),
                    account.account(),
                    account.gift(),
                    text(posting.receipt()),
                    text(posting.allocation()),
                    text(posting.party()),
                    posting.amount(),
                    postedOn,
                    newest.balance(),
                    newest.latestDay());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** What postings are summed by. */
    private record Account(String fund, String account, @Nullable String gift) {}

    /** What the newest posting of an account left. */
    private record Newest(long balance, LocalDate latestDay) {
        private static final Newest NONE = new Newest(0, LocalDate.MIN);

        Newest with(long amount, LocalDate day) {
            return new Newest(balance + amount, day.isAfter(latestDay) ? day : latestDay);
        }
    }

    /** Postings that wait to be written. */
    private final class Waiting implements Filling.Rows {
        private final Filling filling;
        private final Columns rows = new Columns();
        private final Columns opened = new Columns();
        private final Map<Account, Newest> accounts = new HashMap<>();

        Waiting(Filling filling) {
            this.filling = filling;
        }

        /** A balance goes on from the account's last posting. */
        Newest post(Account account, long position, long amount, LocalDate day) {
            Newest before = accounts.get(account);
            if (before == null) {
                before =
                        filling.kept(FundBooks.this, account, Newest.class)
                                .orElseGet(() -> stored(account));
            }
            if (before.equals(Newest.NONE)) {
                opened.add(account.fund(), account.account(), account.gift(), position);
            }
            Newest after = before.with(amount, day);
            accounts.put(account, after);
            filling.keep(FundBooks.this, account, after, account.account().length());
            filling.waits(account.account().length());
            return after;
        }

        @Override
        public void write() {
            if (!rows.isEmpty()) {
                FundBooks.this.write(opened, rows);
                opened.clear();
                rows.clear();
                accounts.clear();
            }
        }
    }

    private Newest stored(Account account) {
        return database.sql(
                        """
                        SELECT balance_after AS balance, latest_day FROM posting
                         WHERE fund = ? AND account = ? AND coalesce(gift, '') = ?
                         ORDER BY position DESC, line DESC LIMIT 1
                        """)
                .params(
                        account.fund(),
                        account.account(),
                        account.gift() == null ? "" : account.gift())
                .query(Newest.class)
                .optional()
                .orElse(Newest.NONE);
    }

    private void write(Columns opened, Columns rows) {
        if (!opened.isEmpty()) {
            database.sql(
                            """
                            INSERT INTO account (fund, account, gift, opened_at)
                            SELECT * FROM unnest(CAST(:funds AS text[]), CAST(:accounts AS text[]),
                                CAST(:gifts AS text[]), CAST(:positions AS bigint[]))
                            ON CONFLICT DO NOTHING
                            """)
                    .param("funds", opened.column(0, String.class))
                    .param("accounts", opened.column(1, String.class))
                    .param("gifts", opened.column(2, String.class))
                    .param("positions", opened.column(3, Long.class))
                    .update();
        }
        database.sql(
                        """
                        INSERT INTO posting (position, line, fund, account, gift, receipt,
                            allocation, party, amount, posted_on, balance_after, latest_day)
                        SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:lines AS int[]),
                            CAST(:funds AS text[]), CAST(:accounts AS text[]),
                            CAST(:gifts AS text[]), CAST(:receipts AS text[]),
                            CAST(:allocations AS text[]), CAST(:parties AS text[]),
                            CAST(:amounts AS bigint[]), CAST(:postedOn AS date[]),
                            CAST(:balances AS bigint[]), CAST(:latestDays AS date[]))
                        """)
                .param("positions", rows.column(0, Long.class))
                .param("lines", rows.column(1, Integer.class))
                .param("funds", rows.column(2, String.class))
                .param("accounts", rows.column(3, String.class))
                .param("gifts", rows.column(4, String.class))
                .param("receipts", rows.column(5, String.class))
                .param("allocations", rows.column(6, String.class))
                .param("parties", rows.column(7, String.class))
                .param("amounts", rows.column(8, Long.class))
                .param("postedOn", rows.column(9, LocalDate.class))
                .param("balances", rows.column(10, Long.class))
                .param("latestDays", rows.column(11, LocalDate.class))
                .update();
    }

    private record Balance(@Nullable String gift, String account, long balance) {}

    /**
     * The figures of each gift as of a position; those of the own income and of suspense under
     * null.
     */
    public Map<@Nullable String, Figures> byGift(String fund, long asOf) {
        Map<@Nullable String, Map<String, Long>> balances = new LinkedHashMap<>();
        for (Balance balance :
                database.sql(
                                """
                                SELECT gift, account, balance
                                  FROM account
                                 CROSS JOIN LATERAL (
                                     SELECT balance_after AS balance FROM posting p
                                      WHERE p.fund = account.fund AND p.account = account.account
                                        AND coalesce(p.gift, '') = coalesce(account.gift, '')
                                        AND p.position <= :asOf
                                      ORDER BY p.position DESC, p.line DESC LIMIT 1) newest
                                 WHERE account.fund = :fund AND account.opened_at <= :asOf
                                 ORDER BY account.account, account.gift NULLS FIRST
                                """)
                        .param("fund", fund)
                        .param("asOf", asOf)
                        .query(Balance.class)
                        .list()) {
            balances.computeIfAbsent(balance.gift(), gift -> new LinkedHashMap<>())
                    .put(balance.account(), balance.balance());
        }
        Map<@Nullable String, Figures> figures = new LinkedHashMap<>();
        balances.forEach((gift, accounts) -> figures.put(gift, new Figures(accounts)));
        return figures;
    }

    /** The figures of the fund as of a position: the sums over its gifts and own income. */
    public static Figures sum(Map<@Nullable String, Figures> byGift) {
        Map<String, Long> sum = new LinkedHashMap<>();
        byGift.values()
                .forEach(figures ->
                        figures.balances()
                                .forEach((account, balance) ->
                                        sum.merge(account, balance, Math::addExact)));
        return new Figures(sum);
    }

    /** What the postings of a fund are summed by. */
    public enum By {
        /** The gift; own income and suspense under null. */
        GIFT("gift"),
        /** The allocation; what is of none under null. */
        ALLOCATION("allocation"),
        /** The first calendar year of the fiscal year. */
        FISCAL_YEAR(
                """
                (extract(year FROM posted_on)::int
                 - CASE WHEN to_char(posted_on, 'MM-DD') < :yearStart THEN 1 ELSE 0 END)::text\
                """);

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }
    }

    /**
     * What stood on the accounts before a period and what came to it, summed by something.
     *
     * @param opening the balances before the period, by key
     * @param change what the period posted, by key
     */
    public record Movements(
            Map<@Nullable String, Figures> opening, Map<@Nullable String, Figures> change) {
        /** The figures of a key before the period. */
        public Figures opening(@Nullable String key) {
            return opening.getOrDefault(key, new Figures(Map.of()));
        }

        /** The figures of a key within the period. */
        public Figures change(@Nullable String key) {
            return change.getOrDefault(key, new Figures(Map.of()));
        }

        /** The figures of a key at the end of the period. */
        public Figures closing(@Nullable String key) {
            Map<String, Long> sum = new LinkedHashMap<>(opening(key).balances());
            change(key)
                    .balances()
                    .forEach((account, balance) -> sum.merge(account, balance, Math::addExact));
            return new Figures(sum);
        }

        /** All keys. */
        public Set<@Nullable String> keys() {
            Set<@Nullable String> keys = new LinkedHashSet<>(opening.keySet());
            keys.addAll(change.keySet());
            return keys;
        }

        /** Everything together. */
        public Movements sum() {
            Map<@Nullable String, Figures> before = new LinkedHashMap<>();
            before.put(null, FundBooks.sum(opening));
            Map<@Nullable String, Figures> within = new LinkedHashMap<>();
            within.put(null, FundBooks.sum(change));
            return new Movements(before, within);
        }
    }

    private record Moved(@Nullable String key, String account, long before, long within) {}

    /**
     * The movements of a fund's accounts in a period, as of a position.
     *
     * @param yearStart the month and day on which the fiscal year begins, such as 01-01
     */
    public Movements movements(
            String fund, By by, String yearStart, LocalDate first, LocalDate last, long asOf) {
        Map<@Nullable String, Map<String, Long>> opening = new LinkedHashMap<>();
        Map<@Nullable String, Map<String, Long>> change = new LinkedHashMap<>();
        for (Moved moved :
                database.sql(
                                """
                                SELECT %s AS key, account,
                                       coalesce(sum(amount) FILTER (WHERE posted_on < :first), 0)::bigint AS before,
                                       coalesce(sum(amount) FILTER (WHERE posted_on >= :first), 0)::bigint AS within
                                  FROM posting
                                 WHERE fund = :fund AND position <= :asOf AND posted_on <= :last
                                   AND :yearStart IS NOT NULL
                                 GROUP BY 1, 2 ORDER BY 1 NULLS FIRST, 2
                                """
                                        .formatted(by.sql))
                        .param("yearStart", yearStart)
                        .param("first", first)
                        .param("last", last)
                        .param("fund", fund)
                        .param("asOf", asOf)
                        .query(Moved.class)
                        .list()) {
            opening.computeIfAbsent(moved.key(), key -> new LinkedHashMap<>())
                    .put(moved.account(), moved.before());
            change.computeIfAbsent(moved.key(), key -> new LinkedHashMap<>())
                    .put(moved.account(), moved.within());
        }
        Map<@Nullable String, Figures> before = new LinkedHashMap<>();
        opening.forEach((key, balances) -> before.put(key, new Figures(balances)));
        Map<@Nullable String, Figures> within = new LinkedHashMap<>();
        change.forEach((key, balances) -> within.put(key, new Figures(balances)));
        return new Movements(before, within);
    }

    /**
     * Reads the postings of a fund in the order of the sealed log, one by one.
     *
     * @param accounts those accounts alone, or null for all
     * @param gift whose postings alone; empty for those of no gift; null for all
     * @param allocations those under these alone, or null for all
     */
    public void read(
            String fund,
            @Nullable Collection<String> accounts,
            @Nullable String gift,
            @Nullable Collection<String> allocations,
            LocalDate first,
            LocalDate last,
            long asOf,
            Consumer<Line> to) {
        try (Stream<Line> lines =
                database
                        .sql(
                                """
                                SELECT position, line, account, gift, receipt, allocation, party, amount, posted_on
                                  FROM posting
                                 WHERE fund = :fund AND position <= :asOf
                                   AND posted_on BETWEEN :first AND :last
                                   AND (CAST(:accounts AS text[]) IS NULL OR account = ANY (:accounts))
                                   AND (CAST(:gift AS text) IS NULL OR coalesce(gift, '') = :gift)
                                   AND (CAST(:allocations AS text[]) IS NULL OR allocation = ANY (:allocations))
                                 ORDER BY position, line
                                """)
                        .param("fund", fund)
                        .param("asOf", asOf)
                        .param("first", first)
                        .param("last", last)
                        .param(
                                "accounts",
                                accounts == null ? null : accounts.toArray(String[]::new))
                        .param("gift", gift)
                        .param(
                                "allocations",
                                allocations == null ? null : allocations.toArray(String[]::new))
                        .query(Line.class)
                        .stream()) {
            lines.forEach(to);
        }
    }

    /**
     * What remains in the bank of the receipt of which the least remains, in minor units; 0 where
     * there is none.
     */
    public long leastRemaining(String fund, LocalDate last, long asOf) {
        return database.sql(
                        """
                        SELECT coalesce(min(remaining), 0)::bigint FROM (
                            SELECT sum(amount) AS remaining FROM posting
                             WHERE fund = ? AND account = ? AND posted_on <= ? AND position <= ?
                             GROUP BY receipt) each
                        """)
                .params(fund, "Assets:Bank:" + fund, last, asOf)
                .query(Long.class)
                .single();
    }

    /** The accounts that a fund has had postings under, as of a position. */
    public List<String> accounts(String fund, long asOf) {
        return database.sql(
                        """
                        SELECT DISTINCT account FROM account WHERE fund = ? AND opened_at <= ? ORDER BY account
                        """)
                .params(fund, asOf)
                .query(String.class)
                .list();
    }

    /** Whether anything was ever posted under an account, as of a position. */
    public boolean knows(String fund, String account, long asOf) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM account
                         WHERE fund = ? AND starts_with(account, ?) AND opened_at <= ?)
                        """)
                .params(fund, account + ":", asOf)
                .query(Boolean.class)
                .single();
    }

    /** Postings after a place, up to a position. */
    public List<Line> journal(String fund, long afterPosition, int afterLine, long asOf, int most) {
        return database.sql(
                        """
                        SELECT position, line, account, gift, receipt, allocation, party, amount, posted_on
                          FROM posting
                         WHERE fund = ? AND (position, line) > (?, ?) AND position <= ?
                         ORDER BY position, line LIMIT ?
                        """)
                .params(fund, afterPosition, afterLine, asOf, most)
                .query(Line.class)
                .list();
    }
}
