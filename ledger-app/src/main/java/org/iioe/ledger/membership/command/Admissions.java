package org.iioe.ledger.membership.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.membership.AgreementCommand;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Admits an organisation when what it signed meets the charter's rule. The rule is that of the day
 * on which it was met. A signature that is found late may complete what was signed after it, so the
 * later days are asked too, the earliest first.
 */
@Component
final class Admissions {
    private final Streams streams;
    private final Charters charters;
    private final Register register;

    Admissions(Streams streams, Charters charters, Register register) {
        this.streams = streams;
        this.charters = charters;
        this.register = register;
    }

    /**
     * Asks whether an act makes its organisation a member.
     *
     * @param signatures all that the organisation signed, the act among them
     */
    void consider(AgreementCommand act, Signatures signatures) {
        Edtf inForceFrom = signatures.get(act.instrument()).inForceFrom();
        if (inForceFrom == null) {
            return;
        }
        Roll roll = Roll.of(streams);
        if (roll.belongs(act.organisation())) {
            return;
        }
        List<Edtf> days =
                signatures.all().values().stream()
                        .map(Signature::inForceFrom)
                        .filter(Objects::nonNull)
                        .filter(day -> !day.effective().isBefore(inForceFrom.effective()))
                        .sorted(Comparator.comparing(Edtf::effective).thenComparing(Edtf::text))
                        .toList();
        for (Edtf day : days) {
            CharterVersion charter = charters.inForce(day.effective()).orElse(null);
            if (charter != null && admitted(act, signatures, day, charter, roll)) {
                return;
            }
        }
    }

    private boolean admitted(
            AgreementCommand act,
            Signatures signatures,
            Edtf day,
            CharterVersion charter,
            Roll roll) {
        AdmissionPolicy policy =
                new AdmissionPolicy(charter.rules(), roll.lastLeft(act.organisation()));
        AdmissionRule rule = charter.rules().admission();
        if (rule == null || !policy.met(signatures.all().values(), day.effective())) {
            return false;
        }
        String membershipClass = rule.membershipClass();
        register.admit(
                new MemberAdmitted(
                        act.organisation(),
                        membershipClass,
                        charter.rules().votes(membershipClass).orElse(false) ? day : null,
                        charter.number(),
                        day,
                        act.source()));
        return true;
    }
}
