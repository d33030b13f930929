package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is promised in kind, what it is worth, and what arrives. */
public sealed interface PledgeCommand extends ContributionsCommand {
    /**
     * Enters a pledge in kind.
     *
     * @param donor who pledges; null where it is unknown, or known only to be among several
     * @param oneOrMoreOf the organisations of which one or more pledge, where nobody says which
     */
    @Means("Enters a pledge of goods, software or services.")
    record PledgeContribution(
            ContributionId contribution,
            @Nullable OrganisationId donor,
            @Example("null") @Nullable List<OrganisationId> oneOrMoreOf,
            List<PledgedLine> lines,
            Edtf on,
            Source source)
            implements PledgeCommand {
        public PledgeContribution {
            oneOrMoreOf = Donors.checked(donor, oneOrMoreOf);
            InvalidValue.unless(!lines.isEmpty(), "lines", "A contribution has at least one line.");
            lines = PledgedLine.checked(lines);
        }
    }

    /**
     * Changes a pledge: lines are added, or take the place of the lines of the same id; the others
     * stay. It also says later what was unknown before. Not below what was delivered or allocated.
     *
     * @param donor who pledges; null, as with {@code oneOrMoreOf}, leaves it as it is
     * @param oneOrMoreOf as when the contribution was pledged
     * @param lines the new and the changed lines, whole; may be empty
     */
    @Means("Changes a pledge in kind, not below what was delivered or allocated.")
    record AmendContribution(
            ContributionId contribution,
            @Nullable OrganisationId donor,
            @Example("null") @Nullable List<OrganisationId> oneOrMoreOf,
            List<PledgedLine> lines,
            @Example("\"The donor's letter gives the quantities.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements PledgeCommand {
        public AmendContribution {
            oneOrMoreOf = Donors.checked(donor, oneOrMoreOf);
            lines = PledgedLine.checked(lines);
            InvalidValue.unless(
                    donor != null || oneOrMoreOf != null || !lines.isEmpty(),
                    "The amendment changes nothing.");
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /** Cancels what was pledged and not delivered; what was delivered stays. */
    @Means("Cancels what a pledge in kind still promises; what was delivered stays.")
    record CancelContribution(
            ContributionId contribution,
            @Example("\"Withdrawn by the donor.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements PledgeCommand {
        public CancelContribution {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * Values a line. A later valuation is a new act: it holds for the units that are still the
     * network's own, and changes nothing about those that left.
     *
     * @param basis how the amount was found, such as {@code invoice} or {@code market price}
     * @param valuer the organisation that answers for it
     */
    @Means("Values the units of a line; valuing them again is a new act.")
    record ValueLine(
            ContributionId contribution,
            LineId line,
            Money amount,
            ValuedPer per,
            @Example("\"Invoice\"") String basis,
            OrganisationId valuer,
            Edtf on,
            Source source)
            implements PledgeCommand {
        /** Fifteen digits, in minor units: more is a slip of the keyboard. */
        private static final long MOST_MINOR_UNITS = 999_999_999_999_999L;

        public ValueLine {
            amount.notNegative("amount");
            InvalidValue.unless(
                    amount.minorUnits() <= MOST_MINOR_UNITS,
                    "amount",
                    "An amount has at most 15 digits, decimals included.");
            Text.required("basis", basis, 500);
        }
    }

    /**
     * Records that units arrived: a fact. More than was pledged is recorded with an exception.
     *
     * @param donor who delivered; null where the pledge says it, or nobody does
     * @param items the items by name, as many as the quantity; null for units without names
     * @param place where they were put
     */
    @Means("Records that units of a line arrived, with their serial numbers or asset tags.")
    record RecordDelivery(
            ContributionId contribution,
            LineId line,
            DeliveryId delivery,
            @Nullable OrganisationId donor,
            Quantity quantity,
            @Nullable Condition condition,
            @Nullable List<DeliveredItem> items,
            @Example("\"Store room\"") @Nullable String place,
            Edtf on,
            Source source)
            implements PledgeCommand {
        public RecordDelivery {
            quantity.positive("quantity");
            items = DeliveredItem.checked(items, quantity);
            if (place != null) {
                Text.required("place", place, 500);
            }
        }
    }
}
