package org.iioe.ledger.charter;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/**
 * A charter was put in force without a resolution: the first version, or the adopted one after a
 * version that was assumed.
 *
 * @param version 1, or the number after those assumed
 * @param rules what it says; a rule that is null is unknown
 * @param basis by what right
 * @param from its first day
 */
public record CharterEstablished(
        int version, CharterRules rules, CharterBasis basis, Edtf from, Edtf on, Source source)
        implements CharterEvent {}
