package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A letter or agreement that an organisation signed.
 *
 * @param signatory who signed, by the opaque id; null where it is unknown
 * @param place where, as far as it is known
 * @param digest of the signed document, as far as it is known
 * @param inForceFrom null while it is not in force, or that is unknown
 * @param ended when it was terminated, or null
 */
public record SignedView(
        InstrumentId instrument,
        Edtf on,
        @Nullable PersonId signatory,
        @Nullable String place,
        @Nullable Sha256 digest,
        @Nullable Edtf inForceFrom,
        @Nullable Edtf expires,
        @Nullable Edtf ended,
        List<RecordedException> exceptions,
        Source source,
        long position) {
    static SignedView of(LetterOfIntentSigned e, long at) {
        return new SignedView(
                e.instrument(),
                e.on(),
                id(e.signatory()),
                e.place(),
                e.digest(),
                e.inForceFrom(),
                e.expires(),
                null,
                e.exceptions(),
                e.source(),
                at);
    }

    static SignedView of(CooperationAgreementSigned e, long at) {
        return new SignedView(
                e.instrument(),
                e.on(),
                id(e.signatory()),
                e.place(),
                e.digest(),
                e.inForceFrom(),
                e.expires(),
                null,
                e.exceptions(),
                e.source(),
                at);
    }

    private static @Nullable PersonId id(@Nullable Person signatory) {
        return signatory == null ? null : signatory.person();
    }

    SignedView inForce(@Nullable Edtf from) {
        return with(from, expires, ended);
    }

    SignedView expiring(@Nullable Edtf lastDay) {
        return with(inForceFrom, lastDay, ended);
    }

    SignedView ending(Edtf when) {
        return with(inForceFrom, expires, when);
    }

    private SignedView with(@Nullable Edtf from, @Nullable Edtf until, @Nullable Edtf end) {
        return new SignedView(
                instrument,
                on,
                signatory,
                place,
                digest,
                from,
                until,
                end,
                exceptions,
                source,
                position);
    }
}
