package org.iioe.ledger.presidency.command;

import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.jspecify.annotations.Nullable;

/** The offices as elections see them: what is open, who held what. */
interface OfficeRegister {
    /** Who holds what, and what is open, as of the current unit of work. */
    OfficesState state();

    /**
     * Enters an election that was called, in the current unit of work.
     *
     * @throws org.iioe.ledger.Refusal when there is nothing to elect
     */
    void open(TermElectionOpened opened);

    /** Enters what came of an election, in the current unit of work. */
    void conclude(TermElectionConcluded concluded);

    /** Enters that an election counts no more, and ends the term that came from it. */
    void annul(TermElectionConcluded annulled, @Nullable String reason);
}
