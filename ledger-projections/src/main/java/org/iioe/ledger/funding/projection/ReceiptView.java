package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.MoneyReceived;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Money that came in. Members stand in the order of the JSON, which leaves out what has not
 * happened.
 *
 * @param receipt null on a day on which it has not come in, though what is known of it is in force
 * @param identification whose it is, where that was found out later
 * @param reversal that it was entered by mistake
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiptView(
        String id,
        FundId fund,
        Status status,
        @JsonDeserialize(using = ByItsMembers.class) @Nullable MoneyReceived receipt,
        long position,
        @Nullable ReceiptIdentified identification,
        @Nullable EntryReversed reversal)
        implements PartOfFund {
    /** Where receipts stand. */
    public static final HistoryTable<ReceiptView> TABLE =
            new HistoryTable<>("receipt", ReceiptView.class);

    /** What became of money that came in. */
    public enum Status {
        /** It is nobody's gift yet. */
        IN_SUSPENSE,
        /** It is a gift's. */
        RECEIVED,
        /** It is the fund's own. */
        OWN_INCOME,
        /** It never came: it was entered by mistake. */
        REVERSED
    }

    static ReceiptView none(String id, FundId fund) {
        return new ReceiptView(id, fund, Status.IN_SUSPENSE, null, 0, null, null);
    }

    /** It as a donation; null where it is the fund's own, or has not come in. */
    public @Nullable ReceiptRecorded donation() {
        return receipt instanceof ReceiptRecorded donation ? donation : null;
    }

    /** It as the fund's own; null where it is a donation, or has not come in. */
    public @Nullable OtherIncomeRecorded otherIncome() {
        return receipt instanceof OtherIncomeRecorded income ? income : null;
    }

    /** The gift whose it is, or null. */
    public @Nullable GiftId gift() {
        ReceiptRecorded donation = donation();
        GiftId recorded = donation == null ? null : donation.gift();
        return recorded == null && identification != null ? identification.gift() : recorded;
    }

    /** With what an event says of it. */
    ReceiptView after(FundingEvent event, Status now, long at) {
        return new ReceiptView(
                id,
                fund,
                now,
                event instanceof MoneyReceived e ? e : receipt,
                at,
                event instanceof ReceiptIdentified e ? e : identification,
                event instanceof EntryReversed e ? e : reversal);
    }

    /**
     * Tells the two apart by what only one of them has: a receipt's JSON does not name its type.
     */
    static final class ByItsMembers extends ValueDeserializer<MoneyReceived> {
        @Override
        public MoneyReceived deserialize(JsonParser json, DeserializationContext context) {
            JsonNode receipt = context.readTree(json);
            return receipt.has("kind")
                    ? context.readTreeAsValue(receipt, OtherIncomeRecorded.class)
                    : context.readTreeAsValue(receipt, ReceiptRecorded.class);
        }
    }
}
