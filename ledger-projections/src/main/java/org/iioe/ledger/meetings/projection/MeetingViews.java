package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.CorrigendumIssued;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.InterestDeclared;
import org.iioe.ledger.meetings.MeetingAdjourned;
import org.iioe.ledger.meetings.MeetingClosed;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingOpened;
import org.iioe.ledger.meetings.MeetingResumed;
import org.iioe.ledger.meetings.MeetingSuspended;
import org.iioe.ledger.meetings.MinutesApproved;
import org.iioe.ledger.meetings.MinutesDrafted;
import org.iioe.ledger.meetings.projection.MeetingView.Approval;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.MeetingView.Corrigendum;
import org.iioe.ledger.meetings.projection.MeetingView.Draft;
import org.iioe.ledger.meetings.projection.MeetingView.Interest;
import org.iioe.ledger.meetings.projection.MeetingView.Status;
import org.iioe.ledger.projection.History;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.function.Consumer;

/** Shows meetings. */
final class MeetingViews {
    private final History<MeetingView> meetings;

    MeetingViews(JdbcClient database, JsonMapper mapper) {
        meetings = new History<>(database, mapper, MeetingView.TABLE);
    }

    void on(MeetingEvent event, long at) {
        if (event instanceof MeetingConvened e) {
            meetings.put(e.meeting().value(), MeetingSketch.convened(e, at), at);
        } else {
            change(event.meeting(), at, meeting -> on(event, meeting));
        }
    }

    /** A meeting lists the drafts that were submitted to it. */
    void on(DraftResolutionSubmitted e, long at) {
        change(e.meeting(), at, meeting -> meeting.resolutions.add(e.resolution()));
    }

    private void change(MeetingId id, long at, Consumer<MeetingSketch> by) {
        meetings.change(
                id.value(),
                at,
                view -> {
                    MeetingSketch meeting = new MeetingSketch(view);
                    by.accept(meeting);
                    return meeting.view(at);
                });
    }

    private static void on(MeetingEvent event, MeetingSketch meeting) {
        switch (event) {
            case MeetingConvened e -> {
                // Made the view that is changed here.
            }
            case AttendanceRecorded e -> meeting.attendance.add(attendance(e));
            case MeetingOpened e -> {
                meeting.status = Status.OPEN;
                meeting.chair = e.chair();
            }
            case MeetingSuspended e -> meeting.status = Status.SUSPENDED;
            case MeetingResumed e -> {
                meeting.status = Status.OPEN;
                meeting.chair = e.chair() == null ? meeting.chair : e.chair();
            }
            case MeetingAdjourned e -> {
                meeting.status = Status.ADJOURNED;
                meeting.adjournedTo = e.to();
            }
            case MeetingClosed e -> meeting.status = Status.CLOSED;
            case InterestDeclared e ->
                    meeting.interests.add(
                            new Interest(e.member(), e.item(), e.interest(), e.on(), e.source()));
            case MinutesDrafted e ->
                    meeting.minutes.add(
                            new Draft(e.draft(), e.digest(), e.note(), e.on(), e.source()));
            case MinutesApproved e ->
                    meeting.approvedMinutes =
                            new Approval(e.draft(), e.digest(), e.approvedBy(), e.on(), e.source());
            case CorrigendumIssued e ->
                    meeting.corrigenda.add(
                            new Corrigendum(
                                    e.number(),
                                    e.item(),
                                    e.correction(),
                                    e.digest(),
                                    e.on(),
                                    e.source()));
        }
    }

    private static Attendance attendance(AttendanceRecorded e) {
        return new Attendance(
                e.organisation(),
                e.capacity(),
                e.arrived(),
                e.left(),
                e.proxyFor(),
                e.proxiesCounted(),
                e.charterVersion(),
                e.exceptions(),
                e.on(),
                e.source());
    }
}
