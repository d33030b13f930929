package org.iioe.ledger.membership.command;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.membership.OrganisationDissolved;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything that one organisation signed, by the version of the text. */
record Signatures(Map<InstrumentId, Signature> all) {
    static final Signatures NONE = new Signatures(Map.of());

    Signatures after(LedgerEvent event) {
        return switch (event) {
            case LetterOfIntentSigned e ->
                    with(
                            e.instrument(),
                            new Signature(
                                    InstrumentKind.LETTER_OF_INTENT,
                                    e.on(),
                                    e.exception() == null,
                                    e.inForceFrom(),
                                    e.expires(),
                                    null,
                                    false));
            case CooperationAgreementSigned e ->
                    with(
                            e.instrument(),
                            new Signature(
                                    InstrumentKind.COOPERATION_AGREEMENT,
                                    e.on(),
                                    e.exception() == null,
                                    e.inForceFrom(),
                                    e.expires(),
                                    null,
                                    false));
            case AgreementCountersigned e ->
                    with(e.instrument(), get(e.instrument()).countersigned(e.inForceFrom()));
            case AgreementRenewed e -> with(e.instrument(), get(e.instrument()).until(e.expires()));
            case AgreementTerminated e ->
                    with(e.instrument(), get(e.instrument()).ended(e.ends().effective()));
            case OrganisationDissolved e -> each(signature -> signature.ended(e.on().effective()));
            default -> this;
        };
    }

    private Signatures with(InstrumentId instrument, Signature signature) {
        Map<InstrumentId, Signature> more = new HashMap<>(all);
        more.put(instrument, signature);
        return new Signatures(Map.copyOf(more));
    }

    private Signatures each(UnaryOperator<Signature> change) {
        Map<InstrumentId, Signature> changed = new HashMap<>(all);
        changed.replaceAll((instrument, signature) -> change.apply(signature));
        return new Signatures(Map.copyOf(changed));
    }

    /**
     * What was signed.
     *
     * @throws Refusal UNKNOWN_AGREEMENT
     */
    Signature get(InstrumentId instrument) {
        Signature signature = all.get(instrument);
        if (signature == null) {
            throw new Refusal(
                            MembershipRefusal.UNKNOWN_AGREEMENT,
                            "The organisation has not signed " + instrument + ".")
                    .with("instrument", instrument);
        }
        return signature;
    }
}
