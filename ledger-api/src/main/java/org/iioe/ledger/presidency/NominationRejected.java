package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * Who was nominated may not stand.
 *
 * @param rule the rule that stands in the way, in the charter's words
 * @param reason why it applies, or null where it is not said
 */
public record NominationRejected(
        ElectionId election,
        OfficeId office,
        OrganisationId candidate,
        String rule,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ElectionEvent {}
