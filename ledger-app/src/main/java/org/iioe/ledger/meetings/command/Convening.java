package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_EXISTS;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_INTERRUPTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_IN_SITTING;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.meetings.MeetingAdjourned;
import org.iioe.ledger.meetings.MeetingClosed;
import org.iioe.ledger.meetings.MeetingCommand.AdjournMeeting;
import org.iioe.ledger.meetings.MeetingCommand.CloseMeeting;
import org.iioe.ledger.meetings.MeetingCommand.ConveneMeeting;
import org.iioe.ledger.meetings.MeetingCommand.OpenMeeting;
import org.iioe.ledger.meetings.MeetingCommand.ResumeMeeting;
import org.iioe.ledger.meetings.MeetingCommand.SuspendMeeting;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingOpened;
import org.iioe.ledger.meetings.MeetingResumed;
import org.iioe.ledger.meetings.MeetingSuspended;
import org.iioe.ledger.meetings.command.MeetingState.Phase;

/** Decides on calling a meeting, and on its sittings from the first to the last. */
final class Convening {
    private Convening() {}

    static MeetingConvened convened(
            MeetingState state, ConveneMeeting c, Charters charters, Organisations organisations) {
        Refusal.unless(
                state.phase() == Phase.NONE, MEETING_EXISTS, c.meeting() + " is convened already.");
        organisations.requireRegistered(c.convener());
        CharterVersion charter = charters.inForce(c.on().effective()).orElse(null);
        Integer noticeDays = charter == null ? null : charter.rules().noticeDays();
        return new MeetingConvened(
                c.meeting(),
                c.body(),
                c.kind(),
                c.title(),
                c.convener(),
                c.place(),
                c.sittings(),
                c.mode(),
                c.agenda(),
                charter == null ? null : charter.number(),
                noticeDays,
                NoticeRule.isShort(noticeDays, c.on(), c.sittings()),
                c.on(),
                c.source());
    }

    static MeetingOpened opened(MeetingState state, OpenMeeting c, Organisations organisations) {
        state.requireNotClosed(c.meeting());
        Refusal.unless(
                state.phase() == Phase.CONVENED,
                MEETING_ALREADY_OPENED,
                c.meeting() + " was opened before.");
        organisations.requireRegistered(c.chair());
        return new MeetingOpened(c.meeting(), c.chair(), c.on(), c.source());
    }

    static MeetingSuspended suspended(MeetingState state, SuspendMeeting c) {
        state.requireNotClosed(c.meeting());
        Refusal.unless(
                state.sitting(), NOT_IN_SITTING, c.meeting().stream() + " is not in a sitting.");
        return new MeetingSuspended(c.meeting(), c.reason(), c.on(), c.source());
    }

    static MeetingResumed resumed(
            MeetingState state, ResumeMeeting c, Organisations organisations) {
        state.requireNotClosed(c.meeting());
        Refusal.unless(
                state.phase() == Phase.SUSPENDED || state.phase() == Phase.ADJOURNED,
                MEETING_NOT_INTERRUPTED,
                c.meeting() + " is not interrupted.");
        organisations.requireRegistered(c.chair());
        return new MeetingResumed(c.meeting(), c.chair(), c.on(), c.source());
    }

    static MeetingAdjourned adjourned(MeetingState state, AdjournMeeting c) {
        state.requireNotClosed(c.meeting());
        Refusal.unless(
                state.phase() == Phase.OPEN || state.phase() == Phase.SUSPENDED,
                NOT_IN_SITTING,
                c.meeting() + " has no sitting to adjourn.");
        return new MeetingAdjourned(c.meeting(), c.to(), c.on(), c.source());
    }

    static MeetingClosed closed(MeetingState state, CloseMeeting c) {
        state.requireNotClosed(c.meeting());
        state.requireOpened(c.meeting());
        return new MeetingClosed(c.meeting(), c.on(), c.source());
    }
}
