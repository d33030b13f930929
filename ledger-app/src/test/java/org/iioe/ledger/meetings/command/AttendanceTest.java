package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.MeetingTime;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class AttendanceTest {
    private static final OrganisationId A = member(1);
    private static final OrganisationId B = member(2);
    private static final OrganisationId C = member(3);

    private static Attendance after(AttendanceRecorded... events) {
        Attendance attendance = Attendance.NONE;
        for (AttendanceRecorded event : events) {
            attendance = attendance.after(event);
        }
        return attendance;
    }

    @Test
    void whoever_came_is_there_until_it_left() {
        Attendance came = after(Events.attends(A, "2020-05-11T09:00", null));
        assertThat(came.inPerson(null)).containsExactly(A);
        Attendance left = came.after(Events.attends(A, null, "2020-05-11T11:00"));
        assertThat(left.inPerson(null)).isEmpty();
        assertThat(left.presences()).hasSize(1);
    }

    @Test
    void at_a_time_those_count_who_had_come_and_not_left() {
        Attendance attendance =
                after(
                        Events.attends(A, "2020-05-11T09:00", "2020-05-11T11:00"),
                        Events.attends(B, "2020-05-11T10:00", null),
                        Events.attends(C, null, null));
        assertThat(attendance.inPerson(new MeetingTime("2020-05-11T08:59"))).containsExactly(C);
        assertThat(attendance.inPerson(new MeetingTime("2020-05-11T09:00")))
                .containsExactlyInAnyOrder(A, C);
        assertThat(attendance.inPerson(new MeetingTime("2020-05-11T10:59")))
                .containsExactlyInAnyOrder(A, B, C);
        assertThat(attendance.inPerson(new MeetingTime("2020-05-11T11:00")))
                .containsExactlyInAnyOrder(B, C);
        assertThat(attendance.inPerson(null)).containsExactlyInAnyOrder(B, C);
    }

    @Test
    void a_sitting_begins_with_an_empty_room() {
        assertThat(after(Events.attends(A)).nextSitting().inPerson(null)).isEmpty();
    }

    @Test
    void observers_are_not_counted() {
        AttendanceRecorded observer =
                new AttendanceRecorded(
                        Events.MEETING,
                        A,
                        Capacity.OBSERVER,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        Events.DAY,
                        Events.SOURCE);
        assertThat(after(observer).inPerson(null)).isEmpty();
        assertThat(after(observer).here(A)).isTrue();
    }

    @Test
    void a_proxy_counts_while_its_holder_is_there_and_the_member_is_not() {
        Attendance held = after(Events.attends(A, B));
        assertThat(held.proxies(null)).containsExactly(Map.entry(B, A));
        assertThat(held.after(Events.attends(B)).proxies(null)).isEmpty();
        assertThat(held.after(Events.attends(A, null, "2020-05-11T11:00")).proxies(null)).isEmpty();
    }
}
