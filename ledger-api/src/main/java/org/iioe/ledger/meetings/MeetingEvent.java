package org.iioe.ledger.meetings;

import org.iioe.ledger.MeetingId;

/** What happened to a meeting. */
public sealed interface MeetingEvent extends MeetingsEvent
        permits MeetingConvened,
                AttendanceRecorded,
                MeetingOpened,
                MeetingSuspended,
                MeetingResumed,
                MeetingAdjourned,
                MeetingClosed,
                InterestDeclared,
                MinutesDrafted,
                MinutesApproved,
                CorrigendumIssued {
    /** The meeting. */
    MeetingId meeting();
}
