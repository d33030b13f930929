package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/** What is recorded of an instrument, the text that organisations sign. */
public sealed interface InstrumentCommand extends MembershipCommand {
    /** One version of the text. */
    InstrumentId instrument();

    @Override
    default String stream() {
        return instrument().stream();
    }

    /**
     * Enters one version of a letter's or an agreement's text. Another version is another
     * instrument.
     *
     * @param title its title as printed
     * @param version what distinguishes it from other versions of the same text
     * @param counterparty with whom the agreement is made, or null where there is nobody or it is
     *     unknown
     * @param binding whether it binds in law; null where it is unknown
     * @param inForceRule what brings it into force; unknown, it computes nothing
     * @param expires the last day on which it is in force, unless renewed; null for no end
     * @param digest of the text, or null where nobody has it
     */
    @Means("Enters one version of the text of a letter of intent or a cooperation agreement.")
    record RegisterInstrument(
            InstrumentId instrument,
            InstrumentKind kind,
            @Example("\"Letter of Intent to Join the Network\"") String title,
            @Example("\"1\"") String version,
            @Nullable OrganisationId counterparty,
            @Nullable Boolean binding,
            @Nullable InForceRule inForceRule,
            @Example("\"2099-12-31\"") @Nullable Edtf expires,
            @Nullable Sha256 digest,
            Edtf on,
            Source source)
            implements InstrumentCommand {
        public RegisterInstrument {
            Text.required("title", title, 300);
            Text.required("version", version, 50);
            InvalidValue.unless(
                    kind != InstrumentKind.LETTER_OF_INTENT
                            || inForceRule != InForceRule.ON_COUNTERSIGNATURE,
                    "inForceRule",
                    "Nobody countersigns a letter of intent: it is in force on signature.");
        }
    }
}
