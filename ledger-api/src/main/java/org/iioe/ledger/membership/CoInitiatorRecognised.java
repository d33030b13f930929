package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/**
 * An organisation was recognised as a co-initiator, for ever.
 *
 * @param meeting the meeting at which it was recognised
 */
public record CoInitiatorRecognised(
        OrganisationId organisation, MeetingId meeting, Edtf on, Source source)
        implements MembershipEvent {}
