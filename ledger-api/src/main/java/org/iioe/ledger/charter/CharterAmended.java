package org.iioe.ledger.charter;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;

/**
 * The next version of the charter was put in force; decisions under earlier ones stand.
 *
 * @param version from 2
 * @param rules the whole of the new rules
 * @param resolution the resolution that adopted them
 * @param from its first day
 */
public record CharterAmended(
        int version, CharterRules rules, ResolutionId resolution, Edtf from, Edtf on, Source source)
        implements CharterEvent {}
