package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * An election was called.
 *
 * @param from the first day of what is to be filled, or null where it is not said
 * @param to its last day, or null where it is not said
 * @param charterVersion the version that rules the election to its end
 */
public record ElectionCalled(
        ElectionId election,
        OfficeId office,
        TermId term,
        @Nullable Edtf from,
        @Nullable Edtf to,
        ElectionKind kind,
        int charterVersion,
        Edtf on,
        Source source)
        implements ElectionEvent {}
