package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.ElectionMethod;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * An election, from its call or its report to its end.
 *
 * @param result where the winner is known from; null until somebody is elected
 * @param winner who was elected, or null
 * @param winnerName its name as of the answer's position, or null
 * @param kind null where a source reports a result without a call
 * @param from the first day of what is filled, or null where it is not said
 * @param to its last day, or null where it is not said
 * @param charterVersion the version that rules it; null where a source reports a result without a
 *     call
 * @param calledOn null where it was not called in the ledger
 * @param candidates in the order of their nominations
 * @param ballots one round after the other
 * @param meeting where it was decided, or null without a meeting or where it is not said
 * @param acclamation the declaration without a ballot, or null
 * @param report what a source says of the result, or null
 * @param annulment the act by which it counts no more, or null
 * @param exceptions the rules that a reported result breaks
 * @param source of its call, or of its report
 * @param position the position of the last entry about it
 */
public record ElectionView(
        ElectionId id,
        OfficeId office,
        TermId term,
        Status status,
        @Nullable ResultBasis result,
        @Nullable OrganisationId winner,
        @Nullable String winnerName,
        @Nullable ElectionKind kind,
        @Nullable Edtf from,
        @Nullable Edtf to,
        @Nullable Integer charterVersion,
        @Nullable Edtf calledOn,
        List<CandidacyView> candidates,
        List<BallotView> ballots,
        @Nullable MeetingId meeting,
        @Nullable Acclamation acclamation,
        @Nullable Report report,
        @Nullable Annulment annulment,
        List<RecordedException> exceptions,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<ElectionView> TABLE =
            new HistoryTable<>("election", ElectionView.class);

    /** How far an election is, or what its last ballot came to. */
    public enum Status {
        /** It is called: nominations are open. */
        CALLED,
        /** A ballot is open. */
        BALLOTING,
        /** A ballot elected nobody; the next is between fewer candidates. */
        RUN_OFF_REQUIRED,
        /** A ballot elected nobody, because the leading candidates have equal votes. */
        TIE,
        /** A ballot elected nobody; nominations are open again. */
        NO_MAJORITY,
        /** A ballot decided nothing, because too few were there. */
        NO_QUORUM,
        /** A ballot elected somebody. */
        ELECTED,
        /** The only candidate was elected without a ballot. */
        ELECTED_BY_ACCLAMATION,
        /** A lot decided. */
        ELECTED_BY_LOT,
        /** A source says who was elected. */
        REPORTED,
        /** It counts no more. */
        ANNULLED
    }

    /**
     * A declaration without a ballot, since nobody objected.
     *
     * @param presider the organisation whose delegate presided
     */
    public record Acclamation(OrganisationId presider, Edtf on, Source source) {}

    /**
     * What a source says. The ledger computed nothing of it.
     *
     * @param method how, or null where it is not said
     * @param votes for whom how many, or null where it is not said
     * @param roll who could vote, or null where it is not said
     */
    public record Report(
            @Nullable ElectionMethod method,
            @Nullable List<CandidateVotes> votes,
            @Nullable List<OrganisationId> roll,
            Edtf on,
            Source source) {}

    /**
     * An annulment. Acts of whoever held the office through the election stand.
     *
     * @param authority the resolution that annulled it
     * @param reason why, or null where it is not said
     */
    public record Annulment(
            ResolutionId authority, @Nullable String reason, Edtf on, Source source) {}

    /** Whether it was decided, or voted on, in a meeting. */
    public boolean isOf(MeetingId there) {
        return there.equals(meeting)
                || ballots.stream().anyMatch(ballot -> there.equals(ballot.meeting()));
    }

    /** An election begins with its call, or with a report of its result. */
    static ElectionView called(ElectionId id, OfficeId office, TermId term, Source source) {
        return new ElectionView(
                id,
                office,
                term,
                Status.CALLED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                source,
                -1);
    }

    /** What an event makes of it. */
    ElectionView after(ElectionEvent event, long at) {
        ElectionChange change = new ElectionChange(this);
        change.after(event);
        return change.view(at);
    }

    /** The same with the winner's name. */
    public ElectionView named(Map<OrganisationId, String> names) {
        ElectionChange change = new ElectionChange(this);
        change.winnerName = winner == null ? null : names.get(winner);
        return change.view(position);
    }
}
