package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ADOPTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_PRESENT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_CHAIR;
import static org.iioe.ledger.meetings.MeetingsRefusal.VOTE_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.WRONG_CHARTER_VERSION;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.charter.CharterRules.Recusal;
import org.iioe.ledger.charter.CharterRules.VotingClass;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.DraftCommand.SubmitDraftResolution;
import org.iioe.ledger.meetings.MeetingCommand.ConveneMeeting;
import org.iioe.ledger.meetings.MeetingCommand.OpenMeeting;
import org.iioe.ledger.meetings.MeetingCommand.RecordAttendance;
import org.iioe.ledger.meetings.MeetingKind;
import org.iioe.ledger.meetings.MeetingMode;
import org.iioe.ledger.meetings.ResolutionCommand.RescindResolution;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.meetings.VoteCommand.CastVote;
import org.iioe.ledger.meetings.VoteCommand.CloseVote;
import org.iioe.ledger.meetings.VoteCommand.OpenVote;
import org.iioe.ledger.meetings.VoteCommand.UseCastingVote;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.store.LedgerJson;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A whole vote over HTTP on a real database: roll, room and rules come from other aggregates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VotesOnAStoreTest {
    private static final InstrumentId LETTER = new InstrumentId("letter-v1");
    private static final int MEMBERS = 4;

    private final JsonMapper mapper = LedgerJson.mapper();
    private TestLedger ledger;

    @BeforeAll
    void begin() {
        ledger = TestLedger.empty();
        CharterRules voting = Rules.usual().castingVote().proxies(1).recusal(Recusal.VOTE).rules();
        CharterRules rules =
                new CharterRules(
                        new AdmissionRule(true, false, "full"),
                        List.of(new VotingClass("full", true)),
                        voting.quorum(),
                        voting.majority(),
                        voting.proxiesPerDelegate(),
                        voting.castingVote(),
                        null,
                        null,
                        30,
                        null,
                        null,
                        voting.recusal(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        recorded(
                new EstablishCharter(
                        rules, CharterBasis.ADOPTED, new Edtf("2019-12-01"), Events.SOURCE));
        recorded(
                new RegisterInstrument(
                        LETTER,
                        InstrumentKind.LETTER_OF_INTENT,
                        "Letter of Intent",
                        "1",
                        null,
                        false,
                        InForceRule.ON_SIGNATURE,
                        null,
                        null,
                        new Edtf("2019-12-01"),
                        Events.SOURCE));
        for (int i = 1; i <= MEMBERS; i++) {
            recorded(
                    new RegisterOrganisation(
                            member(i),
                            "Organisation " + i,
                            OrganisationKind.OTHER,
                            null,
                            null,
                            List.of(),
                            false,
                            new Edtf("2019-12-07"),
                            Events.SOURCE));
            recorded(
                    new SignLetterOfIntent(
                            member(i),
                            LETTER,
                            null,
                            null,
                            null,
                            null,
                            new Edtf("2019-12-07"),
                            Events.SOURCE));
        }
        recorded(
                new ConveneMeeting(
                        Events.MEETING,
                        "Assembly",
                        MeetingKind.ORDINARY,
                        null,
                        member(1),
                        null,
                        List.of(new Sitting(Events.DAY, null, null)),
                        MeetingMode.HYBRID,
                        List.of(new AgendaItem(Events.ITEM, "Budget")),
                        new Edtf("2020-04-01"),
                        Events.SOURCE));
        recorded(new OpenMeeting(Events.MEETING, member(1), Events.DAY, Events.SOURCE));
        recorded(attend(1, member(3)));
        recorded(attend(2));
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    private Answer send(LedgerCommand command) {
        return ledger.send(command.getClass().getSimpleName(), mapper.writeValueAsString(command));
    }

    private void recorded(LedgerCommand command) {
        Answer answer = send(command);
        assertThat(answer.status()).as("%s %s", command, answer.json()).isEqualTo(201);
    }

    private void refused(int status, RefusalCode code, LedgerCommand command) {
        Answer answer = send(command);
        assertThat(answer.code()).as("%s %s", command, answer.json()).isEqualTo(code.name());
        assertThat(answer.status()).isEqualTo(status);
    }

    private static RecordAttendance attend(int member, OrganisationId... proxies) {
        return new RecordAttendance(
                Events.MEETING,
                member(member),
                Capacity.MEMBER,
                null,
                null,
                List.of(proxies),
                Events.DAY,
                Events.SOURCE);
    }

    private static SubmitDraftResolution submit(ResolutionId resolution) {
        return new SubmitDraftResolution(
                resolution,
                Events.MEETING,
                Events.ITEM,
                "Budget",
                Events.TEXT,
                member(1),
                member(2),
                List.of(),
                Events.DAY,
                Events.SOURCE);
    }

    private static OpenVote open(ResolutionId resolution) {
        return new OpenVote(
                resolution, VoteForm.ROLL_CALL, Events.TEXT, 1, null, Events.DAY, Events.SOURCE);
    }

    private static CastVote cast(
            ResolutionId resolution, int member, Choice choice, @Nullable OrganisationId proxy) {
        return new CastVote(resolution, member(member), choice, proxy, Events.DAY, Events.SOURCE);
    }

    @Test
    void a_roll_call_from_its_draft_to_the_resolution_that_ends_it() {
        ResolutionId first = new ResolutionId("first");
        ResolutionId second = new ResolutionId("second");
        assertThat(send(open(first)).status()).isEqualTo(404);
        recorded(submit(first));
        recorded(submit(second));
        refused(
                409,
                WRONG_CHARTER_VERSION,
                new OpenVote(
                        first,
                        VoteForm.ROLL_CALL,
                        Events.TEXT,
                        2,
                        null,
                        Events.DAY,
                        Events.SOURCE));
        recorded(open(first));
        refused(409, VOTE_ALREADY_OPENED, open(first));
        recorded(cast(first, 1, Choice.FOR, null));
        refused(422, NOT_PRESENT, cast(first, 3, Choice.FOR, member(2)));
        recorded(cast(first, 3, Choice.FOR, member(1)));
        refused(422, NOT_PRESENT, cast(first, 4, Choice.FOR, null));
        recorded(cast(first, 2, Choice.AGAINST, null));
        recorded(new CloseVote(first, Events.DAY, Events.SOURCE));
        refused(
                422,
                NOT_ADOPTED,
                new RescindResolution(first, second, null, Events.DAY, Events.SOURCE));

        recorded(open(second));
        recorded(cast(second, 1, Choice.FOR, null));
        recorded(cast(second, 2, Choice.AGAINST, null));
        recorded(new CloseVote(second, Events.DAY, Events.SOURCE));
        refused(
                422,
                NOT_THE_CHAIR,
                new UseCastingVote(second, member(2), Choice.FOR, Events.DAY, Events.SOURCE));
        recorded(new UseCastingVote(second, member(1), Choice.FOR, Events.DAY, Events.SOURCE));
        recorded(new RescindResolution(first, second, null, Events.DAY, Events.SOURCE));
    }

    @Test
    void of_sixteen_that_cast_the_same_vote_one_is_taken() throws Exception {
        ResolutionId raced = new ResolutionId("raced");
        recorded(submit(raced));
        recorded(open(raced));
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> send(cast(raced, 2, Choice.FOR, null))));
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            outcomes.add(answer.get().status() + " " + answer.get().code());
        }
        assertThat(outcomes).containsOnlyOnce("201 ");
        assertThat(Collections.frequency(outcomes, "409 ALREADY_VOTED")).isEqualTo(15);
    }
}
