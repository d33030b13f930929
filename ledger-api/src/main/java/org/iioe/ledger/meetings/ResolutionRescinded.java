package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A resolution gives no authority from this day on; what rested on it stands.
 *
 * @param by the resolution that ended it
 */
public record ResolutionRescinded(
        ResolutionId resolution, ResolutionId by, @Nullable String reason, Edtf on, Source source)
        implements ResolutionEvent {}
