package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Money set aside for one recipient and purpose. Members stand in the order of the JSON, which
 * leaves out what has not happened.
 *
 * @param status null on a day on which nothing was decided, though something else is in force
 * @param proposal null on a day on which it was not proposed, though something else is in force
 * @param approvals the first, and those of its amendments, newest last
 * @param releases what of it was given free again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllocationView(
        String id,
        FundId fund,
        @Nullable Status status,
        @Nullable AllocationProposed proposal,
        long position,
        @Acts.Several List<AllocationRejected> rejections,
        @Acts.Several List<AllocationApproved> approvals,
        @Acts.Several List<AllocationAmendmentProposed> amendments,
        @Acts.Several List<GrantAgreementSigned> agreements,
        @Acts.Several List<ExpenditureReported> expenditureReports,
        @Acts.Several List<ExpenditureAccepted> accepted,
        @Acts.Several List<ExpenditureDisallowed> disallowed,
        @Acts.Several List<AllocationReleased> releases)
        implements PartOfFund {
    /** Where allocations stand. */
    public static final HistoryTable<AllocationView> TABLE =
            new HistoryTable<>("allocation", AllocationView.class);

    /** How far an allocation has come. */
    public enum Status {
        /** It waits for a decision. */
        PROPOSED,
        /** It was approved. */
        APPROVED,
        /** It was rejected. */
        REJECTED,
        /** Its grant agreement was signed. */
        SIGNED,
        /** A change of it waits for a decision. */
        AMENDMENT_PROPOSED
    }

    static AllocationView none(String id, FundId fund) {
        return new AllocationView(
                id, fund, null, null, 0, List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of());
    }

    /**
     * For whom, by the newest approval; before one, by the proposal; null where neither is known.
     */
    public @Nullable OrganisationId recipient() {
        return approvals.isEmpty()
                ? proposal == null ? null : proposal.recipient()
                : approvals.getLast().recipient();
    }

    /**
     * For what, by the newest approval; before one, by the proposal; null where neither is known.
     */
    public @Nullable Purpose purpose() {
        return approvals.isEmpty()
                ? proposal == null ? null : proposal.purpose()
                : approvals.getLast().purpose();
    }

    /** The resolution of the newest approval, or null. */
    public @Nullable ResolutionId authority() {
        return approvals.isEmpty() ? null : approvals.getLast().authority();
    }

    /** With what an event says of it, and with null in the status that it has. */
    AllocationView after(FundingEvent event, @Nullable Status now, long at) {
        return new AllocationView(
                id,
                fund,
                now == null ? status : now,
                event instanceof AllocationProposed e ? e : proposal,
                at,
                Acts.after(rejections, AllocationRejected.class, event),
                Acts.after(approvals, AllocationApproved.class, event),
                Acts.after(amendments, AllocationAmendmentProposed.class, event),
                Acts.after(agreements, GrantAgreementSigned.class, event),
                Acts.after(expenditureReports, ExpenditureReported.class, event),
                Acts.after(accepted, ExpenditureAccepted.class, event),
                Acts.after(disallowed, ExpenditureDisallowed.class, event),
                Acts.after(releases, AllocationReleased.class, event));
    }
}
