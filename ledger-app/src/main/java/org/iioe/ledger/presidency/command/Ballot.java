package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_VOTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.BY_NAME;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_BY_NAME;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_ON_ROLL;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_PRESENT;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_TALLY;
import static org.iioe.ledger.presidency.PresidencyRefusal.TALLY_ALREADY_RECORDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.TALLY_EXCEEDS_VOTERS;
import static org.iioe.ledger.presidency.PresidencyRefusal.TALLY_INCOMPLETE;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_CANDIDATE;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.RecordBallotTally;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.CandidateVotes;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One ballot of an election: what was frozen when it opened, and what was cast since. Immutable.
 *
 * @param cast who voted, and for whom; empty for an abstention
 * @param tally the count of a secret ballot, or null while there is none
 */
record Ballot(
        BallotOpened opened,
        PMap<OrganisationId, Optional<OrganisationId>> cast,
        @Nullable BallotTallyRecorded tally) {
    private static final Comparator<CandidateVotes> MOST_FIRST =
            Comparator.comparingInt(CandidateVotes::votes)
                    .reversed()
                    .thenComparing(CandidateVotes::candidate, Ids.ORDER);

    static Ballot of(BallotOpened opened) {
        return new Ballot(opened, HashTreePMap.empty(), null);
    }

    Ballot after(BallotCast event) {
        return new Ballot(
                opened, cast.plus(event.member(), Optional.ofNullable(event.candidate())), tally);
    }

    Ballot after(BallotTallyRecorded event) {
        return new Ballot(opened, cast, event);
    }

    void mayCast(CastBallot command) {
        OrganisationId member = command.member();
        OrganisationId candidate = command.candidate();
        Refusal.unless(
                opened.form() == BallotForm.ROLL_CALL,
                NOT_BY_NAME,
                () -> "Ballot %s is secret.".formatted(opened.round()));
        Refusal.unless(
                opened.roll().contains(member),
                NOT_ON_ROLL,
                () -> "%s is not on the roll of ballot %s.".formatted(member, opened.round()));
        Refusal.unless(
                opened.present() == null || opened.present().contains(member),
                NOT_PRESENT,
                () ->
                        "%s was not there when ballot %s was opened."
                                .formatted(member, opened.round()));
        Refusal.unless(
                candidate == null || opened.candidates().contains(candidate),
                UNKNOWN_CANDIDATE,
                () -> "%s does not stand in ballot %s.".formatted(candidate, opened.round()));
        Refusal.unless(
                !cast.containsKey(member),
                ALREADY_VOTED,
                () -> "%s has voted in ballot %s.".formatted(member, opened.round()));
    }

    void mayTally(RecordBallotTally command) {
        Refusal.unless(
                opened.form() == BallotForm.SECRET,
                BY_NAME,
                () -> "Ballot %s is by roll call.".formatted(opened.round()));
        Refusal.unless(
                tally == null,
                TALLY_ALREADY_RECORDED,
                () -> "Ballot %s was counted.".formatted(opened.round()));
        List<OrganisationId> counted =
                command.counts().stream().map(CandidateVotes::candidate).toList();
        counted.forEach(candidate ->
                Refusal.unless(
                        opened.candidates().contains(candidate),
                        UNKNOWN_CANDIDATE,
                        () ->
                                "%s does not stand in ballot %s."
                                        .formatted(candidate, opened.round())));
        Refusal.unless(
                counted.size() == opened.candidates().size(),
                TALLY_INCOMPLETE,
                () ->
                        "%s of %s candidates are counted."
                                .formatted(counted.size(), opened.candidates().size()));
        int ballots = sum(command.counts()) + command.abstentions() + command.invalid();
        if (ballots > voters()) {
            throw new Refusal(
                            TALLY_EXCEEDS_VOTERS,
                            "%s ballots were counted, of %s voters.".formatted(ballots, voters()))
                    .with("ballots", ballots)
                    .with("voters", voters());
        }
    }

    /** How many members can vote: those there, or without a meeting those on the roll. */
    int voters() {
        List<OrganisationId> present = opened.present();
        return present == null ? opened.roll().size() : present.size();
    }

    /** The count so far. */
    BallotResult result() {
        BallotTallyRecorded counted = tally;
        Refusal.unless(
                opened.form() == BallotForm.ROLL_CALL || counted != null,
                NO_TALLY,
                () -> "Ballot %s is not counted.".formatted(opened.round()));
        List<CandidateVotes> votes = counted == null ? byName() : counted.counts();
        int abstentions =
                counted == null
                        ? (int) cast.values().stream().filter(Optional::isEmpty).count()
                        : counted.abstentions();
        int invalid = counted == null ? 0 : counted.invalid();
        List<OrganisationId> present = opened.present();
        return new BallotResult(
                votes.stream().sorted(MOST_FIRST).toList(),
                abstentions,
                invalid,
                present == null ? sum(votes) + abstentions + invalid : present.size(),
                opened.roll().size());
    }

    private List<CandidateVotes> byName() {
        return opened.candidates().stream()
                .map(candidate -> new CandidateVotes(candidate, (int) votesFor(candidate).count()))
                .toList();
    }

    private Stream<Optional<OrganisationId>> votesFor(OrganisationId candidate) {
        return cast.values().stream().filter(vote -> vote.equals(Optional.of(candidate)));
    }

    private static int sum(List<CandidateVotes> counts) {
        return counts.stream().mapToInt(CandidateVotes::votes).sum();
    }
}
