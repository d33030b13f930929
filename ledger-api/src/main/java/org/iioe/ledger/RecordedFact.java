package org.iioe.ledger;

import java.util.List;

/**
 * The event of a fact: it happened, and is recorded whatever rule it breaks. What breaks a rule is
 * told to who recorded it, and stays visible until it is ratified, recovered or written off.
 */
public interface RecordedFact extends LedgerEvent {
    /** All the rules that the fact breaks, each once; none where it is as it should be. */
    List<RecordedException> exceptions();
}
