package org.iioe.ledger.membership.command;

import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_SIGNED;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.AgreementAmended;
import org.iioe.ledger.membership.AgreementCommand;
import org.iioe.ledger.membership.AgreementCommand.AmendAgreement;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.AgreementCommand.RenewAgreement;
import org.iioe.ledger.membership.AgreementCommand.Sign;
import org.iioe.ledger.membership.AgreementCommand.SignCooperationAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.AgreementCommand.TerminateAgreement;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.InstrumentSigned;
import org.iioe.ledger.membership.LetterOfIntentSigned;

/** Decides on what an organisation signs, and what becomes of it. */
final class Signing {
    private Signing() {}

    static InstrumentSigned signed(
            OrganisationRecord known,
            Signatures signatures,
            Sign c,
            Instruments instruments,
            Meetings meetings) {
        InstrumentRegistered instrument = instruments.get(c.instrument());
        SigningRule.requireKind(c.kind(), instrument);
        Refusal.unless(
                !signatures.all().containsKey(c.instrument()),
                ALREADY_SIGNED,
                () -> "%s signed %s.".formatted(c.organisation(), c.instrument()));
        meetings.requireConvened(c.meeting());
        SigningRule signed = SigningRule.signed(instrument, known, c.on());
        return switch (c) {
            case SignLetterOfIntent _ ->
                    new LetterOfIntentSigned(
                            c.organisation(),
                            c.instrument(),
                            c.signatory(),
                            c.place(),
                            c.meeting(),
                            c.digest(),
                            signed.inForceFrom(),
                            instrument.expires(),
                            signed.exceptions(),
                            c.on(),
                            c.source());
            case SignCooperationAgreement _ ->
                    new CooperationAgreementSigned(
                            c.organisation(),
                            c.instrument(),
                            c.signatory(),
                            c.place(),
                            c.meeting(),
                            c.digest(),
                            signed.inForceFrom(),
                            instrument.expires(),
                            signed.exceptions(),
                            c.on(),
                            c.source());
        };
    }

    static AgreementCountersigned countersigned(
            Signatures signatures,
            CountersignAgreement c,
            Instruments instruments,
            Organisations organisations) {
        AgreementRule agreement = agreement(signatures, c, instruments);
        agreement.mayCountersign(c);
        organisations.get(c.counterparty());
        return new AgreementCountersigned(
                c.organisation(),
                c.instrument(),
                c.counterparty(),
                c.signatory(),
                c.digest(),
                agreement.inForceOnceCountersigned(c.on()),
                c.on(),
                c.source());
    }

    static AgreementAmended amended(
            Signatures signatures, AmendAgreement c, Instruments instruments) {
        agreement(signatures, c, instruments).mayAmend(c);
        return new AgreementAmended(
                c.organisation(),
                c.instrument(),
                c.summary(),
                c.digest(),
                c.from(),
                c.on(),
                c.source());
    }

    static AgreementRenewed renewed(
            Signatures signatures, RenewAgreement c, Instruments instruments) {
        AgreementRule agreement = agreement(signatures, c, instruments);
        agreement.mayRenew(c);
        return new AgreementRenewed(
                c.organisation(),
                c.instrument(),
                agreement.signature().expires(),
                c.expires(),
                c.on(),
                c.source());
    }

    static AgreementTerminated terminated(
            Signatures signatures, TerminateAgreement c, Instruments instruments) {
        agreement(signatures, c, instruments).mayTerminate(c);
        return new AgreementTerminated(
                c.organisation(),
                c.instrument(),
                c.by(),
                c.notice(),
                c.ends(),
                c.reason(),
                c.on(),
                c.source());
    }

    private static AgreementRule agreement(
            Signatures signatures, AgreementCommand c, Instruments instruments) {
        return new AgreementRule(instruments.get(c.instrument()), signatures.get(c.instrument()));
    }
}
