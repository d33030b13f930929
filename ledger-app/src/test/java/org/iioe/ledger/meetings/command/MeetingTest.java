package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_DECLARED;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_PRESENT;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_CLOSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_EXISTS;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_INTERRUPTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_AGENDA_ITEM;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.MeetingCommand.AdjournMeeting;
import org.iioe.ledger.meetings.MeetingCommand.CloseMeeting;
import org.iioe.ledger.meetings.MeetingCommand.ConveneMeeting;
import org.iioe.ledger.meetings.MeetingCommand.DeclareInterest;
import org.iioe.ledger.meetings.MeetingCommand.OpenMeeting;
import org.iioe.ledger.meetings.MeetingCommand.RecordAttendance;
import org.iioe.ledger.meetings.MeetingCommand.ResumeMeeting;
import org.iioe.ledger.meetings.MeetingCommand.SuspendMeeting;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingKind;
import org.iioe.ledger.meetings.MeetingMode;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.store.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class MeetingTest {
    private static final OrganisationId A = member(1);
    private static final OrganisationId B = member(2);
    private final GivenNetwork network =
            GivenNetwork.of(3).under(Rules.usual().noticeDays(30).proxies(1).rules());
    private final FixtureConfiguration<Meeting> fixture = Fixtures.of(Meeting.class);

    MeetingTest() {
        fixture.registerInjectableResource(network);
    }

    private static ConveneMeeting convene(String on) {
        return new ConveneMeeting(
                Events.MEETING,
                "Assembly",
                MeetingKind.ORDINARY,
                null,
                A,
                "Shenzhen",
                List.of(new Sitting(Events.DAY, null, null)),
                MeetingMode.HYBRID,
                List.of(new AgendaItem(Events.ITEM, "Budget")),
                new Edtf(on),
                Events.SOURCE);
    }

    private static MeetingConvened convened(
            String on,
            @Nullable Integer version,
            @Nullable Integer noticeDays,
            @Nullable Boolean shortNotice) {
        return new MeetingConvened(
                Events.MEETING,
                "Assembly",
                MeetingKind.ORDINARY,
                null,
                A,
                "Shenzhen",
                List.of(new Sitting(Events.DAY, null, null)),
                MeetingMode.HYBRID,
                List.of(new AgendaItem(Events.ITEM, "Budget")),
                version,
                noticeDays,
                shortNotice,
                new Edtf(on),
                Events.SOURCE);
    }

    @Test
    void convenes_in_time() {
        fixture.givenNoPriorActivity()
                .when(convene("2020-04-11"))
                .expectEvents(convened("2020-04-11", 1, 30, false));
    }

    @Test
    void flags_short_notice_and_does_not_refuse_it() {
        fixture.givenNoPriorActivity()
                .when(convene("2020-04-12"))
                .expectEvents(convened("2020-04-12", 1, 30, true));
    }

    @Test
    void knows_of_no_short_notice_before_the_first_charter() {
        fixture.givenNoPriorActivity()
                .when(convene("2019-11-30"))
                .expectEvents(convened("2019-11-30", null, null, null));
    }

    @Test
    void is_convened_once() {
        fixture.given(Events.convened())
                .when(convene("2020-04-11"))
                .expectException(refusal(MEETING_EXISTS));
    }

    @Test
    void opens_suspends_resumes_adjourns_and_closes() {
        fixture.given(Events.convened())
                .when(new OpenMeeting(Events.MEETING, A, Events.DAY, Events.SOURCE))
                .expectEvents(Events.opened(A));
        again(Events.convened(), Events.opened(A))
                .when(new SuspendMeeting(Events.MEETING, null, Events.DAY, Events.SOURCE))
                .expectEvents(Events.suspended());
        again(Events.convened(), Events.opened(A), Events.suspended())
                .when(new ResumeMeeting(Events.MEETING, null, Events.DAY, Events.SOURCE))
                .expectEvents(Events.resumed());
        again(Events.convened(), Events.opened(A), Events.suspended())
                .when(adjourn())
                .expectEvents(Events.adjourned());
        again(Events.convened(), Events.opened(A), Events.adjourned())
                .when(new ResumeMeeting(Events.MEETING, null, Events.DAY, Events.SOURCE))
                .expectEvents(Events.resumed());
        again(Events.convened(), Events.opened(A), Events.adjourned())
                .when(new CloseMeeting(Events.MEETING, Events.DAY, Events.SOURCE))
                .expectEvents(Events.closed());
    }

    @Test
    void refuses_what_the_state_of_the_meeting_does_not_allow() {
        again(Events.convened())
                .when(new SuspendMeeting(Events.MEETING, null, Events.DAY, Events.SOURCE))
                .expectException(refusal(NOT_IN_SITTING));
        again(Events.convened()).when(adjourn()).expectException(refusal(NOT_IN_SITTING));
        again(Events.convened())
                .when(new CloseMeeting(Events.MEETING, Events.DAY, Events.SOURCE))
                .expectException(refusal(MEETING_NOT_OPENED));
        again(Events.convened(), Events.opened(A))
                .when(new OpenMeeting(Events.MEETING, A, Events.DAY, Events.SOURCE))
                .expectException(refusal(MEETING_ALREADY_OPENED));
        again(Events.convened(), Events.opened(A))
                .when(new ResumeMeeting(Events.MEETING, null, Events.DAY, Events.SOURCE))
                .expectException(refusal(MEETING_NOT_INTERRUPTED));
        again(Events.convened(), Events.opened(A), Events.closed())
                .when(new ResumeMeeting(Events.MEETING, null, Events.DAY, Events.SOURCE))
                .expectException(refusal(MEETING_CLOSED));
    }

    @Test
    void records_attendance_with_the_proxies_that_count() {
        fixture.given(Events.convened()).when(attend(A, B)).expectEvents(Events.attends(A, B));
    }

    @Test
    void records_too_many_proxies_as_an_exception() {
        fixture.given(Events.convened())
                .when(attend(A, B, member(3)))
                .expectEvents(
                        new AttendanceRecorded(
                                Events.MEETING,
                                A,
                                Capacity.MEMBER,
                                null,
                                null,
                                List.of(B, member(3)),
                                List.of(B),
                                1,
                                List.of(
                                        new RecordedException(
                                                "TOO_MANY_PROXIES",
                                                "Proxies for [m02, m03] claimed; a delegate acts"
                                                        + " for 1 at most.")),
                                Events.DAY,
                                Events.SOURCE));
    }

    @Test
    void records_an_arrival_after_the_meeting_was_closed() {
        fixture.given(Events.convened(), Events.opened(A), Events.closed())
                .when(attend(A))
                .expectEvents(Events.attends(A));
    }

    @Test
    void nobody_arrives_twice_without_leaving() {
        again(Events.convened(), Events.attends(A))
                .when(attend(A))
                .expectException(refusal(ALREADY_PRESENT));
        again(Events.convened(), Events.attends(A), Events.attends(A, null, "2020-05-11T11:00"))
                .when(attend(A))
                .expectEvents(Events.attends(A));
        again(Events.convened(), Events.opened(A), Events.attends(A), Events.adjourned())
                .when(attend(A))
                .expectEvents(Events.attends(A));
    }

    @Test
    void an_interest_is_declared_once_in_an_item_of_the_agenda() {
        again(Events.convened()).when(interest(Events.ITEM)).expectEvents(Events.interested(B));
        again(Events.convened(), Events.interested(B))
                .when(interest(Events.ITEM))
                .expectException(refusal(ALREADY_DECLARED));
        again(Events.convened())
                .when(interest(new AgendaItemId("item-2")))
                .expectException(refusal(UNKNOWN_AGENDA_ITEM));
    }

    private static RecordAttendance attend(OrganisationId who, OrganisationId... proxies) {
        return new RecordAttendance(
                Events.MEETING,
                who,
                Capacity.MEMBER,
                null,
                null,
                List.of(proxies),
                Events.DAY,
                Events.SOURCE);
    }

    private static AdjournMeeting adjourn() {
        return new AdjournMeeting(
                Events.MEETING, new Edtf("2020-05-12"), Events.DAY, Events.SOURCE);
    }

    private static DeclareInterest interest(AgendaItemId item) {
        return new DeclareInterest(Events.MEETING, B, item, null, Events.DAY, Events.SOURCE);
    }

    private TestExecutor<Meeting> again(Object... events) {
        FixtureConfiguration<Meeting> fresh = Fixtures.of(Meeting.class);
        return fresh.registerInjectableResource(network).given(events);
    }
}
