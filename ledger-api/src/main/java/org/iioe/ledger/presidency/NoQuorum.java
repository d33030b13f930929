package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/**
 * A ballot decided nothing, because too few were there.
 *
 * @param round the ballot's number
 * @param there how many were there: the fewer of those at its opening and at its closing
 * @param result the count, with the size of the roll
 * @param rules by which it was computed
 * @param charterVersion where they stand
 */
public record NoQuorum(
        ElectionId election,
        OfficeId office,
        TermId term,
        int round,
        int there,
        BallotResult result,
        ElectionRules rules,
        int charterVersion,
        Edtf on,
        Source source)
        implements ElectionEvent {}
