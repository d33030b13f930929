package org.iioe.ledger.audit;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/**
 * A value that may exist only once was taken.
 *
 * @param kind what the value is: {@code ror}, {@code serial}
 * @param value the value, normalised
 * @param holder who or what has it: a stream's name
 */
public record ValueClaimed(String kind, String value, String holder, Edtf on, Source source)
        implements AuditEvent {}
