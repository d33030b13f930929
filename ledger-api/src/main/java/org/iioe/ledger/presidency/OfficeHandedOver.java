package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An office was handed over.
 *
 * @param outgoing the term whose holders handed over
 * @param incoming the term whose holders took over
 * @param handedOver who handed over
 * @param tookOver who took over
 * @param meeting where, or null where it is not said
 */
public record OfficeHandedOver(
        OfficeId office,
        TermId outgoing,
        TermId incoming,
        List<OrganisationId> handedOver,
        List<OrganisationId> tookOver,
        @Nullable MeetingId meeting,
        Edtf on,
        Source source)
        implements OfficeEvent {
    public OfficeHandedOver {
        handedOver = List.copyOf(handedOver);
        tookOver = List.copyOf(tookOver);
    }
}
