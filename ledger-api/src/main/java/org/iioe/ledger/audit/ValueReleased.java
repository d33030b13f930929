package org.iioe.ledger.audit;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/**
 * A claimed value was given back and may be claimed again.
 *
 * @param kind what the value is
 * @param value the value, normalised
 * @param holder who or what had it
 */
public record ValueReleased(String kind, String value, String holder, Edtf on, Source source)
        implements AuditEvent {}
