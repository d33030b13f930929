package org.iioe.ledger.contributions.command;

import org.iioe.ledger.contributions.Tenure;

/**
 * What a member is to have of a line.
 *
 * @param allocated units allocated and not released, those that it has already among them
 * @param tenure whether they are to be its own or are lent to it
 */
record Entitlement(long allocated, Tenure tenure) {}
