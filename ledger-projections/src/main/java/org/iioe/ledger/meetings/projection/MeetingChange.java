package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.CorrigendumIssued;
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
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What changes of a meeting, while an event changes it: what it does not touch stays. */
final class MeetingChange {
    private final MeetingView before;
    Status status;
    @Nullable OrganisationId chair;
    @Nullable Edtf adjournedTo;
    final List<Attendance> attendance;
    final List<Interest> interests;
    final List<ResolutionId> resolutions;
    final List<Draft> minutes;
    @Nullable Approval approvedMinutes;
    final List<Corrigendum> corrigenda;

    MeetingChange(MeetingView before) {
        this.before = before;
        status = before.status();
        chair = before.chair();
        adjournedTo = before.adjournedTo();
        attendance = new ArrayList<>(before.attendance());
        interests = new ArrayList<>(before.interests());
        resolutions = new ArrayList<>(before.resolutions());
        minutes = new ArrayList<>(before.minutes());
        approvedMinutes = before.approvedMinutes();
        corrigenda = new ArrayList<>(before.corrigenda());
    }

    void after(MeetingEvent event) {
        switch (event) {
            case MeetingConvened e -> {
                // Made the view that is changed here.
            }
            case AttendanceRecorded e -> attendance.add(attendance(e));
            case MeetingOpened e -> {
                status = Status.OPEN;
                chair = e.chair();
            }
            case MeetingSuspended e -> status = Status.SUSPENDED;
            case MeetingResumed e -> {
                status = Status.OPEN;
                chair = e.chair() == null ? chair : e.chair();
            }
            case MeetingAdjourned e -> {
                status = Status.ADJOURNED;
                adjournedTo = e.to();
            }
            case MeetingClosed e -> status = Status.CLOSED;
            case InterestDeclared e ->
                    interests.add(
                            new Interest(e.member(), e.item(), e.interest(), e.on(), e.source()));
            case MinutesDrafted e ->
                    minutes.add(new Draft(e.draft(), e.digest(), e.note(), e.on(), e.source()));
            case MinutesApproved e ->
                    approvedMinutes =
                            new Approval(e.draft(), e.digest(), e.approvedBy(), e.on(), e.source());
            case CorrigendumIssued e ->
                    corrigenda.add(
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

    MeetingView view(long position) {
        return new MeetingView(
                before.id(),
                before.body(),
                before.kind(),
                before.title(),
                before.convener(),
                before.place(),
                before.mode(),
                status,
                before.sittings(),
                before.agenda(),
                before.charterVersion(),
                before.noticeDays(),
                before.shortNotice(),
                chair,
                adjournedTo,
                attendance,
                interests,
                resolutions,
                minutes,
                approvedMinutes,
                corrigenda,
                before.convenedOn(),
                before.source(),
                position);
    }
}
