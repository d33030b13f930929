package org.iioe.ledger.membership.command;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentSigned;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

import java.util.function.UnaryOperator;

/** Everything that one organisation signed, by the version of the text. Immutable. */
record Signatures(PMap<InstrumentId, Signature> all) {
    static final Signatures NONE = new Signatures(OrderedPMap.empty());

    Signatures after(LedgerEvent event) {
        return switch (event) {
            case InstrumentSigned e -> with(e.instrument(), Signature.of(e));
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
        return new Signatures(all.plus(instrument, signature));
    }

    private Signatures each(UnaryOperator<Signature> change) {
        PMap<InstrumentId, Signature> changed = all;
        for (var each : all.entrySet()) {
            changed = changed.plus(each.getKey(), change.apply(each.getValue()));
        }
        return new Signatures(changed);
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
