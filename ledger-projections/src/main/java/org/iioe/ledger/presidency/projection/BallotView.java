package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.LotNumbers;
import org.iioe.ledger.presidency.LotSource;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One ballot of an election, with all that its outcome was computed from.
 *
 * @param round its number, from 1
 * @param on the day on which it was opened
 * @param meeting where, or null without a meeting
 * @param candidates who stood
 * @param roll all members entitled to vote
 * @param present the members of the roll that were there; null without a meeting
 * @param rules the quorum, the majority and what else the charter said; unknown ones are null
 * @param votes one by one, in the order in which they were cast; none in a secret ballot
 * @param tally the count of a secret ballot, or null
 * @param outcome what it came to, or null while it is open
 * @param lot what decided its tie, or null
 */
public record BallotView(
        int round,
        BallotForm form,
        Edtf on,
        @Nullable MeetingId meeting,
        List<OrganisationId> candidates,
        List<OrganisationId> roll,
        @Nullable List<OrganisationId> present,
        int charterVersion,
        ElectionRules rules,
        List<LotSource> lotSources,
        List<Vote> votes,
        @Nullable Tally tally,
        @Nullable Outcome outcome,
        @Nullable Lot lot,
        Source source) {

    /**
     * A member's vote.
     *
     * @param candidate for whom, or null where it abstained
     */
    public record Vote(
            OrganisationId member,
            @Nullable OrganisationId candidate,
            boolean abstains,
            Edtf on,
            Source source) {}

    /**
     * A count of papers. Tellers are shown by their opaque ids: names of people are not shown.
     *
     * @param voters how many members could have voted
     */
    public record Tally(
            List<CandidateVotes> counts,
            int abstentions,
            int invalid,
            int voters,
            List<PersonId> tellers,
            Edtf on,
            Source source) {}

    /**
     * What a ballot came to.
     *
     * @param kind elected, run-off-required, tie, no-majority or no-quorum
     * @param winner who was elected, or null
     * @param candidates who is in the run-off, or tied; empty otherwise
     * @param there how many were there, where they were too few; null otherwise
     * @param count the votes, with the wholes of which a majority is a share
     */
    public record Outcome(
            ElectionView.Status kind,
            @Nullable OrganisationId winner,
            List<OrganisationId> candidates,
            @Nullable Integer there,
            BallotResult count,
            Edtf on,
            Source source) {}

    /**
     * A lot by RFC 3797, which anybody can draw again.
     *
     * @param candidates the tied, in the order in which they took part
     * @param values what the sources gave
     * @param key the values in the form of RFC 3797
     * @param order all candidates in the order in which the lot selects them
     */
    public record Lot(
            OrganisationId winner,
            List<OrganisationId> candidates,
            List<LotNumbers> values,
            String key,
            List<OrganisationId> order,
            Edtf on,
            Source source) {}

    /** A member's vote by name; null where it cast none. */
    public @Nullable Vote voteOf(OrganisationId member) {
        for (Vote vote : votes) {
            if (vote.member().equals(member)) {
                return vote;
            }
        }
        return null;
    }

    static BallotView opened(BallotOpened e) {
        return new BallotView(
                e.round(),
                e.form(),
                e.on(),
                e.meeting(),
                e.candidates(),
                e.roll(),
                e.present(),
                e.charterVersion(),
                e.rules(),
                e.lotSources(),
                List.of(),
                null,
                null,
                null,
                e.source());
    }

    BallotView after(BallotCast e) {
        List<Vote> more = new ArrayList<>(votes);
        more.add(new Vote(e.member(), e.candidate(), e.abstains(), e.on(), e.source()));
        return next(more, tally, outcome, lot);
    }

    BallotView after(BallotTallyRecorded e) {
        Tally counted =
                new Tally(
                        e.counts(),
                        e.abstentions(),
                        e.invalid(),
                        e.voters(),
                        e.tellers().stream().map(Person::person).toList(),
                        e.on(),
                        e.source());
        return next(votes, counted, outcome, lot);
    }

    BallotView after(LotDrawn e) {
        Lot drawn =
                new Lot(
                        e.winner(),
                        e.candidates(),
                        e.values(),
                        e.key(),
                        e.order(),
                        e.on(),
                        e.source());
        return next(votes, tally, outcome, drawn);
    }

    BallotView with(Outcome decided) {
        return next(votes, tally, decided, lot);
    }

    private BallotView next(
            List<Vote> nextVotes,
            @Nullable Tally nextTally,
            @Nullable Outcome nextOutcome,
            @Nullable Lot nextLot) {
        return new BallotView(
                round,
                form,
                on,
                meeting,
                candidates,
                roll,
                present,
                charterVersion,
                rules,
                lotSources,
                nextVotes,
                nextTally,
                nextOutcome,
                nextLot,
                source);
    }
}
