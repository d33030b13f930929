package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.CANDIDATES_DIFFER;
import static org.iioe.ledger.presidency.PresidencyRefusal.ROLL_DIFFERS;
import static org.iioe.ledger.presidency.PresidencyRefusal.TIE_GOES_TO_LOT;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_ROUND;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotSource;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.iioe.ledger.presidency.command.ElectionState.Phase;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** Freezes what a ballot is held on: who stands, who may vote, who is there, and the rules. */
final class OpeningBallot {
    private OpeningBallot() {}

    static BallotOpened opened(
            ElectionState state,
            OpenBallot c,
            Members members,
            Charters charters,
            Meetings meetings) {
        Called called = state.betweenBallots(c.on());
        requireNext(state, c);
        LocalDate day = c.on().effective();
        List<OrganisationId> eligible = Electorate.eligible(state, members, day);
        Refusal.unless(
                c.candidates() == null
                        || new HashSet<>(c.candidates()).equals(new HashSet<>(eligible)),
                CANDIDATES_DIFFER,
                () -> "These stand: %s.".formatted(eligible));
        CharterVersion charter = charters.version(called.charterVersion());
        List<OrganisationId> roll = Electorate.roll(members, day, charter);
        List<OrganisationId> named = c.roll();
        Refusal.unless(
                named == null || new HashSet<>(named).equals(new HashSet<>(roll)),
                ROLL_DIFFERS,
                () ->
                        "%s members are entitled on %s; %s are named."
                                .formatted(roll.size(), day, named == null ? 0 : named.size()));
        List<LotSource> sources = c.lotSources() == null ? List.of() : c.lotSources();
        LotRule.mayOpen(charter.rules().tieBreak(), eligible.size(), sources, day);
        return new BallotOpened(
                c.election(),
                called.office(),
                c.round(),
                eligible,
                roll,
                c.form(),
                c.meeting(),
                Electorate.present(c.meeting(), roll, meetings),
                charter.number(),
                rules(charter.rules()),
                sources,
                c.on(),
                c.source());
    }

    private static void requireNext(ElectionState state, OpenBallot c) {
        Refusal.unless(
                state.phase() != Phase.TIED
                        || state.tied(c.on()).opened().rules().tieBreak() != TieBreak.LOT,
                TIE_GOES_TO_LOT,
                () -> "%s is tied; draw the lot.".formatted(c.election()));
        Refusal.unless(
                c.round() == state.rounds() + 1,
                WRONG_ROUND,
                () ->
                        "The next ballot of %s is number %s."
                                .formatted(c.election(), state.rounds() + 1));
    }

    private static ElectionRules rules(CharterRules rules) {
        return new ElectionRules(
                rules.quorum(), rules.majority(), rules.runOffCandidates(), rules.tieBreak());
    }
}
