package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_CLOSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_AGENDA_ITEM;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.AgendaItemId;
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
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A meeting as its events tell it.
 *
 * @param phase how far it is
 * @param agenda its items, or null where they are unknown
 * @param attendance who was there when
 * @param interests who declared an interest in which item
 * @param chair the organisation whose delegate presides, or null where it is unknown
 * @param minutes its minutes
 */
record MeetingState(
        Phase phase,
        @Nullable Set<AgendaItemId> agenda,
        Attendance attendance,
        PSet<InterestIn> interests,
        @Nullable OrganisationId chair,
        Minutes minutes) {
    static final MeetingState NONE =
            new MeetingState(
                    Phase.NONE, null, Attendance.NONE, HashTreePSet.empty(), null, Minutes.NONE);

    /** How far a meeting is. */
    enum Phase {
        NONE,
        CONVENED,
        OPEN,
        SUSPENDED,
        ADJOURNED,
        CLOSED
    }

    /** A member's interest in an item. */
    record InterestIn(AgendaItemId item, OrganisationId member) {}

    /** Whether votes can be taken now. */
    boolean sitting() {
        return phase == Phase.OPEN;
    }

    /** Whether a member declared an interest in an item. */
    boolean interested(AgendaItemId item, OrganisationId member) {
        return interests.contains(new InterestIn(item, member));
    }

    /** Whether the item can be treated: it stands on the agenda, or nobody knows the agenda. */
    boolean treats(AgendaItemId item) {
        return agenda == null || agenda.contains(item);
    }

    void requireNotClosed(MeetingId meeting) {
        Refusal.unless(phase != Phase.CLOSED, MEETING_CLOSED, meeting.stream() + " is closed.");
    }

    void requireOpened(MeetingId meeting) {
        Refusal.unless(
                phase != Phase.CONVENED, MEETING_NOT_OPENED, meeting.stream() + " never opened.");
    }

    void requireOnAgenda(MeetingId meeting, AgendaItemId item) {
        Refusal.unless(
                treats(item),
                UNKNOWN_AGENDA_ITEM,
                item + " is not on the agenda of " + meeting.stream() + ".");
    }

    MeetingState after(MeetingEvent event) {
        return switch (event) {
            case MeetingConvened e -> convened(e);
            case AttendanceRecorded e -> attended(attendance.after(e));
            case MeetingOpened e -> presided(e.chair());
            case MeetingSuspended e -> in(Phase.SUSPENDED);
            case MeetingResumed e -> presided(e.chair() == null ? chair : e.chair());
            case MeetingAdjourned e -> in(Phase.ADJOURNED).attended(attendance.nextSitting());
            case MeetingClosed e -> in(Phase.CLOSED);
            case InterestDeclared e -> declared(new InterestIn(e.item(), e.member()));
            case MinutesDrafted e -> written(minutes.after(e));
            case MinutesApproved e -> written(minutes.whenApproved());
            case CorrigendumIssued e -> written(minutes.after(e));
        };
    }

    private MeetingState convened(MeetingConvened event) {
        List<AgendaItem> items = event.agenda();
        return new MeetingState(
                Phase.CONVENED,
                items == null
                        ? null
                        : items.stream()
                                .map(AgendaItem::item)
                                .collect(Collectors.toUnmodifiableSet()),
                attendance,
                interests,
                chair,
                minutes);
    }

    private MeetingState in(Phase next) {
        return new MeetingState(next, agenda, attendance, interests, chair, minutes);
    }

    private MeetingState presided(@Nullable OrganisationId by) {
        return new MeetingState(Phase.OPEN, agenda, attendance, interests, by, minutes);
    }

    private MeetingState attended(Attendance next) {
        return new MeetingState(phase, agenda, next, interests, chair, minutes);
    }

    private MeetingState declared(InterestIn interest) {
        return new MeetingState(
                phase, agenda, attendance, interests.plus(interest), chair, minutes);
    }

    private MeetingState written(Minutes next) {
        return new MeetingState(phase, agenda, attendance, interests, chair, next);
    }
}
