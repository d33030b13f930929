package org.iioe.ledger.funding;

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

/** Commands on allocations, from proposal to release. */
public sealed interface AllocationCommand extends FundingCommand {
    /** Proposes to allocate money to a recipient for a purpose. */
    @Means("Proposes to allocate money to a recipient for a purpose.")
    record ProposeAllocation(
            FundId fund,
            AllocationId allocation,
            @Example("\"ain-shams-university\"") OrganisationId recipient,
            Purpose purpose,
            List<BudgetLine> lines,
            List<GiftAmount> sources,
            AllocationMode mode,
            Edtf on,
            Source source)
            implements AllocationCommand {
        public ProposeAllocation {
            lines = Allocated.lines(lines);
            sources = Allocated.sources(sources, lines);
        }
    }

    /** Approves a proposed or amended allocation, by a resolution or within the delegated limit. */
    @Means(
            "Approves a proposed or amended allocation, by a resolution or within the delegated"
                    + " limit.")
    record ApproveAllocation(
            FundId fund,
            AllocationId allocation,
            @Nullable ResolutionId authority,
            Edtf on,
            Source source)
            implements AllocationCommand {}

    /** Rejects a proposed or amended allocation. */
    @Means("Rejects a proposed or amended allocation.")
    record RejectAllocation(
            FundId fund,
            AllocationId allocation,
            @Nullable ResolutionId authority,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements AllocationCommand {
        public RejectAllocation {
            Text.required("reason", reason, 2000);
        }
    }

    /** Records that the grant agreement was signed: the allocation is now owed. */
    @Means("Records that the grant agreement was signed: the allocation is now owed.")
    record SignGrantAgreement(
            FundId fund, AllocationId allocation, @Nullable Sha256 digest, Edtf on, Source source)
            implements AllocationCommand {}

    /** Proposes to change an approved allocation; it needs approval again. */
    @Means("Proposes to change an approved allocation; it needs approval again.")
    record AmendAllocation(
            FundId fund,
            AllocationId allocation,
            List<BudgetLine> lines,
            List<GiftAmount> sources,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements AllocationCommand {
        public AmendAllocation {
            lines = Allocated.lines(lines);
            sources = Allocated.sources(sources, lines);
            Text.required("reason", reason, 2000);
        }
    }

    /** Gives money back that was allocated and is not disbursed. */
    @Means("Gives money back that was allocated and is not disbursed.")
    record ReleaseAllocation(
            FundId fund,
            AllocationId allocation,
            List<GiftAmount> sources,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements AllocationCommand {
        public ReleaseAllocation {
            sources = Allocated.sources(sources);
            Text.required("reason", reason, 2000);
        }
    }
}
