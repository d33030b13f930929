package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.VoteCounts;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A resolution from its draft onwards, with the one vote that was taken on it.
 *
 * @param textDigest of its text as it now is
 * @param effects what it permits, in its own words
 * @param result that the outcome was computed; null until there is one
 * @param vote what was frozen when the vote was opened, the roll, the charter's version and whether
 *     there was a quorum among it; null without a vote in a sitting
 * @param writtenProcedure the same of a vote in writing, or null
 * @param ballots the votes by name, in the order in which they were cast
 * @param tally the count of a vote that was not by name, or null
 * @param tie the tie that it came to, or null
 * @param consensus what stands in the place of a vote, or null
 * @param outcome null while it is open
 * @param position the position of the last entry about it
 */
public record ResolutionView(
        ResolutionId id,
        MeetingId meeting,
        AgendaItemId item,
        String title,
        Sha256 textDigest,
        OrganisationId mover,
        @Nullable OrganisationId seconder,
        List<String> effects,
        Status status,
        @Nullable Result result,
        @Nullable VoteOpened vote,
        @Nullable WrittenProcedureOpened writtenProcedure,
        List<CastVote> ballots,
        @Nullable Tally tally,
        @Nullable VoteTied tie,
        @Nullable CastingVoteUsed castingVote,
        @Nullable ConsensusReached consensus,
        @Nullable Outcome outcome,
        List<DraftAmended> amendments,
        @Nullable DraftWithdrawn withdrawal,
        List<ActRatified> ratified,
        @Nullable ResolutionRescinded rescission,
        Edtf submittedOn,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<ResolutionView> TABLE =
            new HistoryTable<>("resolution", ResolutionView.class);

    /** How far a resolution is. */
    public enum Status {
        /** It is proposed. */
        DRAFT,
        /** It was taken back before its vote. */
        WITHDRAWN,
        /** Its vote is open. */
        VOTING,
        /** Its votes were equal, and the chair has still to decide. */
        TIED,
        /** It is adopted. */
        ADOPTED,
        /** It is not adopted. */
        REJECTED,
        /** It was adopted, and its authority has ended. */
        RESCINDED
    }

    /** Where an outcome is known from. */
    public enum Result {
        /** The ledger computed it from roll, rule and votes, or nobody objected. */
        COMPUTED
    }

    /**
     * A member's vote by name.
     *
     * @param proxy who voted for it in its absence, or null
     */
    public record CastVote(
            OrganisationId member,
            Choice choice,
            @Nullable OrganisationId proxy,
            Edtf on,
            Source source) {}

    /**
     * A count of hands or papers. Tellers are shown by their opaque ids: names of people are not
     * shown.
     *
     * @param voters how many members could have voted
     */
    public record Tally(
            VoteCounts counts,
            int invalid,
            int voters,
            List<PersonId> tellers,
            Edtf on,
            Source source) {}

    /**
     * What it came to.
     *
     * @param how by what procedure it was adopted, or null where it was not
     * @param cause why it was not adopted, or null where it was
     * @param votedFor the members that voted for it, as far as the vote was by name and it was
     *     adopted
     * @param count the votes, with the wholes of which a majority is a share; null for a consensus
     * @param majority the rule by which it was computed; null for a consensus
     * @param charterVersion the version under which it was taken
     */
    public record Outcome(
            boolean adopted,
            @Nullable How how,
            @Nullable RejectionCause cause,
            List<OrganisationId> votedFor,
            @Nullable VoteResult count,
            @Nullable MajorityRule majority,
            int charterVersion,
            Edtf on,
            Source source) {}

    /**
     * What was frozen when the vote was opened, in a sitting or in writing.
     *
     * @param form null in writing
     * @param present null in writing
     * @param quorate null in writing, and where it cannot be known
     * @param deadline null in a sitting
     */
    public record Frozen(
            @Nullable VoteForm form,
            List<OrganisationId> roll,
            @Nullable List<OrganisationId> present,
            List<OrganisationId> recused,
            @Nullable Boolean quorate,
            int charterVersion,
            @Nullable Edtf deadline) {}

    /** What was frozen when its vote was opened; null where none was. */
    public @Nullable Frozen frozen() {
        if (vote != null) {
            return new Frozen(
                    vote.form(),
                    vote.roll(),
                    vote.present(),
                    vote.recused(),
                    vote.quorate(),
                    vote.charterVersion(),
                    null);
        }
        return writtenProcedure == null
                ? null
                : new Frozen(
                        null,
                        writtenProcedure.roll(),
                        null,
                        writtenProcedure.recused(),
                        null,
                        writtenProcedure.charterVersion(),
                        writtenProcedure.deadline());
    }

    /** A member's vote by name; null where it cast none. */
    public @Nullable CastVote voteOf(OrganisationId member) {
        for (CastVote ballot : ballots) {
            if (ballot.member().equals(member)) {
                return ballot;
            }
        }
        return null;
    }

    static ResolutionView submitted(DraftResolutionSubmitted e, long position) {
        return new ResolutionView(
                e.resolution(),
                e.meeting(),
                e.item(),
                e.title(),
                e.textDigest(),
                e.mover(),
                e.seconder(),
                e.effects(),
                Status.DRAFT,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                e.on(),
                e.source(),
                position);
    }

    /** What an event makes of it. */
    ResolutionView after(ResolutionEvent event, long at) {
        ResolutionChange change = new ResolutionChange(this);
        change.after(event);
        return change.view(at);
    }
}
