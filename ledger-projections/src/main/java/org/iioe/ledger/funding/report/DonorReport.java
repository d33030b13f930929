package org.iioe.ledger.funding.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a donor's contribution went: each gift of money and in kind, what was drawn on it, for whom
 * and by what right, and the equation that shows that nothing is counted twice.
 */
@Component
final class DonorReport implements ReportKind {
    private final FundReporting funds;
    private final DonorGifts gifts;
    private final DonorUses uses;
    private final Views views;

    DonorReport(FundReporting funds, GiftUses uses, Views views) {
        this.funds = funds;
        this.gifts = new DonorGifts(funds, uses);
        this.uses = new DonorUses(funds, uses, views);
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "donor-report",
                "Donor report",
                "Where a donor's money and goods went, once each, and what is not yet allocated.",
                List.of(
                        new Parameter("donor", true, "the id of an organisation"),
                        FundReporting.fund(false)),
                List.of("funding", "membership", "meetings", "contributions"));
    }

    /** A fund with the gifts in it that are the donor's. */
    record Given(Fund fund, Set<String> gifts, Movements byGift) {}

    @Override
    public Contents make(ReportRequest asked) {
        OrganisationView donor =
                views.required(OrganisationView.TABLE, asked.required("donor"), asked.asOf());
        Views.Names names = views.names(asked.asOf());
        List<Given> given = given(donor.id(), asked);
        return new Contents(
                "Donor report: " + donor.name(),
                List.of(
                        FundReporting.POLICY,
                        "A receipt is what came in, less what was used of it, and what remains:"
                            + " each use names the one receipt that it draws on, so none is counted"
                            + " twice.",
                        "Accepted expenditure is that of a whole allocation, which several gifts"
                                + " may share; it is not divided among them.",
                        "Unknown means that no source says it: it is not zero."),
                List.of(
                        gifts.gifts(given, asked),
                        gifts.receipts(given, asked),
                        uses.uses(given, names, asked),
                        uses.allocations(given, names, asked),
                        DonorInKind.section(donor.id(), names, views, asked),
                        gifts.equation(given, asked)));
    }

    private List<Given> given(OrganisationId donor, ReportRequest asked) {
        List<Given> given = new ArrayList<>();
        for (Fund fund : funds.funds(asked)) {
            Set<String> gifts = new TreeSet<>();
            funds.donors(fund, asked.asOf())
                    .forEach((gift, by) -> {
                        if (donor.equals(by)) {
                            gifts.add(gift);
                        }
                    });
            if (!gifts.isEmpty()) {
                given.add(new Given(fund, gifts, funds.movements(fund, Movements.By.GIFT, asked)));
            }
        }
        return given;
    }
}
