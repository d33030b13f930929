package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member declared an interest in an item.
 *
 * @param interest what it is, or null where it is unknown
 */
public record InterestDeclared(
        MeetingId meeting,
        OrganisationId member,
        AgendaItemId item,
        @Nullable String interest,
        Edtf on,
        Source source)
        implements MeetingEvent {}
