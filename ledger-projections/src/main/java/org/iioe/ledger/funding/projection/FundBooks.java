package org.iioe.ledger.funding.projection;

import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.projection.Columns;
import org.iioe.ledger.projection.Filling;
import org.iioe.ledger.projection.InForce;
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
    /** More lines than an entry has. */
    private static final long MOST_LINES = 100_000;

    private static final String BALANCES =
            """
            (SELECT account.fund, account.account, account.gift, newest.balance
               FROM account
              CROSS JOIN LATERAL (
                  SELECT balance_after AS balance FROM posting p
                   WHERE p.fund = account.fund AND p.account = account.account
                     AND coalesce(p.gift, '') = coalesce(account.gift, '')
                     AND p.position <= :asOf
                   ORDER BY p.position DESC, p.line DESC LIMIT 1) newest
              WHERE account.opened_at <= :asOf AND account.opened_on <= :day AND account.number = 0)
            """;

    /**
     * Neither position nor day falls in a chain: its newest posting by the day counts, or where
     * that is not known yet, the newest that is.
     */
    private static final String BALANCES_BY_DAY =
            """
            (SELECT account.fund, account.account, account.gift,
                    CASE WHEN newest.position <= :asOf THEN newest.chain_balance
                         ELSE (SELECT chain_balance FROM posting p
                                WHERE p.chain = account.chain AND p.position <= :asOf
                                ORDER BY p.position DESC, p.line DESC LIMIT 1) END AS balance
               FROM account
              CROSS JOIN LATERAL (
                  SELECT position, chain_balance FROM posting p
                   WHERE p.chain = account.chain AND p.day <= :day
                   ORDER BY p.day DESC, p.position DESC, p.line DESC LIMIT 1) newest
              WHERE account.opened_at <= :asOf AND account.opened_on <= :day)
            """;

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

    /** What postings are summed by. */
    private record Account(String fund, String account, @Nullable String gift) {}

    /**
     * Writes the postings of an entry. They rest on nothing but the entry: on an earlier day they
     * are there when it is.
     */
    void write(FundId fund, long position, LocalDate postedOn, List<Posting> postings) {
        if (postings.isEmpty() || InForce.isShownAgain()) {
            return;
        }
        Filling filling = Filling.current();
        Waiting waiting = filling.rows(this, Waiting.class, () -> new Waiting(filling));
        int line = 0;
        for (Posting posting : postings) {
            Account account = new Account(fund.value(), posting.account(), text(posting.gift()));
            Chains chains = waiting.chains(account);
            long id = position * MOST_LINES + line;
            Chains.Chain chain = chains.post(filling.day(), posting.amount(), id);
            if (chain.id() == id) {
                waiting.opened.add(
                        account.fund(),
                        account.account(),
                        account.gift(),
                        chain.number(),
                        id,
                        position,
                        filling.day());
            }
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
                    filling.day(),
                    chains.balance(),
                    chain.id(),
                    chain.balance());
            filling.waits(account.account().length());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Postings that wait to be written. */
    private final class Waiting implements Filling.Rows {
        private final Filling filling;
        private final Columns rows = new Columns();
        private final Columns opened = new Columns();
        private final Map<Account, Chains> accounts = new HashMap<>();

        Waiting(Filling filling) {
            this.filling = filling;
        }

        Chains chains(Account account) {
            Chains chains =
                    accounts.computeIfAbsent(
                            account,
                            key ->
                                    filling.kept(FundBooks.this, key, Chains.class)
                                            .orElseGet(() -> stored(key)));
            filling.keep(
                    FundBooks.this, account, chains, account.account().length() + chains.weight());
            return chains;
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

    /** The chains of an account as they were written. */
    private Chains stored(Account account) {
        Chains chains = new Chains();
        database.sql(
                        """
                        SELECT account.chain, account.number, newest.day, newest.chain_balance
                          FROM account
                         CROSS JOIN LATERAL (
                             SELECT day, chain_balance FROM posting p WHERE p.chain = account.chain
                              ORDER BY p.position DESC, p.line DESC LIMIT 1) newest
                         WHERE account.fund = ? AND account.account = ?
                           AND coalesce(account.gift, '') = ?
                         ORDER BY account.number
                        """)
                .params(
                        account.fund(),
                        account.account(),
                        account.gift() == null ? "" : account.gift())
                .query(row -> {
                    chains.add(
                            new Chains.Chain(
                                    row.getLong(1),
                                    row.getInt(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getLong(4)));
                });
        return chains;
    }

    private void write(Columns opened, Columns rows) {
        if (!opened.isEmpty()) {
            database.sql(
                            """
                            INSERT INTO account (fund, account, gift, number, chain, opened_at, opened_on)
                            SELECT * FROM unnest(CAST(:funds AS text[]), CAST(:accounts AS text[]),
                                CAST(:gifts AS text[]), CAST(:numbers AS int[]),
                                CAST(:chains AS bigint[]), CAST(:positions AS bigint[]),
                                CAST(:days AS date[]))
                            """)
                    .param("funds", opened.column(0, String.class))
                    .param("accounts", opened.column(1, String.class))
                    .param("gifts", opened.column(2, String.class))
                    .param("numbers", opened.column(3, Integer.class))
                    .param("chains", opened.column(4, Long.class))
                    .param("positions", opened.column(5, Long.class))
                    .param("days", opened.column(6, LocalDate.class))
                    .update();
        }
        database.sql(
                        """
                        INSERT INTO posting (position, line, fund, account, gift, receipt, allocation,
                            party, amount, posted_on, day, balance_after, chain, chain_balance)
                        SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:lines AS int[]),
                            CAST(:funds AS text[]), CAST(:accounts AS text[]),
                            CAST(:gifts AS text[]), CAST(:receipts AS text[]),
                            CAST(:allocations AS text[]), CAST(:parties AS text[]),
                            CAST(:amounts AS bigint[]), CAST(:postedOn AS date[]),
                            CAST(:days AS date[]), CAST(:balances AS bigint[]),
                            CAST(:chains AS bigint[]), CAST(:chainBalances AS bigint[]))
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
                .param("days", rows.column(10, LocalDate.class))
                .param("balances", rows.column(11, Long.class))
                .param("chains", rows.column(12, Long.class))
                .param("chainBalances", rows.column(13, Long.class))
                .update();
    }

    /**
     * SQL of the balances of all accounts by gift, with {@code fund}, {@code account}, {@code gift}
     * and {@code balance}: several rows of an account add up. Its parameters are {@code asOf} and
     * {@code day}.
     */
    public static String balances() {
        return InForce.isAsked() ? BALANCES_BY_DAY : BALANCES;
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
                                SELECT gift, account, sum(balance)::bigint AS balance
                                  FROM %s balance
                                 WHERE fund = :fund
                                 GROUP BY account, gift ORDER BY account, gift NULLS FIRST
                                """
                                        .formatted(balances()))
                        .param("day", InForce.lastDay())
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
                                   AND day <= :day AND :yearStart IS NOT NULL
                                 GROUP BY 1, 2 ORDER BY 1 NULLS FIRST, 2
                                """
                                        .formatted(by.sql))
                        .param("yearStart", yearStart)
                        .param("day", InForce.lastDay())
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
                                   AND posted_on BETWEEN :first AND :last AND day <= :day
                                   AND (CAST(:accounts AS text[]) IS NULL OR account = ANY (:accounts))
                                   AND (CAST(:gift AS text) IS NULL OR coalesce(gift, '') = :gift)
                                   AND (CAST(:allocations AS text[]) IS NULL OR allocation = ANY (:allocations))
                                 ORDER BY position, line
                                """)
                        .param("fund", fund)
                        .param("asOf", asOf)
                        .param("day", InForce.lastDay())
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
                               AND day <= ?
                             GROUP BY receipt) each
                        """)
                .params(fund, "Assets:Bank:" + fund, last, asOf, InForce.lastDay())
                .query(Long.class)
                .single();
    }

    /** The accounts that a fund has had postings under, as of a position. */
    public List<String> accounts(String fund, long asOf) {
        return database.sql(
                        """
                        SELECT DISTINCT account FROM account WHERE fund = ? AND opened_at <= ? AND opened_on <= ?
                         ORDER BY account
                        """)
                .params(fund, asOf, InForce.lastDay())
                .query(String.class)
                .list();
    }

    /** Whether anything was ever posted under an account, as of a position. */
    public boolean knows(String fund, String account, long asOf) {
        return database.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM account
                         WHERE fund = ? AND starts_with(account, ?) AND opened_at <= ? AND opened_on <= ?)
                        """)
                .params(fund, account + ":", asOf, InForce.lastDay())
                .query(Boolean.class)
                .single();
    }

    /** Postings after a place, up to a position. */
    public List<Line> journal(String fund, long afterPosition, int afterLine, long asOf, int most) {
        return database.sql(
                        """
                        SELECT position, line, account, gift, receipt, allocation, party, amount, posted_on
                          FROM posting
                         WHERE fund = ? AND (position, line) > (?, ?) AND position <= ? AND day <= ?
                         ORDER BY position, line LIMIT ?
                        """)
                .params(fund, afterPosition, afterLine, asOf, InForce.lastDay(), most)
                .query(Line.class)
                .list();
    }
}
