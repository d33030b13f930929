package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.JsonName;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.ContributionAmended;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.contributions.DisposalApproved;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.IncidentRecorded;
import org.iioe.ledger.contributions.ItemReplaced;
import org.iioe.ledger.contributions.ItemsAccepted;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.ItemsDispatched;
import org.iioe.ledger.contributions.ItemsRefused;
import org.iioe.ledger.contributions.ItemsReleased;
import org.iioe.ledger.contributions.ItemsRetired;
import org.iioe.ledger.contributions.ItemsReturned;
import org.iioe.ledger.contributions.LicenceExpired;
import org.iioe.ledger.contributions.LineId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.LineValued;
import org.iioe.ledger.contributions.ServiceRendered;
import org.iioe.ledger.contributions.StockCountRecorded;
import org.iioe.ledger.contributions.TitleTransferred;
import org.iioe.ledger.contributions.ValuedUnits;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The double entry that each event of a contribution makes: units in their line's own commodity,
 * without cost, and apart from them the value of what is the network's own.
 */
final class InKindPostings {
    private static final String UNITS = "Equity:Units:";
    private static final String STORE = UNITS + "Store";
    private static final String TRANSIT = UNITS + "Transit";
    private static final String VALUE = "Assets:InKind";
    private static final String WRITTEN_OFF = "Expenses:InKindWriteOff";

    /**
     * One line of a double entry.
     *
     * @param unitsOf the line of the contribution
     * @param currency of a value, or null for units
     * @param amount units, or minor units: a debit is positive, a credit negative
     */
    record Posting(String account, String unitsOf, @Nullable String currency, long amount) {}

    private final ContributionsEvent event;
    private final List<Posting> postings = new ArrayList<>();

    private InKindPostings(ContributionsEvent event) {
        this.event = event;
    }

    /** The postings of an event; they sum to 0 in each line and currency. */
    static List<Posting> of(ContributionsEvent event) {
        InKindPostings made = new InKindPostings(event);
        made.post();
        return made.postings;
    }

    private void post() {
        switch (event) {
            case DeliveryRecorded e -> {
                units(STORE, source(e.donor()), e.line(), e.quantity().units());
                value(VALUE, income(e.donor()), e.line(), e.value());
            }
            case LineValued e ->
                    value(
                            VALUE,
                            income(e.donor()),
                            e.line(),
                            e.carriedAfter().minus(e.carriedBefore()));
            case TitleTransferred e -> {
                if (e.member() == null) {
                    value(VALUE, income(e.donor()), e.line(), e.value());
                } else {
                    value(given(e.member()), VALUE, e.line(), e.value());
                }
            }
            case ItemsAllocated e -> allocated(e.member(), e.units(), 1);
            case ItemsReleased e -> allocated(e.member(), e.units(), -1);
            case ItemsDispatched e ->
                    e.units()
                            .forEach(of -> units(TRANSIT, STORE, of.line(), of.quantity().units()));
            case ItemsRefused e ->
                    e.units()
                            .forEach(of -> units(STORE, TRANSIT, of.line(), of.quantity().units()));
            case ItemsAccepted e -> moved(e.units(), held(e.member()), TRANSIT, given(e.member()));
            case ItemsReturned e -> {
                for (ValuedUnits of : e.units()) {
                    units(STORE, held(e.member()), of.line(), of.quantity().units());
                    value(VALUE, given(e.member()), of.line(), of.value());
                }
            }
            case IncidentRecorded e -> {
                if (e.kind() != IncidentKind.DAMAGE) {
                    String place = e.consignment() == null ? place(e.member()) : TRANSIT;
                    moved(e.units(), gone(JsonName.of(e.kind())), place, WRITTEN_OFF);
                }
            }
            case ItemsRetired e ->
                    moved(e.units(), gone(JsonName.of(e.method())), place(e.member()), WRITTEN_OFF);
            case LicenceExpired e ->
                    moved(e.units(), gone("expired"), place(e.member()), WRITTEN_OFF);
            case ServiceRendered e ->
                    units(
                            UNITS + "Rendered:" + who(e.member(), "Network"),
                            source(e.donor()),
                            e.line(),
                            e.quantity().units());
            // These move no units: one item takes another's place, the others say what is to be.
            case ItemReplaced e -> {}
            case ContributionPledged e -> {}
            case ContributionAmended e -> {}
            case ContributionCancelled e -> {}
            case DisposalApproved e -> {}
            case StockCountRecorded e -> {}
        }
    }

    private void allocated(OrganisationId member, List<LineUnits> units, int sign) {
        for (LineUnits of : units) {
            units(
                    UNITS + "Allocated:" + member,
                    UNITS + "AllocationContra",
                    of.line(),
                    sign * of.quantity().units());
        }
    }

    /** Units move, and what they are worth is the network's no more. */
    private void moved(List<ValuedUnits> units, String to, String from, String valueTo) {
        for (ValuedUnits of : units) {
            units(to, from, of.line(), of.quantity().units());
            value(valueTo, VALUE, of.line(), of.value());
        }
    }

    private void units(String debit, String credit, LineId line, long units) {
        add(debit, line, null, units);
        add(credit, line, null, -units);
    }

    private void value(String debit, String credit, LineId line, @Nullable Money value) {
        if (value != null) {
            String currency = value.currency().getCurrencyCode();
            add(debit, line, currency, value.minorUnits());
            add(credit, line, currency, -value.minorUnits());
        }
    }

    private void add(String account, LineId line, @Nullable String currency, long amount) {
        if (amount != 0) {
            postings.add(new Posting(account, event.contribution() + "/" + line, currency, amount));
        }
    }

    private static String source(@Nullable OrganisationId donor) {
        return UNITS + "Source:" + who(donor, "Unknown");
    }

    private static String income(@Nullable OrganisationId donor) {
        return "Income:InKind:" + who(donor, "Unknown");
    }

    private static String given(OrganisationId member) {
        return "Expenses:InKind:" + member;
    }

    private static String held(OrganisationId member) {
        return UNITS + "Held:" + member;
    }

    private static String gone(String cause) {
        return UNITS + "Gone:" + cause;
    }

    private static String place(@Nullable OrganisationId member) {
        return member == null ? STORE : held(member);
    }

    private static String who(@Nullable OrganisationId organisation, String otherwise) {
        return organisation == null ? otherwise : organisation.value();
    }
}
