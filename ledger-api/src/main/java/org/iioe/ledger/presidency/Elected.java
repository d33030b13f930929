package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/**
 * A ballot elected somebody, as the ledger computed.
 *
 * @param round the ballot's number
 * @param result the count, with the size of the roll
 * @param rules by which it was computed
 * @param charterVersion where they stand
 */
public record Elected(
        ElectionId election,
        OfficeId office,
        TermId term,
        int round,
        OrganisationId winner,
        BallotResult result,
        ElectionRules rules,
        int charterVersion,
        Edtf on,
        Source source)
        implements ElectionEvent {}
