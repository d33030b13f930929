package org.iioe.ledger.membership.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.OrganisationFacts;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.iioe.ledger.membership.SuccessionRecorded;

import java.util.stream.Stream;

/** Decides on a merger, split or dissolution of organisations that are still there. */
final class Succeeding {
    private Succeeding() {}

    static SuccessionRecorded recorded(RecordSuccession c, Organisations organisations) {
        Stream.concat(c.from().stream(), c.to().stream())
                .distinct()
                .forEach(each -> requireAlive(organisations.get(each)));
        return new SuccessionRecorded(
                c.succession(),
                c.kind(),
                c.from(),
                c.to(),
                c.memberships(),
                c.reason(),
                c.on(),
                c.source());
    }

    private static void requireAlive(OrganisationFacts organisation) {
        OrganisationId id = organisation.organisation();
        Refusal.unless(
                !organisation.dissolved(),
                MembershipRefusal.ORGANISATION_DISSOLVED,
                id + " was dissolved by another succession.");
    }
}
