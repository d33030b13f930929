package org.iioe.ledger.facts;

import org.iioe.ledger.charter.CharterRules;

import java.time.LocalDate;

/**
 * One version of the charter.
 *
 * @param number from 1
 * @param from the first day on which it is in force
 * @param rules what it says
 */
public record CharterVersion(int number, LocalDate from, CharterRules rules) {}
