package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.BEFORE_DEADLINE;
import static org.iioe.ledger.meetings.MeetingsRefusal.DEADLINE_PASSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.DEADLINE_TOO_SHORT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ON_ROLL;
import static org.iioe.ledger.meetings.MeetingsRefusal.RECUSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.VOTE_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.WRITTEN_PROCEDURE_NOT_CHARTERED;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules.Recusal;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.VoteCommand.CastVote;
import org.iioe.ledger.meetings.VoteCommand.CloseVote;
import org.iioe.ledger.meetings.VoteCommand.OpenWrittenProcedure;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.VotingRules;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class WrittenProcedureTest {
    private static final Rules CHARTERED = Rules.usual().writtenDays(14);
    private static final Edtf DEADLINE = new Edtf("2020-05-25");

    private static OpenWrittenProcedure open(String deadline) {
        return new OpenWrittenProcedure(
                Events.RESOLUTION,
                Events.TEXT,
                new Edtf(deadline),
                null,
                Events.DAY,
                Events.SOURCE);
    }

    private static WrittenProcedureOpened opened() {
        return opened(null);
    }

    private static WrittenProcedureOpened opened(
            @Nullable Recusal recusal, OrganisationId... recused) {
        return new WrittenProcedureOpened(
                Events.RESOLUTION,
                Events.MEETING,
                Events.ITEM,
                Events.TEXT,
                DEADLINE,
                List.of(member(1), member(2), member(3), member(4)),
                List.of(recused),
                1,
                14,
                new VotingRules(new Fraction(1, 2), Rules.SIMPLE, null, recusal),
                Events.DAY,
                Events.SOURCE);
    }

    private static GivenResolution running() {
        return GivenResolution.of(4, CHARTERED).and(opened());
    }

    private static CastVote answer(int member, String on) {
        return new CastVote(
                Events.RESOLUTION, member(member), Choice.FOR, null, new Edtf(on), Events.SOURCE);
    }

    private static CloseVote close(String on) {
        return new CloseVote(Events.RESOLUTION, new Edtf(on), Events.SOURCE);
    }

    @Test
    void leaves_the_days_of_the_charter() {
        GivenResolution.of(4, CHARTERED).when(open("2020-05-25")).expectEvents(opened());
        GivenResolution.of(4, CHARTERED)
                .when(open("2020-05-24"))
                .expectException(refusal(DEADLINE_TOO_SHORT));
        GivenResolution.of(4, Rules.usual())
                .when(open("2020-05-25"))
                .expectException(refusal(WRITTEN_PROCEDURE_NOT_CHARTERED));
    }

    @Test
    void is_not_opened_after_a_vote() {
        running().when(open("2020-05-25")).expectException(refusal(VOTE_ALREADY_OPENED));
    }

    @Test
    void takes_answers_until_the_deadline_of_members_wherever_they_are() {
        running().when(answer(4, "2020-05-25")).expectSuccessfulHandlerExecution();
        running().when(answer(4, "2020-05-26")).expectException(refusal(DEADLINE_PASSED));
        running().when(answer(5, "2020-05-25")).expectException(refusal(NOT_ON_ROLL));
    }

    @Test
    void is_closed_after_the_deadline() {
        running()
                .voted(1, 2, Choice.FOR)
                .when(close("2020-05-25"))
                .expectException(refusal(BEFORE_DEADLINE));
        running()
                .voted(1, 2, Choice.FOR)
                .when(close("2020-05-26"))
                .expectEvents(
                        new ResolutionAdopted(
                                Events.RESOLUTION,
                                Events.MEETING,
                                Events.ITEM,
                                How.WRITTEN_PROCEDURE,
                                "Budget",
                                Events.TEXT,
                                List.of("allocation-1"),
                                List.of(member(1), member(2)),
                                new VoteResult(2, 0, 0, 0, 2, 4),
                                Rules.SIMPLE,
                                1,
                                new Edtf("2020-05-26"),
                                Events.SOURCE));
    }

    @Test
    void too_few_answers_reject() {
        running()
                .voted(1, 1, Choice.FOR)
                .when(close("2020-05-26"))
                .expectEvents(
                        new DraftRejected(
                                Events.RESOLUTION,
                                Events.MEETING,
                                Events.ITEM,
                                RejectionCause.NO_QUORUM,
                                new VoteResult(1, 0, 0, 0, 1, 4),
                                Rules.SIMPLE,
                                1,
                                new Edtf("2020-05-26"),
                                Events.SOURCE));
    }

    @Test
    void the_recused_do_not_answer() {
        GivenResolution.of(4, CHARTERED)
                .and(opened(Recusal.VOTE, member(2)))
                .when(answer(2, "2020-05-12"))
                .expectException(refusal(RECUSED));
        GivenResolution.of(4, CHARTERED.recusal(Recusal.VOTE))
                .meeting(Events.interested(member(2)))
                .when(open("2020-05-25"))
                .expectEvents(opened(Recusal.VOTE, member(2)));
    }
}
