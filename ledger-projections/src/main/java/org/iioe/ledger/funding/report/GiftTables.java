package org.iioe.ledger.funding.report;

import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.Instalment;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.Restriction;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.funding.projection.GiftView;
import org.iioe.ledger.funding.projection.PromiseChange;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;

import java.util.List;

/** Gifts: what was promised, what it may be used for, and what was given back. */
final class GiftTables {
    private static final List<Field<GiftView>> GIFT =
            List.of(Field.text("fund", GiftView::fund), Field.text("gift", GiftView::gift));

    private GiftTables() {}

    static List<Table> of(Rows<GiftView> gifts) {
        return List.of(
                gifts(gifts),
                changes(
                        "pledge-changes",
                        "Pledges: amended from was to amount, or the amount cancelled",
                        gifts.each(GiftView::pledgeChanges)),
                changes(
                        "commitment-changes",
                        "Commitments: amended from was to amount, or the amount cancelled",
                        gifts.each(GiftView::commitmentChanges)),
                restrictions(gifts),
                instalments(gifts),
                refunds(gifts));
    }

    private static Table gifts(Rows<GiftView> gifts) {
        return Table.of(
                "gifts",
                "Gifts",
                gifts,
                List.of(
                        FundingTables.fundKey(),
                        Field.text("gift", GiftView::gift).key(),
                        Field.text("donor", GiftView::donor),
                        Field.money("pledged", PledgeRecorded::amount).in(GiftView::pledge),
                        Field.text("pledgedOn", PledgeRecorded::on).in(GiftView::pledge),
                        Field.money("committed", CommitmentRecorded::amount)
                                .in(GiftView::commitment),
                        Field.text("committedOn", CommitmentRecorded::on).in(GiftView::commitment),
                        Field.text("purposes", Restriction::purposes)
                                .in(CommitmentRecorded::restriction)
                                .in(GiftView::commitment),
                        Field.number("position", GiftView::position)));
    }

    private static <E> Table ofGift(
            String name, String title, Rows<Entry<GiftView, E>> rows, List<Field<E>> fields) {
        return Table.of(name, title, rows, Entry.fields(GIFT, fields))
                .refersBy("gifts", "fund", "gift");
    }

    private static Table changes(
            String name, String title, Rows<Entry<GiftView, PromiseChange>> changes) {
        return ofGift(
                name,
                title,
                changes,
                List.of(
                        Field.money("was", PromiseChange::was).orNone(),
                        Field.money("amount", PromiseChange::amount),
                        Field.text("reason", PromiseChange::reason),
                        Field.text("on", PromiseChange::on),
                        Field.source(PromiseChange::source),
                        Field.certainty(PromiseChange::source)));
    }

    private static Table restrictions(Rows<GiftView> gifts) {
        return ofGift(
                "restriction-changes",
                "Amended restrictions",
                gifts.each(GiftView::restrictions),
                FundingTables.act(
                        List.of(
                                Field.text("was", Restriction::purposes)
                                        .in(RestrictionAmended::was)
                                        .orNone(),
                                Field.text("purposes", Restriction::purposes)
                                        .in(RestrictionAmended::restriction),
                                Field.text("donorConsent", RestrictionAmended::donorConsent))));
    }

    private static Table instalments(Rows<GiftView> gifts) {
        return ofGift(
                "instalments",
                "Instalments",
                gifts.each(
                        gift -> gift.commitment() == null ? null : gift.commitment().instalments()),
                List.of(
                        Field.text("instalment", Instalment::instalment),
                        Field.text("due", Instalment::due),
                        Field.money("amount", Instalment::amount),
                        Field.text("condition", Instalment::condition).orNone()));
    }

    private static Table refunds(Rows<GiftView> gifts) {
        return ofGift(
                "refunds",
                "Refunds to donors",
                gifts.each(GiftView::refunds),
                FundingTables.act(
                        List.of(
                                Field.text("entry", DonorRefunded::entry),
                                Field.money("amount", DonorRefunded::amount),
                                Field.text("bankRef", DonorRefunded::bankRef),
                                Field.text("valueDate", DonorRefunded::valueDate),
                                Field.day("postedOn", DonorRefunded::postedOn))));
    }
}
