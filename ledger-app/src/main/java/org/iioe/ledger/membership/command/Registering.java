package org.iioe.ledger.membership.command;

import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_RECOGNISED;
import static org.iioe.ledger.membership.MembershipRefusal.RECORD_SAYS_OTHERWISE;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.OrganisationCommand.CorrectOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RecogniseCoInitiator;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RenameOrganisation;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.store.Claims;

import java.time.LocalDate;
import java.util.Set;

/** Decides on what the ledger says of an organisation itself, and of a text that may be signed. */
final class Registering {
    private Registering() {}

    static OrganisationRegistered registered(RegisterOrganisation c, Claims claims) {
        IdentityClaims identity = new IdentityClaims(claims, c);
        identity.takeIdentifiers(c.identifiers());
        identity.moveNames(
                Set.of(), Set.of(NameKey.of(c.nameAsGiven(), c.country())), c.confirmedDistinct());
        return new OrganisationRegistered(
                c.organisation(),
                c.nameAsGiven(),
                c.kind(),
                c.group(),
                c.country(),
                c.identifiers(),
                Boolean.TRUE.equals(c.confirmedDistinct()),
                c.on(),
                c.source());
    }

    static OrganisationCorrected corrected(OrganisationRecord known, CorrectOrganisation c) {
        Refusal.unless(
                known.says(c.field(), c.was()),
                RECORD_SAYS_OTHERWISE,
                () ->
                        "The record says %s, not %s."
                                .formatted(
                                        known.text(c.field()),
                                        c.was() == null ? "unknown" : c.was()));
        return new OrganisationCorrected(
                c.organisation(),
                c.field(),
                c.was(),
                c.is(),
                Boolean.TRUE.equals(c.confirmedDistinct()),
                c.reason(),
                c.on(),
                c.source());
    }

    static OrganisationRenamed renamed(OrganisationRecord known, RenameOrganisation c) {
        LocalDate from = c.from().effective();
        known.mayTakeName(c.name(), from);
        return new OrganisationRenamed(
                c.organisation(),
                known.nameOn(from),
                c.name(),
                c.from(),
                Boolean.TRUE.equals(c.confirmedDistinct()),
                c.on(),
                c.source());
    }

    static CoInitiatorRecognised recognised(
            OrganisationRecord known, RecogniseCoInitiator c, Meetings meetings) {
        Refusal.unless(
                !known.coInitiator(),
                ALREADY_RECOGNISED,
                c.organisation() + " is recognised as a co-initiator.");
        meetings.get(c.meeting());
        return new CoInitiatorRecognised(c.organisation(), c.meeting(), c.on(), c.source());
    }

    static InstrumentRegistered registered(RegisterInstrument c, Organisations organisations) {
        organisations.requireRegistered(c.counterparty());
        return new InstrumentRegistered(
                c.instrument(),
                c.kind(),
                c.title(),
                c.version(),
                c.counterparty(),
                c.binding(),
                c.inForceRule(),
                c.expires(),
                c.digest(),
                c.on(),
                c.source());
    }
}
