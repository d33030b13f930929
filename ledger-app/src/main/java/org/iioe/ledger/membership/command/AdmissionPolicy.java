package org.iioe.ledger.membership.command;

import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.membership.InstrumentKind;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;

/**
 * When what an organisation signed makes it a member. Only signatures given since it last left
 * count, so that nobody who was expelled is a member again by an old letter.
 *
 * @param rules the charter in force on the day that is asked about
 * @param leftOn the day on which it last left, or null
 */
record AdmissionPolicy(CharterRules rules, @Nullable LocalDate leftOn) {

    /** Whether the rule of admission is met on that day. An unknown rule is never met. */
    boolean met(Collection<Signature> signatures, LocalDate day) {
        AdmissionRule rule = rules.admission();
        return rule != null
                && (leftOn == null || !day.isBefore(leftOn))
                && (!rule.letterOfIntent()
                        || anyInForce(InstrumentKind.LETTER_OF_INTENT, signatures, day))
                && (!rule.cooperationAgreement()
                        || anyInForce(InstrumentKind.COOPERATION_AGREEMENT, signatures, day));
    }

    private boolean anyInForce(
            InstrumentKind kind, Collection<Signature> signatures, LocalDate day) {
        return signatures.stream()
                .filter(signature -> signature.kind() == kind)
                .filter(signature ->
                        leftOn == null || !signature.signedOn().effective().isBefore(leftOn))
                .anyMatch(signature -> signature.inForce(day));
    }
}
