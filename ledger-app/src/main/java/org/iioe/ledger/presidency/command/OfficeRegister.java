package org.iioe.ledger.presidency.command;

import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.jspecify.annotations.Nullable;

/** Where elections are entered with their office, in the current unit of work. */
interface OfficeRegister {
    /**
     * Enters an election that was called.
     *
     * @throws org.iioe.ledger.Refusal when there is nothing to elect
     */
    void open(TermElectionOpened opened);

    /** Enters what came of an election. */
    void conclude(TermElectionConcluded concluded);

    /** Enters that an election counts no more, and ends the term that came from it. */
    void annul(TermElectionConcluded annulled, @Nullable String reason);
}
