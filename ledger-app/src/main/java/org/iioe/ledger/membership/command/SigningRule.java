package org.iioe.ledger.membership.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.MembershipRefusal;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a signature brings about. A signature is a fact: one that came too late is recorded with the
 * rules that it breaks, and brings nothing into force.
 *
 * @param inForceFrom since when the instrument is in force for the organisation, or null
 * @param exceptions the broken rules
 */
record SigningRule(@Nullable Edtf inForceFrom, List<RecordedException> exceptions) {

    /** What the organisation's own signature brings about. */
    static SigningRule signed(
            InstrumentRegistered instrument, OrganisationRecord organisation, Edtf on) {
        List<RecordedException> broken = broken(instrument, organisation, on.effective());
        return new SigningRule(
                broken.isEmpty() && instrument.inForceRule() == InForceRule.ON_SIGNATURE
                        ? on
                        : null,
                broken);
    }

    private static List<RecordedException> broken(
            InstrumentRegistered instrument, OrganisationRecord organisation, LocalDate on) {
        List<Refusal> broken = new ArrayList<>();
        if (organisation.dissolvedBy(on)) {
            broken.add(
                    new Refusal(
                            MembershipRefusal.ORGANISATION_DISSOLVED,
                            "Signed on %s, dissolved on %s."
                                    .formatted(on, organisation.dissolvedOn())));
        }
        Edtf expires = instrument.expires();
        if (expires != null && expires.effective().isBefore(on)) {
            broken.add(
                    new Refusal(
                            MembershipRefusal.INSTRUMENT_EXPIRED,
                            "Signed on %s, %s expired on %s."
                                    .formatted(on, instrument.instrument(), expires)));
        }
        return RecordedException.of(broken);
    }

    /**
     * Refuses to sign one kind of instrument as the other.
     *
     * @throws Refusal WRONG_INSTRUMENT
     */
    static void requireKind(InstrumentKind kind, InstrumentRegistered instrument) {
        Refusal.unless(
                instrument.kind() == kind,
                MembershipRefusal.WRONG_INSTRUMENT,
                () ->
                        "%s is a %s."
                                .formatted(
                                        instrument.instrument(),
                                        instrument.kind() == InstrumentKind.LETTER_OF_INTENT
                                                ? "letter of intent"
                                                : "cooperation agreement"));
    }
}
