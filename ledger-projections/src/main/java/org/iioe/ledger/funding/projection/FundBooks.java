package org.iioe.ledger.funding.projection;

import org.iioe.ledger.projection.InForce;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The books of funds, read as of any position. */
@Component
public final class FundBooks {
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

    private record Moved(@Nullable String key, String account, long before, long within) {}

    /**
     * The movements of a fund's accounts in a period, as of a position.
     *
     * @param yearStart the month and day on which the fiscal year begins, such as 01-01
     */
    public Movements movements(
            String fund,
            Movements.By by,
            String yearStart,
            LocalDate first,
            LocalDate last,
            long asOf) {
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
