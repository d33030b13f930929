package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A term of office started, or will start.
 *
 * @param from the first day: the first that it can mean
 * @param to the last day: the last that it can mean; null where nobody knows it
 * @param election where the holder was elected, or null without an election
 * @param reported whether that election's result was reported, not computed
 * @param exceptions the rules that a reported term breaks
 */
@Revision("2")
public record TermStarted(
        OfficeId office,
        TermId term,
        List<OrganisationId> holders,
        Edtf from,
        @Nullable Edtf to,
        @Nullable ElectionId election,
        boolean reported,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements OfficeEvent, RecordedFact {
    public TermStarted {
        exceptions = List.copyOf(exceptions);
        holders = List.copyOf(holders);
    }
}
