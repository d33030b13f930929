package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.CANDIDATES_DIFFER;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOBODY_ENTITLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;
import static org.iioe.ledger.presidency.PresidencyRefusal.ROLL_DIFFERS;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotSource;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Collects what a ballot freezes: who stands, who may vote, who is there, and the rules. */
@Component
final class BallotOpening {
    private final Members members;
    private final Charters charters;
    private final Meetings meetings;

    BallotOpening(Members members, Charters charters, Meetings meetings) {
        this.members = members;
        this.charters = charters;
        this.meetings = meetings;
    }

    /**
     * @param candidates who accepted a nomination and is in the field
     * @throws Refusal when the ballot cannot be held, or not as it was asked for
     */
    BallotOpened freeze(
            OpenBallot command, Called election, Collection<OrganisationId> candidates) {
        LocalDate day = command.on().effective();
        List<OrganisationId> eligible = eligible(candidates, day);
        Refusal.unless(
                !eligible.isEmpty(),
                NO_CANDIDATES,
                () -> "Nobody in good standing stands in %s.".formatted(election.election()));
        Refusal.unless(
                command.candidates() == null
                        || new HashSet<>(command.candidates()).equals(new HashSet<>(eligible)),
                CANDIDATES_DIFFER,
                () -> "These stand: %s.".formatted(eligible));
        CharterVersion charter = charters.version(election.charterVersion());
        List<OrganisationId> roll = roll(day, charter);
        Refusal.unless(
                command.roll() == null || new HashSet<>(command.roll()).equals(new HashSet<>(roll)),
                ROLL_DIFFERS,
                () ->
                        "%s members are entitled on %s; %s are named."
                                .formatted(
                                        roll.size(),
                                        day,
                                        command.roll() == null ? 0 : command.roll().size()));
        List<LotSource> sources = command.lotSources() == null ? List.of() : command.lotSources();
        LotRule.mayOpen(charter.rules().tieBreak(), eligible.size(), sources, day);
        return new BallotOpened(
                election.election(),
                election.office(),
                command.round(),
                eligible,
                roll,
                command.form(),
                command.meeting(),
                present(command.meeting(), roll),
                charter.number(),
                rules(charter.rules()),
                sources,
                command.on(),
                command.source());
    }

    /** Those in good standing on a day, by id. */
    List<OrganisationId> eligible(Collection<OrganisationId> candidates, LocalDate day) {
        return Ids.sorted(
                candidates.stream()
                        .filter(each -> members.register().inGoodStanding(each, day))
                        .toList());
    }

    /** All that may vote on a day under a charter, by id. */
    List<OrganisationId> roll(LocalDate day, CharterVersion charter) {
        List<OrganisationId> roll = Ids.sorted(members.register().entitled(day, charter.rules()));
        Refusal.unless(!roll.isEmpty(), NOBODY_ENTITLED, "Nobody may vote on " + day + ".");
        return roll;
    }

    /** The members of the roll that are there; null without a meeting. */
    @Nullable List<OrganisationId> present(@Nullable MeetingId meeting, List<OrganisationId> roll) {
        if (meeting == null) {
            return null;
        }
        MeetingFacts facts = meetings.get(meeting);
        Refusal.unless(facts.sitting(), NOT_IN_SITTING, meeting + " is not in a sitting.");
        return roll.stream().filter(facts.present()::contains).toList();
    }

    private static ElectionRules rules(CharterRules rules) {
        return new ElectionRules(
                rules.quorum(), rules.majority(), rules.runOffCandidates(), rules.tieBreak());
    }
}
