package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/** What an organisation signs, and what becomes of it. */
public sealed interface AgreementCommand extends MembershipCommand {
    /** The organisation that signs or has signed. */
    OrganisationId organisation();

    /** The version of the text that it signs or has signed. */
    InstrumentId instrument();

    @Override
    default String stream() {
        return organisation().stream();
    }

    /** An organisation signs an instrument: a letter of intent, or a cooperation agreement. */
    sealed interface Sign extends AgreementCommand {
        /** Who signed, or null where it is unknown. */
        @Nullable Person signatory();

        /** Where, or null where it is unknown. */
        @Nullable String place();

        /** At which meeting, or null where it was at none or is unknown. */
        @Nullable MeetingId meeting();

        /** The digest of the signed document, or null where nobody has it. */
        @Nullable Sha256 digest();

        /** What kind of instrument it must be. */
        default InstrumentKind kind() {
            return switch (this) {
                case SignLetterOfIntent _ -> InstrumentKind.LETTER_OF_INTENT;
                case SignCooperationAgreement _ -> InstrumentKind.COOPERATION_AGREEMENT;
            };
        }
    }

    /**
     * Records a signature under a letter of intent.
     *
     * @param signatory who signed, or null where it is unknown
     * @param place where, or null where it is unknown
     * @param meeting at which meeting, or null where it was at none or is unknown
     * @param digest of the signed document, or null where nobody has it
     */
    @Means("Records that an organisation signed a letter of intent, once per version of its text.")
    record SignLetterOfIntent(
            OrganisationId organisation,
            InstrumentId instrument,
            @Nullable Person signatory,
            @Example("\"Shenzhen\"") @Nullable String place,
            @Nullable MeetingId meeting,
            @Nullable Sha256 digest,
            Edtf on,
            Source source)
            implements Sign {
        public SignLetterOfIntent {
            checkPlace(place);
        }
    }

    /**
     * Records a signature under a cooperation agreement.
     *
     * @param signatory who signed, or null where it is unknown
     * @param place where, or null where it is unknown
     * @param meeting at which meeting, or null where it was at none or is unknown
     * @param digest of the signed document, or null where nobody has it
     */
    @Means("Records that an organisation signed a cooperation agreement, once per version.")
    record SignCooperationAgreement(
            OrganisationId organisation,
            @Example("\"cooperation-agreement-v1\"") InstrumentId instrument,
            @Nullable Person signatory,
            @Example("\"Shenzhen\"") @Nullable String place,
            @Nullable MeetingId meeting,
            @Nullable Sha256 digest,
            Edtf on,
            Source source)
            implements Sign {
        public SignCooperationAgreement {
            checkPlace(place);
        }
    }

    /**
     * Records the signature of the other party.
     *
     * @param counterparty who countersigned; the instrument's own counterparty where that is known
     * @param signatory who signed for it, or null where it is unknown
     * @param digest of the document with both signatures, or null where nobody has it
     */
    @Means("Records that the counterparty signed too; the agreement is in force by its own rule.")
    record CountersignAgreement(
            OrganisationId organisation,
            @Example("\"cooperation-agreement-v1\"") InstrumentId instrument,
            @Example("\"unesco-ichei\"") OrganisationId counterparty,
            @Nullable Person signatory,
            @Nullable Sha256 digest,
            Edtf on,
            Source source)
            implements AgreementCommand {
        public CountersignAgreement {
            InvalidValue.unless(
                    !organisation.equals(counterparty),
                    "counterparty",
                    "Nobody countersigns for oneself.");
        }
    }

    /**
     * Changes what an agreement says.
     *
     * @param summary what changes, in words
     * @param digest of the amendment's text, or null where nobody has it
     * @param from since when the amendment holds; not before the day on which it was agreed
     */
    @Means("Records an amendment of an agreement in force; it never alters the past.")
    record AmendAgreement(
            OrganisationId organisation,
            @Example("\"cooperation-agreement-v1\"") InstrumentId instrument,
            @Example("\"A further laboratory is added.\"") String summary,
            @Nullable Sha256 digest,
            Edtf from,
            Edtf on,
            Source source)
            implements AgreementCommand {
        public AmendAgreement {
            Text.required("summary", summary, 2000);
        }
    }

    /**
     * Makes an agreement last longer.
     *
     * @param expires the new last day, later than the former one; null for no end
     */
    @Means("Records that an agreement in force was renewed before it expired.")
    record RenewAgreement(
            OrganisationId organisation,
            @Example("\"cooperation-agreement-v1\"") InstrumentId instrument,
            @Example("\"2099-12-31\"") @Nullable Edtf expires,
            Edtf on,
            Source source)
            implements AgreementCommand {}

    /**
     * Ends an agreement.
     *
     * @param by which party ended it, or null where both did or it is unknown
     * @param notice the day on which notice was given
     * @param ends the first day on which the agreement is no longer in force; not before the notice
     */
    @Means("Records that an agreement ends, upon notice and not before it.")
    record TerminateAgreement(
            OrganisationId organisation,
            @Example("\"cooperation-agreement-v1\"") InstrumentId instrument,
            @Nullable OrganisationId by,
            Edtf notice,
            Edtf ends,
            @Example("\"The laboratory was closed.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements AgreementCommand {
        public TerminateAgreement {
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }

    private static void checkPlace(@Nullable String place) {
        if (place != null) {
            Text.required("place", place, 200);
        }
    }
}
