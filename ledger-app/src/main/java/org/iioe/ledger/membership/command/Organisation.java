package org.iioe.ledger.membership.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.membership.InstrumentKind.COOPERATION_AGREEMENT;
import static org.iioe.ledger.membership.InstrumentKind.LETTER_OF_INTENT;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.AgreementAmended;
import org.iioe.ledger.membership.AgreementCommand;
import org.iioe.ledger.membership.AgreementCommand.AmendAgreement;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.AgreementCommand.RenewAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignCooperationAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.AgreementCommand.TerminateAgreement;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.membership.OrganisationCommand.CorrectOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RecogniseCoInitiator;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RenameOrganisation;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.store.Claims;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/** An organisation: its record, and everything that it signed. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Organisation implements Kept<Organisation> {
    @AggregateIdentifier private @Nullable String stream;
    private OrganisationRecord says = OrganisationRecord.UNREGISTERED;
    private Signatures signatures = Signatures.NONE;

    Organisation() {}

    @Override
    public Organisation copy() {
        Organisation copy = new Organisation();
        copy.stream = stream;
        copy.says = says;
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
                stream == null,
                MembershipRefusal.ORGANISATION_EXISTS,
                command.organisation() + " is registered.");
        IdentityClaims identity = new IdentityClaims(claims, command);
        identity.takeIdentifiers(command.identifiers());
        identity.moveNames(
                Set.of(),
                Set.of(NameKey.of(command.nameAsGiven(), command.country())),
                Boolean.TRUE.equals(command.confirmedDistinct()));
        apply(
                new OrganisationRegistered(
                        command.organisation(),
                        command.nameAsGiven(),
                        command.kind(),
                        command.group(),
                        command.country(),
                        command.identifiers(),
                        Boolean.TRUE.equals(command.confirmedDistinct()),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    void handle(CorrectOrganisation command, Claims claims) {
        Refusal.unless(
                says.says(command.field(), command.was()),
                MembershipRefusal.RECORD_SAYS_OTHERWISE,
                () ->
                        "The record says %s, not %s."
                                .formatted(
                                        says.text(command.field()),
                                        command.was() == null ? "unknown" : command.was()));
        Set<String> names = says.nameKeys();
        apply(
                new OrganisationCorrected(
                        command.organisation(),
                        command.field(),
                        command.was(),
                        command.is(),
                        Boolean.TRUE.equals(command.confirmedDistinct()),
                        command.reason(),
                        command.on(),
                        command.source()));
        new IdentityClaims(claims, command)
                .moveNames(
                        names, says.nameKeys(), Boolean.TRUE.equals(command.confirmedDistinct()));
    }

    @CommandHandler
    void handle(RenameOrganisation command, Claims claims) {
        LocalDate from = command.from().effective();
        says.mayTakeName(command.name(), from);
        Set<String> names = says.nameKeys();
        apply(
                new OrganisationRenamed(
                        command.organisation(),
                        says.nameOn(from),
                        command.name(),
                        command.from(),
                        Boolean.TRUE.equals(command.confirmedDistinct()),
                        command.on(),
                        command.source()));
        new IdentityClaims(claims, command)
                .moveNames(
                        names, says.nameKeys(), Boolean.TRUE.equals(command.confirmedDistinct()));
    }

    @CommandHandler
    void handle(RecogniseCoInitiator command, Meetings meetings) {
        Refusal.unless(
                !says.coInitiator(),
                MembershipRefusal.ALREADY_RECOGNISED,
                command.organisation() + " is recognised as a co-initiator.");
        meetings.get(command.meeting());
        apply(
                new CoInitiatorRecognised(
                        command.organisation(), command.meeting(), command.on(), command.source()));
    }

    @CommandHandler
    void handle(
            SignLetterOfIntent command,
            Instruments instruments,
            Meetings meetings,
            Admissions admissions) {
        InstrumentRegistered instrument = signable(command, LETTER_OF_INTENT, instruments);
        checkMeeting(command.meeting(), meetings);
        SigningRule signed = SigningRule.signed(instrument, says, command.on());
        apply(
                new LetterOfIntentSigned(
                        command.organisation(),
                        command.instrument(),
                        command.signatory(),
                        command.place(),
                        command.meeting(),
                        command.digest(),
                        signed.inForceFrom(),
                        instrument.expires(),
                        signed.exceptions(),
                        command.on(),
                        command.source()));
        admissions.consider(command, signatures);
    }

    @CommandHandler
    void handle(
            SignCooperationAgreement command,
            Instruments instruments,
            Meetings meetings,
            Admissions admissions) {
        InstrumentRegistered instrument = signable(command, COOPERATION_AGREEMENT, instruments);
        checkMeeting(command.meeting(), meetings);
        SigningRule signed = SigningRule.signed(instrument, says, command.on());
        apply(
                new CooperationAgreementSigned(
                        command.organisation(),
                        command.instrument(),
                        command.signatory(),
                        command.place(),
                        command.meeting(),
                        command.digest(),
                        signed.inForceFrom(),
                        instrument.expires(),
                        signed.exceptions(),
                        command.on(),
                        command.source()));
        admissions.consider(command, signatures);
    }

    @CommandHandler
    void handle(
            CountersignAgreement command,
            Instruments instruments,
            Organisations organisations,
            Admissions admissions) {
        AgreementRule agreement = agreement(command, instruments);
        agreement.mayCountersign(command);
        organisations.get(command.counterparty());
        apply(
                new AgreementCountersigned(
                        command.organisation(),
                        command.instrument(),
                        command.counterparty(),
                        command.signatory(),
                        command.digest(),
                        agreement.inForceOnceCountersigned(command.on()),
                        command.on(),
                        command.source()));
        admissions.consider(command, signatures);
    }

    @CommandHandler
    void handle(AmendAgreement command, Instruments instruments) {
        agreement(command, instruments).mayAmend(command);
        apply(
                new AgreementAmended(
                        command.organisation(),
                        command.instrument(),
                        command.summary(),
                        command.digest(),
                        command.from(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    void handle(RenewAgreement command, Instruments instruments) {
        AgreementRule agreement = agreement(command, instruments);
        agreement.mayRenew(command);
        apply(
                new AgreementRenewed(
                        command.organisation(),
                        command.instrument(),
                        agreement.signature().expires(),
                        command.expires(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    void handle(TerminateAgreement command, Instruments instruments) {
        agreement(command, instruments).mayTerminate(command);
        apply(
                new AgreementTerminated(
                        command.organisation(),
                        command.instrument(),
                        command.by(),
                        command.notice(),
                        command.ends(),
                        command.reason(),
                        command.on(),
                        command.source()));
    }

    private InstrumentRegistered signable(
            AgreementCommand command, InstrumentKind kind, Instruments instruments) {
        InstrumentRegistered instrument = instruments.get(command.instrument());
        SigningRule.requireKind(kind, instrument);
        Refusal.unless(
                !signatures.all().containsKey(command.instrument()),
                MembershipRefusal.ALREADY_SIGNED,
                () -> "%s signed %s.".formatted(command.organisation(), command.instrument()));
        return instrument;
    }

    private AgreementRule agreement(AgreementCommand command, Instruments instruments) {
        return new AgreementRule(
                instruments.get(command.instrument()), signatures.get(command.instrument()));
    }

    private static void checkMeeting(@Nullable MeetingId meeting, Meetings meetings) {
        if (meeting != null) {
            meetings.get(meeting);
        }
    }

    @EventSourcingHandler
    void on(MembershipEvent event) {
        if (event instanceof OrganisationRegistered registered) {
            stream = registered.organisation().stream();
        }
        says = says.after(event);
        signatures = signatures.after(event);
    }
}
