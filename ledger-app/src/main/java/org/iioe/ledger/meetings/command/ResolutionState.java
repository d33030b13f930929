package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ADOPTED;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.ActRef;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A resolution as its events tell it.
 *
 * @param phase how far it is
 * @param submitted the draft as submitted, or null before
 * @param amended its latest amendment, or null
 * @param vote its vote, or null while there is none
 * @param adoptedOn the day of its adoption, or null
 * @param rescindedOn the day from which it gives no authority, or null
 * @param ratified the acts that it cured
 */
record ResolutionState(
        Phase phase,
        @Nullable DraftResolutionSubmitted submitted,
        @Nullable DraftAmended amended,
        @Nullable ResolutionVote vote,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate rescindedOn,
        PSet<ActRef> ratified) {
    static final ResolutionState NONE =
            new ResolutionState(Phase.NONE, null, null, null, null, null, HashTreePSet.empty());

    /** How far a resolution is. */
    enum Phase {
        NONE,
        DRAFT,
        WITHDRAWN,
        OPEN,
        TIED,
        REJECTED,
        ADOPTED
    }

    /** The draft, of which every other act speaks. */
    DraftResolutionSubmitted draft() {
        return Objects.requireNonNull(submitted, "A stream begins with its draft.");
    }

    /** The digest of its text as it stands. */
    Sha256 textDigest() {
        return amended == null ? draft().textDigest() : amended.textDigest();
    }

    /** What it permits, as its text stands. */
    List<String> effects() {
        return amended == null ? draft().effects() : amended.effects();
    }

    /** Whether it gives authority on a day: adopted by then, and not rescinded by then. */
    boolean inForce(LocalDate on) {
        return adoptedOn != null
                && !on.isBefore(adoptedOn)
                && (rescindedOn == null || on.isBefore(rescindedOn));
    }

    /**
     * Makes sure that it gives authority on a day.
     *
     * @throws Refusal NOT_ADOPTED
     */
    void requireInForce(LocalDate on) {
        if (inForce(on)) {
            return;
        }
        String why;
        if (adoptedOn == null) {
            why = "is " + words() + ".";
        } else if (on.isBefore(adoptedOn)) {
            why = "was adopted only on " + adoptedOn + ".";
        } else {
            why = "gives no authority from " + rescindedOn + ".";
        }
        throw new Refusal(NOT_ADOPTED, draft().resolution() + " " + why).with("on", on.toString());
    }

    /** How far it is, as a sentence goes on after "is". */
    String words() {
        return switch (phase) {
            case NONE -> "unknown";
            case DRAFT -> "a draft";
            case WITHDRAWN -> "withdrawn";
            case OPEN -> "being voted on";
            case TIED -> "tied";
            case REJECTED -> "rejected";
            case ADOPTED -> "adopted";
        };
    }

    ResolutionState after(ResolutionEvent event) {
        return switch (event) {
            case DraftResolutionSubmitted e ->
                    new ResolutionState(
                            Phase.DRAFT, e, amended, vote, adoptedOn, rescindedOn, ratified);
            case DraftAmended e ->
                    new ResolutionState(
                            phase, submitted, e, vote, adoptedOn, rescindedOn, ratified);
            case DraftWithdrawn e -> in(Phase.WITHDRAWN, vote);
            case VoteOpened e -> in(Phase.OPEN, ResolutionVote.of(e));
            case WrittenProcedureOpened e -> in(Phase.OPEN, ResolutionVote.of(e));
            case VoteCast e -> in(phase, vote == null ? null : vote.after(e));
            case TallyRecorded e -> in(phase, vote == null ? null : vote.after(e));
            case VoteTied e -> in(Phase.TIED, vote);
            // What they lead to follows as an event of its own.
            case CastingVoteUsed e -> this;
            case ConsensusReached e -> this;
            case DraftRejected e -> in(Phase.REJECTED, vote);
            case ResolutionAdopted e -> ends(Phase.ADOPTED, e.on().effective(), rescindedOn);
            case ResolutionRescinded e -> ends(phase, adoptedOn, e.on().effective());
            case ActRatified e -> ratified(e.act());
        };
    }

    private ResolutionState in(Phase next, @Nullable ResolutionVote now) {
        return new ResolutionState(next, submitted, amended, now, adoptedOn, rescindedOn, ratified);
    }

    private ResolutionState ends(
            Phase next, @Nullable LocalDate adopted, @Nullable LocalDate rescinded) {
        return new ResolutionState(next, submitted, amended, vote, adopted, rescinded, ratified);
    }

    private ResolutionState ratified(ActRef act) {
        return new ResolutionState(
                phase, submitted, amended, vote, adoptedOn, rescindedOn, ratified.plus(act));
    }
}
