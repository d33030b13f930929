package org.iioe.ledger.charter;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/**
 * The first version of the charter was put in force.
 *
 * @param version 1
 * @param rules what it says; a rule that is null is unknown
 * @param basis by what right
 * @param from its first day
 */
public record CharterEstablished(
        int version, CharterRules rules, CharterBasis basis, Edtf from, Edtf on, Source source)
        implements CharterEvent {}
