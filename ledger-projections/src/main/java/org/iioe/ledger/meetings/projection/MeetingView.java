package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.meetings.AgendaItem;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingKind;
import org.iioe.ledger.meetings.MeetingMode;
import org.iioe.ledger.meetings.MeetingTime;
import org.iioe.ledger.meetings.Sitting;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A meeting, from its convening to its approved minutes. What is null is unknown, or not yet so.
 *
 * @param agenda what is to be treated, or null where it is unknown
 * @param charterVersion whose notice was looked at, or null when none was in force
 * @param noticeDays the notice that it asks for, or null where it is unknown
 * @param shortNotice whether the notice was shorter than that; null where it cannot be known
 * @param chair who presides, or null where it is unknown
 * @param adjournedTo to when it was last adjourned, or null
 * @param attendance who came and went, in the order in which it was recorded
 * @param resolutions those submitted to it
 * @param minutes the drafts of its minutes, in their order
 * @param approvedMinutes the approval of one of the drafts, or null
 * @param position the position of the last entry about it
 */
public record MeetingView(
        MeetingId id,
        String body,
        @Nullable MeetingKind kind,
        @Nullable String title,
        @Nullable OrganisationId convener,
        @Nullable String place,
        @Nullable MeetingMode mode,
        Status status,
        List<Sitting> sittings,
        @Nullable List<AgendaItem> agenda,
        @Nullable Integer charterVersion,
        @Nullable Integer noticeDays,
        @Nullable Boolean shortNotice,
        @Nullable OrganisationId chair,
        @Nullable Edtf adjournedTo,
        List<Attendance> attendance,
        List<Interest> interests,
        List<ResolutionId> resolutions,
        List<Draft> minutes,
        @Nullable Approval approvedMinutes,
        List<Corrigendum> corrigenda,
        Edtf convenedOn,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<MeetingView> TABLE =
            new HistoryTable<>("meeting", MeetingView.class);

    /** How far a meeting is. */
    public enum Status {
        /** It is to come. */
        CONVENED,
        /** It is in a sitting. */
        OPEN,
        /** Its sitting is interrupted for a short while. */
        SUSPENDED,
        /** It goes on in another sitting. */
        ADJOURNED,
        /** It is over. */
        CLOSED
    }

    /**
     * An organisation came, or came and left.
     *
     * @param arrived null where it is unknown
     * @param left null while it is there
     * @param proxyFor the absent members for which it says that it acts
     * @param proxiesCounted those among them that the charter lets it represent
     * @param exceptions why some do not count
     */
    public record Attendance(
            OrganisationId organisation,
            Capacity capacity,
            @Nullable MeetingTime arrived,
            @Nullable MeetingTime left,
            List<OrganisationId> proxyFor,
            List<OrganisationId> proxiesCounted,
            @Nullable Integer charterVersion,
            List<RecordedException> exceptions,
            Edtf on,
            Source source) {}

    /** A member declared an interest in an item. */
    public record Interest(
            OrganisationId member,
            AgendaItemId item,
            @Nullable String interest,
            Edtf on,
            Source source) {}

    /**
     * A draft of the minutes.
     *
     * @param draft its number, from 1
     */
    public record Draft(int draft, Sha256 digest, @Nullable String note, Edtf on, Source source) {}

    /**
     * The approval of the minutes.
     *
     * @param draft the number of the draft that was approved
     * @param approvedBy the meeting that approved them, or null where it is not said
     */
    public record Approval(
            int draft, Sha256 digest, @Nullable MeetingId approvedBy, Edtf on, Source source) {}

    /** A correction beside the text of approved minutes. */
    public record Corrigendum(
            int number,
            @Nullable AgendaItemId item,
            String correction,
            @Nullable Sha256 digest,
            Edtf on,
            Source source) {}

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

    /** What an event makes of it. */
    MeetingView after(MeetingEvent event, long at) {
        MeetingChange change = new MeetingChange(this);
        change.after(event);
        return change.view(at);
    }

    /** It lists the drafts that were submitted to it. */
    MeetingView after(DraftResolutionSubmitted e, long at) {
        MeetingChange change = new MeetingChange(this);
        change.resolutions.add(e.resolution());
        return change.view(at);
    }
}
