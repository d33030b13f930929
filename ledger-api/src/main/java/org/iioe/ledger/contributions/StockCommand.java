package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What becomes of units in the end, and whether they are still there. */
public sealed interface StockCommand extends ContributionsCommand {
    /**
     * Records that units were lost, stolen or damaged, where they were: in a consignment, with a
     * member or, where neither is named, in the store. What is lost or stolen is gone.
     *
     * @param report the report's number and what it says
     */
    @Means("Records that units were lost, stolen or damaged.")
    record RecordIncident(
            ContributionId contribution,
            IncidentId incident,
            IncidentKind kind,
            @Example("null") @Nullable ConsignmentId consignment,
            @Nullable OrganisationId member,
            List<LineUnits> units,
            @Example("\"Police report 1\"") String report,
            Edtf on,
            Source source)
            implements StockCommand {
        public RecordIncident {
            InvalidValue.unless(
                    consignment == null || member == null,
                    "consignment",
                    "Units are in a consignment or with a member; name one of them.");
            units = LineUnits.checked(units);
            Text.required("report", report, 2000);
        }
    }

    /**
     * Permits to dispose of units, in the store or with a member.
     *
     * @param member who has the units; null for those in the store
     * @param authority the resolution that says so; null where an approver decides
     */
    @Means("Permits to dispose of units.")
    record ApproveDisposal(
            ContributionId contribution,
            DisposalId disposal,
            @Nullable OrganisationId member,
            List<LineUnits> units,
            @Nullable ResolutionId authority,
            @Example("\"Beyond repair.\"") String reason,
            Edtf on,
            Source source)
            implements StockCommand {
        public ApproveDisposal {
            units = LineUnits.checked(units);
            Text.required("reason", reason, 2000);
        }
    }

    /**
     * Retires units for good. To dispose of them needs an approval; to give back what is on loan,
     * and to retire what the member owns that has it, does not.
     *
     * @param disposal the approval; null where none is needed
     * @param member who has the units; null for those in the store
     */
    @Means("Retires units for good; to dispose of them needs an approval.")
    record RetireItems(
            ContributionId contribution,
            @Nullable DisposalId disposal,
            @Nullable OrganisationId member,
            List<LineUnits> units,
            RetirementMethod method,
            @Example("\"Beyond repair.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements StockCommand {
        public RetireItems {
            units = LineUnits.checked(units);
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    /**
     * Records that licences ran out.
     *
     * @param member who had them; null for those not yet handed over
     */
    @Means("Records that licences of a software line ran out.")
    record ExpireLicence(
            ContributionId contribution,
            @Nullable OrganisationId member,
            List<LineUnits> units,
            Edtf on,
            Source source)
            implements StockCommand {
        public ExpireLicence {
            units = LineUnits.checked(units);
        }
    }

    /**
     * Records a count of what is really there: a fact. It changes nothing; a difference is recorded
     * with an exception, until an incident or another act explains it.
     *
     * @param member with whom it was counted; null for the store
     */
    @Means("Records a count of what is really there, with its difference from the ledger.")
    record RecordStockCount(
            ContributionId contribution,
            StockCountId count,
            @Nullable OrganisationId member,
            List<CountedLine> lines,
            Edtf on,
            Source source)
            implements StockCommand {
        public RecordStockCount {
            InvalidValue.unless(
                    !lines.isEmpty() && lines.size() <= 100,
                    "lines",
                    "A count has 1 to 100 lines.");
            InvalidValue.unless(
                    lines.stream().map(CountedLine::line).distinct().count() == lines.size(),
                    "lines",
                    "A line is named twice.");
            lines = List.copyOf(lines);
        }
    }
}
