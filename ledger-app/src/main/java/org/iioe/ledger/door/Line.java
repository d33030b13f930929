package org.iioe.ledger.door;

/**
 * A command and where it stood.
 *
 * @param number from 1, counting blank lines too, as an editor does
 */
public record Line(int number, Submission submission) {}
