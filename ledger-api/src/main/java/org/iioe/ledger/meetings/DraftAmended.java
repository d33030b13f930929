package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The text of a draft was changed before its vote.
 *
 * @param textDigest of the new text
 * @param previousDigest of the text before
 * @param mover who proposed the amendment, or null where it is unknown
 */
public record DraftAmended(
        ResolutionId resolution,
        MeetingId meeting,
        Sha256 textDigest,
        Sha256 previousDigest,
        List<String> effects,
        @Nullable OrganisationId mover,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public DraftAmended {
        effects = List.copyOf(effects);
    }
}
