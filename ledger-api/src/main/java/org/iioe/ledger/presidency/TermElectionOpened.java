package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/** An election for a term is under way: no other can be called for it. */
public record TermElectionOpened(
        OfficeId office,
        TermId term,
        ElectionId election,
        ElectionKind kind,
        Edtf on,
        Source source)
        implements OfficeEvent {}
