package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.projection.InForce;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What was drawn on gifts, read from the bank's postings: each names its gift and its receipt, so
 * that what came in less all uses is what remains, to the last minor unit.
 */
@Component
final class GiftUses {
    private final JdbcClient database;

    GiftUses(JdbcClient database) {
        this.database = database;
    }

    /** What moves the money of a gift, by the event that posts it. */
    private static final Map<String, String> WORDS =
            Map.of(
                    name(Disbursed.class), "disbursement",
                    name(DirectCostPaid.class), "direct cost",
                    name(ChargeRecorded.class), "charge",
                    name(DonorRefunded.class), "refund to the donor",
                    name(ReturnRecorded.class), "returned by the recipient",
                    name(RecoveryRecorded.class), "recovered",
                    name(PaymentReturned.class), "sent back by the bank",
                    name(DisbursementReversed.class), "reversal of a payment",
                    name(EntryReversed.class), "reversal of an entry");

    private static String name(Class<? extends FundingEvent> event) {
        return event.getSimpleName();
    }

    /**
     * Money of a gift that left the bank, or came back to it.
     *
     * @param event that posted it, such as {@code Disbursed}
     * @param act the id of the disbursement, or of the entry
     * @param amount in minor units; negative where it came back
     */
    record Use(
            long position,
            LocalDate postedOn,
            String gift,
            String receipt,
            @Nullable String allocation,
            String event,
            @Nullable String act,
            long amount) {
        /** What it is, in words. */
        String words() {
            return WORDS.getOrDefault(event, event);
        }

        boolean isPayment() {
            return event.equals(name(Disbursed.class)) || event.equals(name(DirectCostPaid.class));
        }
    }

    /** Reads what was drawn on gifts, in the order of the sealed log. */
    void read(Fund fund, Collection<String> gifts, long asOf, Consumer<Use> to) {
        try (Stream<Use> uses =
                database
                        .sql(
                                """
                                SELECT position, posted_on, gift, receipt, allocation, event,
                                       coalesce(data ->> 'disbursement', data ->> 'entry') AS act, amount
                                  FROM (SELECT p.position, p.line, p.posted_on, p.gift, p.receipt, p.allocation,
                                               -p.amount AS amount,
                                               regexp_replace(e.entry ->> 'type', '.*\\.', '') AS event,
                                               e.entry -> 'data' AS data
                                          FROM posting p
                                          JOIN (SELECT position, convert_from(entry, 'UTF8')::json AS entry
                                                  FROM ledger.sealed_entry) e ON e.position = p.position
                                         WHERE p.fund = :fund AND p.gift = ANY (:gifts)
                                           AND p.account = :bank AND p.position <= :asOf
                                           AND p.day <= :day) posted
                                 WHERE event NOT IN ('ReceiptRecorded', 'ReceiptIdentified')
                                   AND NOT (event = 'EntryReversed' AND data ->> 'kind' = 'receipt')
                                 ORDER BY position, line
                                """)
                        .param("fund", fund.id())
                        .param("gifts", gifts.toArray(String[]::new))
                        .param("bank", "Assets:Bank:" + fund.id())
                        .param("asOf", asOf)
                        .param("day", InForce.lastDay())
                        .query((row, number) ->
                                new Use(
                                        row.getLong("position"),
                                        row.getObject("posted_on", LocalDate.class),
                                        row.getString("gift"),
                                        row.getString("receipt"),
                                        row.getString("allocation"),
                                        row.getString("event"),
                                        row.getString("act"),
                                        row.getLong("amount")))
                        .stream()) {
            uses.forEach(to);
        }
    }

    /** What remains in the bank of each receipt of gifts, in minor units. */
    Map<String, Long> remaining(Fund fund, Collection<String> gifts, long asOf) {
        Map<String, Long> remaining = new HashMap<>();
        database.sql(
                        """
                        SELECT receipt, sum(amount)::bigint FROM posting
                         WHERE fund = :fund AND gift = ANY (:gifts) AND account = :bank
                           AND position <= :asOf AND day <= :day
                         GROUP BY receipt
                        """)
                .param("fund", fund.id())
                .param("gifts", gifts.toArray(String[]::new))
                .param("bank", "Assets:Bank:" + fund.id())
                .param("asOf", asOf)
                .param("day", InForce.lastDay())
                .query((row, number) -> remaining.put(row.getString(1), row.getLong(2)))
                .list();
        return remaining;
    }

    /** What of a gift an allocation is allocated. */
    record AllocatedOf(String allocation, String gift, long amount) {}

    /**
     * What of gifts is allocated to what, in minor units; 0 where it was paid without being
     * allocated.
     */
    List<AllocatedOf> allocated(Fund fund, Collection<String> gifts, long asOf) {
        return database.sql(
                        """
                        SELECT allocation, gift, coalesce(sum(amount) FILTER (
                                   WHERE account NOT LIKE '%:Disbursed'), 0)::bigint AS amount
                          FROM posting
                         WHERE fund = :fund AND gift = ANY (:gifts) AND position <= :asOf
                           AND day <= :day
                           AND allocation IS NOT NULL
                           AND account IN ('Equity:Memo:Allocations:' || allocation || ':Approved',
                                           'Equity:Memo:Allocations:' || allocation || ':Released',
                                           'Equity:Memo:Allocations:' || allocation || ':Disbursed')
                         GROUP BY allocation, gift ORDER BY allocation, gift
                        """)
                .param("fund", fund.id())
                .param("gifts", gifts.toArray(String[]::new))
                .param("asOf", asOf)
                .param("day", InForce.lastDay())
                .query((row, number) ->
                        new AllocatedOf(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
