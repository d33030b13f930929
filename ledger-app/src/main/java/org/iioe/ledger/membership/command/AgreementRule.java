package org.iioe.ledger.membership.command;

import static org.iioe.ledger.membership.MembershipRefusal.AGREEMENT_NOT_IN_FORCE;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_COUNTERSIGNED;
import static org.iioe.ledger.membership.MembershipRefusal.ALTERS_THE_PAST;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_LONGER;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_THE_COUNTERPARTY;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.AgreementCommand.AmendAgreement;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.AgreementCommand.RenewAgreement;
import org.iioe.ledger.membership.AgreementCommand.TerminateAgreement;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What may be done with an agreement that was signed.
 *
 * @param instrument its text
 * @param signature its signature
 */
record AgreementRule(InstrumentRegistered instrument, Signature signature) {
    AgreementRule {
        SigningRule.requireKind(InstrumentKind.COOPERATION_AGREEMENT, instrument);
    }

    void mayCountersign(CountersignAgreement command) {
        Refusal.unless(
                !signature.countersigned(),
                ALREADY_COUNTERSIGNED,
                command.instrument() + " was countersigned.");
        requireParty(command.counterparty());
    }

    /**
     * Since when the agreement is in force once both have signed, or null: from the later signature
     * where its rule says so. A signature that broke a rule brings nothing into force.
     */
    @Nullable Edtf inForceOnceCountersigned(Edtf on) {
        if (instrument.inForceRule() != InForceRule.ON_COUNTERSIGNATURE) {
            return signature.inForceFrom();
        }
        Edtf signedOn = signature.signedOn();
        if (!signature.sound()) {
            return null;
        }
        return on.effective().isBefore(signedOn.effective()) ? signedOn : on;
    }

    void mayAmend(AmendAgreement command) {
        requireNotBefore(command.on(), command.from(), "The amendment holds");
        requireInForce(command.from().effective());
    }

    void mayRenew(RenewAgreement command) {
        requireInForce(command.on().effective());
        Edtf was = signature.expires();
        Edtf expires = command.expires();
        Refusal.unless(
                was != null && (expires == null || expires.effective().isAfter(was.effective())),
                NOT_LONGER,
                () ->
                        was == null
                                ? "The agreement has no end already."
                                : "The agreement lasts until %s already; until %s is not longer."
                                        .formatted(was, expires));
    }

    void mayTerminate(TerminateAgreement command) {
        requireNotBefore(command.notice(), command.ends(), "The agreement ends");
        requireNotBefore(command.on(), command.ends(), "The agreement ends");
        requireInForce(command.on().effective());
        OrganisationId by = command.by();
        if (by != null && !by.equals(command.organisation())) {
            requireParty(by);
        }
    }

    private void requireParty(OrganisationId named) {
        @Nullable OrganisationId counterparty = instrument.counterparty();
        Refusal.unless(
                counterparty == null || counterparty.equals(named),
                NOT_THE_COUNTERPARTY,
                () ->
                        "The counterparty of %s is %s, not %s."
                                .formatted(instrument.instrument(), counterparty, named));
    }

    /** An unknown rule of coming into force forbids nothing. */
    private void requireInForce(LocalDate day) {
        Refusal.unless(
                instrument.inForceRule() == null ? !signature.overBy(day) : signature.inForce(day),
                AGREEMENT_NOT_IN_FORCE,
                () -> "%s is not in force on %s.".formatted(instrument.instrument(), day));
    }

    private static void requireNotBefore(Edtf earliest, Edtf day, String what) {
        Refusal.unless(
                !day.effective().isBefore(earliest.effective()),
                ALTERS_THE_PAST,
                () -> "%s from %s, before %s.".formatted(what, day, earliest));
    }
}
