package org.iioe.ledger.presidency.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.jspecify.annotations.Nullable;

/**
 * An election as its office sees it.
 *
 * @param conclusion what came of it, or null while it is under way
 * @param winner who was elected, or null while nobody is
 */
record OfficeElection(
        OfficeId office,
        TermId term,
        ElectionId election,
        @Nullable ElectionConclusion conclusion,
        @Nullable OrganisationId winner) {

    boolean of(OfficeId anOffice, TermId aTerm) {
        return office.equals(anOffice) && term.equals(aTerm);
    }

    boolean open() {
        return conclusion == null;
    }

    boolean annulled() {
        return conclusion == ElectionConclusion.ANNULLED;
    }

    boolean reported() {
        return conclusion == ElectionConclusion.REPORTED;
    }

    /** Whether somebody is elected, and it counts. */
    boolean filled() {
        return winner != null && !annulled();
    }
}
