package org.iioe.ledger.meetings;

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
