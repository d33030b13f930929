package org.iioe.ledger.membership.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.membership.MembershipRefusal.ORGANISATION_EXISTS;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.AgreementCommand.AmendAgreement;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.AgreementCommand.RenewAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignCooperationAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.AgreementCommand.TerminateAgreement;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.OrganisationCommand.CorrectOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RecogniseCoInitiator;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RenameOrganisation;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.store.Claims;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** An organisation: its record, and everything that it signed. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Organisation implements Kept<Organisation> {
    @AggregateIdentifier private @Nullable String stream;
    private OrganisationRecord known = OrganisationRecord.UNREGISTERED;
    private Signatures signatures = Signatures.NONE;

    Organisation() {}

    @Override
    public Organisation copy() {
        Organisation copy = new Organisation();
        copy.stream = stream;
        copy.known = known;
        copy.signatures = signatures;
        return copy;
    }

    /** Ends the organisation; a succession has decided it. */
    void dissolve(OrganisationDissolved dissolved) {
        apply(dissolved);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterOrganisation command, Claims claims) {
        Refusal.unless(
                stream == null, ORGANISATION_EXISTS, command.organisation() + " is registered.");
        apply(Registering.registered(command, claims));
    }

    @CommandHandler
    void handle(CorrectOrganisation command, Claims claims) {
        Set<String> names = known.nameKeys();
        apply(Registering.corrected(known, command));
        new IdentityClaims(claims, command)
                .moveNames(names, known.nameKeys(), command.confirmedDistinct());
    }

    @CommandHandler
    void handle(RenameOrganisation command, Claims claims) {
        Set<String> names = known.nameKeys();
        apply(Registering.renamed(known, command));
        new IdentityClaims(claims, command)
                .moveNames(names, known.nameKeys(), command.confirmedDistinct());
    }

    @CommandHandler
    void handle(RecogniseCoInitiator command, Meetings meetings) {
        apply(Registering.recognised(known, command, meetings));
    }

    @CommandHandler
    void handle(
            SignLetterOfIntent command,
            Instruments instruments,
            Meetings meetings,
            Admissions admissions) {
        apply(Signing.signed(known, signatures, command, instruments, meetings));
        admissions.consider(command, signatures);
    }

    @CommandHandler
    void handle(
            SignCooperationAgreement command,
            Instruments instruments,
            Meetings meetings,
            Admissions admissions) {
        apply(Signing.signed(known, signatures, command, instruments, meetings));
        admissions.consider(command, signatures);
    }

    @CommandHandler
    void handle(
            CountersignAgreement command,
            Instruments instruments,
            Organisations organisations,
            Admissions admissions) {
        apply(Signing.countersigned(signatures, command, instruments, organisations));
        admissions.consider(command, signatures);
    }

    @CommandHandler
    void handle(AmendAgreement command, Instruments instruments) {
        apply(Signing.amended(signatures, command, instruments));
    }

    @CommandHandler
    void handle(RenewAgreement command, Instruments instruments) {
        apply(Signing.renewed(signatures, command, instruments));
    }

    @CommandHandler
    void handle(TerminateAgreement command, Instruments instruments) {
        apply(Signing.terminated(signatures, command, instruments));
    }

    @EventSourcingHandler
    void on(MembershipEvent event) {
        if (event instanceof OrganisationRegistered registered) {
            stream = registered.organisation().stream();
        }
        known = known.after(event);
        signatures = signatures.after(event);
    }
}
