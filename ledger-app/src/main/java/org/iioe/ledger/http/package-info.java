/**
 * What every request meets before and behind its controller: turns, hosts, callers, ids, problems.
 */
@NullMarked
package org.iioe.ledger.http;

import org.jspecify.annotations.NullMarked;
