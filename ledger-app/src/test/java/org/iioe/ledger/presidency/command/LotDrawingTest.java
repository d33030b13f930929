package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_NOT_CHARTERED;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_NOT_YET_KNOWN;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_VALUES_DIFFER;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_TIE;
import static org.iioe.ledger.presidency.PresidencyRefusal.TIE_GOES_TO_LOT;
import static org.iioe.ledger.presidency.command.Acts.DAY;
import static org.iioe.ledger.presidency.command.Acts.ELECTION;
import static org.iioe.ledger.presidency.command.Acts.LOTTERY;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.TERM;
import static org.iioe.ledger.presidency.command.Acts.charter;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.presidency.command.Acts.opened;
import static org.iioe.ledger.presidency.command.Acts.rules;
import static org.iioe.ledger.presidency.command.Acts.standing;
import static org.iioe.ledger.presidency.command.Acts.votes;
import static org.iioe.ledger.presidency.command.GivenElection.election;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.presidency.BallotCommand.DrawLot;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.CandidacyLapsed;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.LotNumbers;
import org.iioe.ledger.presidency.TieDeclared;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class LotDrawingTest {
    private static final ElectionRules BY_LOT = rules(2, TieBreak.LOT);
    private static final List<LotNumbers> VALUES = List.of(new LotNumbers(List.of(9L, 41L, 18L)));
    private static final String KEY = "9.18.41./";
    private static final List<OrganisationId> ORDER = Lot.order(KEY, members(1, 2));

    private static GivenElection tied(ElectionRules rules) {
        return election(GivenNetwork.of(5).under(charter(rules)), standing(2))
                .and(opened(1, 2, 5, rules))
                .and(
                        new TieDeclared(
                                ELECTION,
                                OFFICE,
                                TERM,
                                1,
                                members(1, 2),
                                new BallotResult(votes(2, 2), 0, 0, 4, 5),
                                rules,
                                1,
                                DAY,
                                SOURCE));
    }

    private static DrawLot draw(List<LotNumbers> values, String on) {
        return new DrawLot(ELECTION, values, on(on), SOURCE);
    }

    private static LotDrawn drawn(OrganisationId winner) {
        return new LotDrawn(
                ELECTION,
                OFFICE,
                TERM,
                1,
                winner,
                members(1, 2),
                List.of(LOTTERY),
                VALUES,
                KEY,
                ORDER,
                on("2020-12-12"),
                SOURCE);
    }

    private static CandidacyLapsed lapsed(OrganisationId candidate) {
        return new CandidacyLapsed(ELECTION, OFFICE, candidate, DAY, SOURCE);
    }

    private static OpenBallot again(@Nullable List<OrganisationId> candidates) {
        return new OpenBallot(
                ELECTION,
                2,
                candidates,
                null,
                BallotForm.ROLL_CALL,
                null,
                List.of(LOTTERY),
                DAY,
                SOURCE);
    }

    @Test
    void decides_a_tie_by_the_frozen_method() {
        tied(BY_LOT).records(draw(VALUES, "2020-12-12"), drawn(ORDER.getFirst()));
    }

    @Test
    void passes_over_who_left_meanwhile() {
        tied(BY_LOT)
                .and(lapsed(ORDER.getFirst()))
                .records(draw(VALUES, "2020-12-12"), drawn(ORDER.getLast()));
        tied(BY_LOT)
                .and(lapsed(member(1)), lapsed(member(2)))
                .refuses(NO_CANDIDATES, draw(VALUES, "2020-12-12"));
    }

    @Test
    void draws_only_after_a_tie() {
        election(GivenNetwork.of(5).under(charter(BY_LOT)), standing(2))
                .refuses(NO_TIE, draw(VALUES, "2020-12-12"));
        election(GivenNetwork.of(5).under(charter(BY_LOT)), standing(2))
                .and(opened(1, 2, 5, BY_LOT))
                .refuses(NO_TIE, draw(VALUES, "2020-12-12"));
    }

    @Test
    void draws_only_where_chartered() {
        tied(rules(2, TieBreak.NEW_BALLOT)).refuses(LOT_NOT_CHARTERED, draw(VALUES, "2020-12-12"));
        tied(rules(2, null)).refuses(LOT_NOT_CHARTERED, draw(VALUES, "2020-12-12"));
    }

    @Test
    void draws_when_the_source_is_known() {
        tied(BY_LOT).refuses(LOT_NOT_YET_KNOWN, draw(VALUES, "2020-12-11"));
    }

    @Test
    void takes_the_numbers_that_were_announced() {
        tied(BY_LOT)
                .refuses(
                        LOT_VALUES_DIFFER,
                        draw(List.of(new LotNumbers(List.of(9L, 41L))), "2020-12-12"));
        tied(BY_LOT)
                .refuses(
                        LOT_VALUES_DIFFER,
                        draw(List.of(VALUES.getFirst(), VALUES.getFirst()), "2020-12-12"));
    }

    @Test
    void holds_no_further_ballot_where_the_lot_decides() {
        tied(BY_LOT).refuses(TIE_GOES_TO_LOT, again(null));
        tied(rules(2, TieBreak.NEW_BALLOT))
                .records(again(members(2, 1)), opened(2, 2, 5, rules(2, TieBreak.NEW_BALLOT)));
        tied(rules(2, null)).records(again(null), opened(2, 2, 5, rules(2, null)));
    }
}
