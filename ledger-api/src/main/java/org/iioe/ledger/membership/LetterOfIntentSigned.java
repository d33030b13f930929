package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An organisation signed a letter of intent.
 *
 * @param signatory who signed, or null where it is unknown
 * @param place where, or null
 * @param meeting at which meeting, or null
 * @param digest of the signed document, or null
 * @param inForceFrom since when it is in force for the organisation, or null while it is not
 * @param expires the last day on which it is in force; null for no end
 * @param exceptions the rules that the signature breaks
 */
@Revision("2")
public record LetterOfIntentSigned(
        OrganisationId organisation,
        InstrumentId instrument,
        @Nullable Person signatory,
        @Nullable String place,
        @Nullable MeetingId meeting,
        @Nullable Sha256 digest,
        @Nullable Edtf inForceFrom,
        @Nullable Edtf expires,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements InstrumentSigned {
    public LetterOfIntentSigned {
        exceptions = List.copyOf(exceptions);
    }
}
