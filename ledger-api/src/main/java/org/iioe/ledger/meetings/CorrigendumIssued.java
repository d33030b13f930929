package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * Approved minutes were corrected beside their text.
 *
 * @param number its number in this meeting, from 1
 * @param item the item that it concerns, or null for the whole
 * @param correction what the minutes should have said
 * @param digest of its document, or null where it is unknown
 */
public record CorrigendumIssued(
        MeetingId meeting,
        int number,
        @Nullable AgendaItemId item,
        String correction,
        @Nullable Sha256 digest,
        Edtf on,
        Source source)
        implements MeetingEvent {}
