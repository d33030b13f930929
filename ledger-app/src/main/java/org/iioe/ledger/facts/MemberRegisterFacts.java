package org.iioe.ledger.facts;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules;

import java.time.LocalDate;
import java.util.SortedSet;

/** Who belongs, and who may vote, on a day. */
public interface MemberRegisterFacts {
    /** Whether it was admitted by that day and has not left by then. */
    boolean isMember(OrganisationId organisation, LocalDate on);

    /**
     * Whether it is a member on that day, of a class with a vote, and not suspended from voting.
     *
     * @param rules the charter that the vote is held under. What it says of the class decides;
     *     where it says nothing of it, what held when the member was admitted.
     */
    boolean mayVote(OrganisationId organisation, LocalDate on, CharterRules rules);

    /** Whether it is a member on that day that is not suspended and has not given notice. */
    boolean inGoodStanding(OrganisationId organisation, LocalDate on);

    /** All that may vote on that day under those rules, by id. */
    SortedSet<OrganisationId> entitled(LocalDate on, CharterRules rules);
}
