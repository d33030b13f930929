package org.iioe.ledger.membership.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.command.CharterTesting;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.InMemoryLedger;

import java.util.List;

/** Membership and charter on a store in memory, wired as the application wires them. */
final class MembershipLedger {
    private MembershipLedger() {}

    /**
     * @param gone takes every member that left
     */
    static InMemoryLedger create(List<OrganisationId> gone) {
        return new InMemoryLedger(
                        Organisation.class,
                        Instrument.class,
                        MemberRegister.class,
                        Succession.class,
                        CharterTesting.AGGREGATE)
                .with(Meetings.class, ledger -> Given.meetings())
                .with(Resolutions.class, ledger -> Given.resolutions())
                .with(Charters.class, ledger -> CharterTesting.charters(ledger.streams()))
                .with(Organisations.class, ledger -> new RecordedOrganisations(ledger.streams()))
                .with(Members.class, ledger -> new RecordedMembers(ledger.streams()))
                .with(Instruments.class, ledger -> new Instruments(ledger.streams()))
                .with(
                        DepartureNotifier.class,
                        ledger ->
                                new DepartureNotifier(
                                        List.of((member, because) -> gone.add(member))))
                .with(
                        Register.class,
                        ledger -> new Register(ledger.repository(MemberRegister.class)))
                .with(
                        Admissions.class,
                        ledger ->
                                new Admissions(
                                        ledger.streams(),
                                        ledger.get(Charters.class),
                                        ledger.get(Register.class)))
                .with(
                        Successions.class,
                        ledger ->
                                new Successions(
                                        ledger.get(Register.class),
                                        ledger.get(DepartureNotifier.class),
                                        ledger.repository(Organisation.class)));
    }
}
