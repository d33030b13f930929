package org.iioe.ledger.funding.projection;

import org.iioe.ledger.funding.FundId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        int line = 0;
        for (Posting posting : postings) {
            database.sql(
                            """
                            WITH opened AS (
                                INSERT INTO account (fund, account, gift, opened_at)
                                VALUES (:fund, :account, CAST(:gift AS text), :position)
                                ON CONFLICT DO NOTHING)
                            INSERT INTO posting (position, line, fund, account, gift, receipt,
                                allocation, party, amount, posted_on, balance_after)
                            VALUES (:position, :line, :fund, :account, :gift, :receipt, :allocation,
                                :party, :amount, :postedOn, :amount + coalesce((
                                    SELECT balance_after FROM posting
                                     WHERE fund = :fund AND account = :account
                                       AND coalesce(gift, '') = coalesce(CAST(:gift AS text), '')
                                     ORDER BY position DESC, line DESC LIMIT 1), 0))
                            """)
                    .param("position", position)
                    .param("line", line++)
                    .param("fund", fund.value())
                    .param("account", posting.account())
                    .param("gift", posting.gift() == null ? null : posting.gift().value())
                    .param("receipt", posting.receipt() == null ? null : posting.receipt().value())
                    .param(
                            "allocation",
                            posting.allocation() == null ? null : posting.allocation().value())
                    .param("party", posting.party())
                    .param("amount", posting.amount())
                    .param("postedOn", postedOn)
                    .update();
        }
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
