package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Who is to have the units, and how they get there. */
public sealed interface CustodyCommand extends ContributionsCommand {
    /**
     * Decides that a member is to have units. They were delivered, or are pledged where the charter
     * permits that.
     *
     * @param units by number, or by name where certain items are meant for the member
     * @param tenure whether the member will own them or has them on loan; one answer for all that
     *     it has of a line
     * @param authority the resolution that says so, or null
     */
    @Means("Decides that a member is to have units of a contribution.")
    record AllocateItems(
            ContributionId contribution,
            OrganisationId member,
            List<LineUnits> units,
            Tenure tenure,
            @Nullable ResolutionId authority,
            @Example("\"Equips the first course.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements CustodyCommand {
        public AllocateItems {
            units = LineUnits.checked(units);
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /** Takes back an allocation, as far as nothing was dispatched on it. */
    @Means("Takes back an allocation of units, as far as they were not dispatched.")
    record ReleaseItems(
            ContributionId contribution,
            OrganisationId member,
            List<LineUnits> units,
            @Example("\"No longer needed.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements CustodyCommand {
        public ReleaseItems {
            units = LineUnits.checked(units);
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * Sends units to the member that they are allocated to.
     *
     * @param carrier who takes them there; null where it is unknown
     */
    @Means("Sends units from the store to the member that they are allocated to.")
    record DispatchItems(
            ContributionId contribution,
            ConsignmentId consignment,
            OrganisationId member,
            List<LineUnits> units,
            @Example("\"Example Carrier\"") @Nullable String carrier,
            Edtf on,
            Source source)
            implements CustodyCommand {
        public DispatchItems {
            units = LineUnits.checked(units);
            if (carrier != null) {
                Text.required("carrier", carrier, 200);
            }
        }
    }

    /**
     * Records that the member took units of a consignment, all or part of it. Where it was to own
     * them, they become its own now.
     *
     * @param custodyReceipt the receipt's number or title
     * @param digest of the receipt's document, or null
     */
    @Means("Records that a member took units of a consignment into its custody.")
    record AcceptItems(
            ContributionId contribution,
            ConsignmentId consignment,
            List<LineUnits> units,
            @Nullable Condition condition,
            @Example("\"Custody receipt 1\"") String custodyReceipt,
            @Nullable Sha256 digest,
            Edtf on,
            Source source)
            implements CustodyCommand {
        public AcceptItems {
            units = LineUnits.checked(units);
            Text.required("custodyReceipt", custodyReceipt, 200);
        }
    }

    /** Records that the member did not take units of a consignment; they are back in the store. */
    @Means("Records that a member refused units of a consignment, which are back in the store.")
    record RefuseItems(
            ContributionId contribution,
            ConsignmentId consignment,
            List<LineUnits> units,
            @Nullable Condition condition,
            @Example("\"Damaged on the way.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements CustodyCommand {
        public RefuseItems {
            units = LineUnits.checked(units);
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }
}
