package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The only candidate was declared elected: objections were called for, and there were none.
 *
 * @param presider the organisation whose delegate presided
 * @param meeting where, or null where it is not said
 * @param charterVersion the version under which the election was called
 */
public record ElectedByAcclamation(
        ElectionId election,
        OfficeId office,
        TermId term,
        OrganisationId winner,
        OrganisationId presider,
        @Nullable MeetingId meeting,
        int charterVersion,
        Edtf on,
        Source source)
        implements ElectionEvent {}
