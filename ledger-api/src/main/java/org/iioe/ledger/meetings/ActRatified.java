package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * An act that was recorded with an exception was cured.
 *
 * @param act the recorded fact
 */
public record ActRatified(
        ResolutionId resolution, ActRef act, @Nullable String reason, Edtf on, Source source)
        implements ResolutionEvent {}
