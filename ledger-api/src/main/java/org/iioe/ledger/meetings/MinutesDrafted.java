package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A text of the minutes was put forward.
 *
 * @param draft its number in this meeting, from 1
 * @param digest of the text
 * @param note what changed since the last draft, or null
 */
public record MinutesDrafted(
        MeetingId meeting, int draft, Sha256 digest, @Nullable String note, Edtf on, Source source)
        implements MeetingEvent {}
