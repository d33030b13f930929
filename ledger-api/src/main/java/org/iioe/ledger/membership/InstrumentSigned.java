package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.RecordedFact;
import org.jspecify.annotations.Nullable;

/** An organisation signed an instrument: a letter of intent, or a cooperation agreement. */
public sealed interface InstrumentSigned extends MembershipEvent, RecordedFact
        permits LetterOfIntentSigned, CooperationAgreementSigned {
    /** The version of the text that it signed. */
    InstrumentId instrument();

    /** Since when it is in force for the organisation, or null while it is not. */
    @Nullable Edtf inForceFrom();

    /** The last day on which it is in force; null for no end. */
    @Nullable Edtf expires();

    /** What kind of instrument it is. */
    default InstrumentKind kind() {
        return switch (this) {
            case LetterOfIntentSigned _ -> InstrumentKind.LETTER_OF_INTENT;
            case CooperationAgreementSigned _ -> InstrumentKind.COOPERATION_AGREEMENT;
        };
    }
}
