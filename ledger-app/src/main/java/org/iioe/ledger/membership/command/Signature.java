package org.iioe.ledger.membership.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.InstrumentSigned;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What an organisation signed.
 *
 * @param signedOn the day of its own signature
 * @param sound whether it broke no rule; one that did never brings anything into force
 * @param inForceFrom since when it is in force, or null while it is not
 * @param expires the last day, or null for no end
 * @param ended the first day on which notice or dissolution ended it, or null
 * @param countersigned whether the counterparty signed too
 */
record Signature(
        InstrumentKind kind,
        Edtf signedOn,
        boolean sound,
        @Nullable Edtf inForceFrom,
        @Nullable Edtf expires,
        @Nullable LocalDate ended,
        boolean countersigned) {

    static Signature of(InstrumentSigned e) {
        return new Signature(
                e.kind(),
                e.on(),
                e.exceptions().isEmpty(),
                e.inForceFrom(),
                e.expires(),
                null,
                false);
    }

    boolean inForce(LocalDate day) {
        return inForceFrom != null && !inForceFrom.effective().isAfter(day) && !overBy(day);
    }

    /** Whether it has expired or was ended by that day. */
    boolean overBy(LocalDate day) {
        return (expires != null && expires.effective().isBefore(day))
                || (ended != null && !ended.isAfter(day));
    }

    Signature countersigned(@Nullable Edtf from) {
        return new Signature(kind, signedOn, sound, from, expires, ended, true);
    }

    Signature until(@Nullable Edtf lastDay) {
        return new Signature(kind, signedOn, sound, inForceFrom, lastDay, ended, countersigned);
    }

    Signature ended(LocalDate day) {
        return new Signature(
                kind,
                signedOn,
                sound,
                inForceFrom,
                expires,
                ended != null && ended.isBefore(day) ? ended : day,
                countersigned);
    }
}
