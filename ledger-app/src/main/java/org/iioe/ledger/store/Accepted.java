package org.iioe.ledger.store;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.audit.CommandRecorded;

import java.util.List;
import java.util.stream.Stream;

/**
 * A command that was accepted.
 *
 * @param command what its key keeps of it
 * @param exceptions the rules that the facts break which it recorded
 */
public record Accepted(CommandRecorded command, List<RecordedException> exceptions) {
    static Accepted of(CommandRecorded command, Stream<?> events) {
        return new Accepted(
                command,
                events.filter(RecordedFact.class::isInstance)
                        .map(RecordedFact.class::cast)
                        .flatMap(fact -> fact.exceptions().stream())
                        .toList());
    }
}
