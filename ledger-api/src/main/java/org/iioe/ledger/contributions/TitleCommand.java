package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Who owns the units, and how they come back or are replaced. */
public sealed interface TitleCommand extends ContributionsCommand {
    /**
     * Turns a loan into a gift: of the donor to the network, or of the network to a member. It
     * concerns all units of the line, or all that the member has of it.
     *
     * @param member who becomes the owner; null for the network
     * @param authority the resolution that says so, or null
     */
    @Means("Turns a loan into a gift: of the donor to the network, or of the network to a member.")
    record TransferTitle(
            ContributionId contribution,
            LineId line,
            @Nullable OrganisationId member,
            @Nullable ResolutionId authority,
            @Example("\"The loan became a gift.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements TitleCommand {
        public TransferTitle {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * Records that a member brought units back to the store. What it owned becomes the network's
     * own again.
     *
     * @param place where they were put
     */
    @Means("Records that a member brought units back to the store.")
    record ReturnItems(
            ContributionId contribution,
            OrganisationId member,
            List<LineUnits> units,
            @Nullable Condition condition,
            @Example("\"Store room\"") @Nullable String place,
            @Example("\"The course has ended.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements TitleCommand {
        public ReturnItems {
            units = LineUnits.checked(units);
            if (place != null) {
                Text.required("place", place, 500);
            }
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * Puts another item in an item's place, under a warranty for instance: wherever the old one
     * was, with the same custodian and the same owner. The number of units stays.
     *
     * @param replacement with an id and a serial number or asset tag of its own
     */
    @Means("Puts another item in an item's place: same custodian, same owner.")
    record ReplaceItem(
            ContributionId contribution,
            LineId line,
            @Example("\"item-1\"") ItemId old,
            @Example(
                            "{\"item\":\"item-2\",\"maker\":\"Example Maker\",\"model\":\"Model"
                                    + " A\",\"serial\":\"SN-0002\",\"assetTag\":null}")
                    DeliveredItem replacement,
            @Example("\"Replaced under warranty.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements TitleCommand {
        public ReplaceItem {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }
}
