package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

/**
 * What a bank took. Members stand in the order of the JSON, which leaves out what has not happened.
 *
 * @param charge null on a day on which it was not taken, though its reversal is in force
 * @param reversal that it was entered by mistake
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChargeView(
        String id,
        FundId fund,
        Status status,
        @Nullable ChargeRecorded charge,
        long position,
        @Nullable EntryReversed reversal)
        implements PartOfFund {
    /** Where charges stand. */
    public static final HistoryTable<ChargeView> TABLE =
            new HistoryTable<>("charge", ChargeView.class);

    /** What became of a charge. */
    public enum Status {
        /** It was taken. */
        PAID,
        /** It never was: it was entered by mistake. */
        REVERSED
    }

    static ChargeView none(String id, FundId fund) {
        return new ChargeView(id, fund, Status.PAID, null, 0, null);
    }

    /** With what an event says of it. */
    ChargeView after(FundingEvent event, Status now, long at) {
        return new ChargeView(
                id,
                fund,
                now,
                event instanceof ChargeRecorded e ? e : charge,
                at,
                event instanceof EntryReversed e ? e : reversal);
    }
}
