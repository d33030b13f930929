package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.projection.MeetingView.Approval;
import org.iioe.ledger.meetings.projection.MeetingView.Attendance;
import org.iioe.ledger.meetings.projection.MeetingView.Corrigendum;
import org.iioe.ledger.meetings.projection.MeetingView.Draft;
import org.iioe.ledger.meetings.projection.MeetingView.Interest;
import org.iioe.ledger.meetings.projection.MeetingView.Status;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A meeting's view while an event changes it: what the event does not touch stays. */
final class MeetingSketch {
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

    MeetingSketch(MeetingView before) {
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

    static MeetingView convened(MeetingConvened e, long position) {
        return new MeetingView(
                e.meeting(),
                e.body(),
                e.kind(),
                e.title(),
                e.convener(),
                e.place(),
                e.mode(),
                Status.CONVENED,
                e.sittings(),
                e.agenda(),
                e.charterVersion(),
                e.noticeDays(),
                e.shortNotice(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                e.on(),
                e.source(),
                position);
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
