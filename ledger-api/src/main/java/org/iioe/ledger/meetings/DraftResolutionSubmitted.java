package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A resolution was proposed. */
public record DraftResolutionSubmitted(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        String title,
        Sha256 textDigest,
        OrganisationId mover,
        @Nullable OrganisationId seconder,
        List<String> effects,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public DraftResolutionSubmitted {
        effects = List.copyOf(effects);
    }
}
