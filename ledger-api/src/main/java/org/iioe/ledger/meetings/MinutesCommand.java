package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/** The minutes of a meeting: drafted, approved, and then corrected only beside the text. */
public sealed interface MinutesCommand extends MeetingsCommand {
    /** The meeting. */
    MeetingId meeting();

    @Override
    default String stream() {
        return meeting().stream();
    }

    /**
     * @param meeting the meeting
     * @param digest of the text
     * @param note what changed since the last draft, or null
     */
    @Means("Puts forward a text of the minutes; a later draft takes the place of an earlier one.")
    record DraftMinutes(
            MeetingId meeting,
            Sha256 digest,
            @Example("\"First draft\"") @Nullable String note,
            Edtf on,
            Source source)
            implements MinutesCommand {
        public DraftMinutes {
            if (note != null) {
                Text.required("note", note, 2000);
            }
        }
    }

    /**
     * @param meeting the meeting
     * @param digest of the text that is approved: the latest draft's
     * @param approvedBy the meeting that approved it, or null where it is unknown
     */
    @Means("Approves the minutes; their text never changes afterwards.")
    record ApproveMinutes(
            MeetingId meeting,
            Sha256 digest,
            @Nullable MeetingId approvedBy,
            Edtf on,
            Source source)
            implements MinutesCommand {}

    /**
     * @param meeting the meeting
     * @param item the item of the agenda that it concerns, or null for the whole
     * @param correction what the minutes should have said
     * @param digest of the corrigendum's document, or null where it is unknown
     */
    @Means("Corrects approved minutes beside their text, which stays as it is.")
    record IssueCorrigendum(
            MeetingId meeting,
            @Nullable AgendaItemId item,
            @Example("\"For 22 read 23.\"") String correction,
            @Nullable Sha256 digest,
            Edtf on,
            Source source)
            implements MinutesCommand {
        public IssueCorrigendum {
            Text.required("correction", correction, 2000);
        }
    }
}
