package org.iioe.ledger.export;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.AgreementAmended;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.AgreementRenewed;
import org.iioe.ledger.membership.AgreementTerminated;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.DelegateAccredited;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberExpelled;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.MembershipEnded;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.MembershipSucceeded;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.membership.SuccessionRecorded;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * An organisation as it is right: what was corrected holds from the beginning.
 *
 * @param registered as it was entered
 * @param corrected what was wrong in that, as it is right; null for unknown
 */
record OrganisationRow(
        OrganisationRegistered registered, Map<OrganisationField, @Nullable String> corrected) {
    /** Takes note of the next event. */
    static void add(MembershipEvent event, Map<OrganisationId, OrganisationRow> rows) {
        switch (event) {
            case OrganisationRegistered e ->
                    rows.put(
                            e.organisation(),
                            new OrganisationRow(e, new EnumMap<>(OrganisationField.class)));
            case OrganisationCorrected e -> {
                OrganisationRow row = rows.get(e.organisation());
                if (row != null) {
                    row.corrected.put(e.field(), e.is());
                }
            }
            // Nothing else says that the record was wrong: a real change is no correction.
            case OrganisationRenamed _,
                    OrganisationDissolved _,
                    CoInitiatorRecognised _,
                    InstrumentRegistered _,
                    LetterOfIntentSigned _,
                    CooperationAgreementSigned _,
                    AgreementCountersigned _,
                    AgreementAmended _,
                    AgreementRenewed _,
                    AgreementTerminated _,
                    MemberAdmitted _,
                    MemberSuspended _,
                    MemberReinstated _,
                    NoticeGiven _,
                    MemberWithdrawn _,
                    MemberExpelled _,
                    DelegateAccredited _,
                    AccreditationRevoked _,
                    SuccessionRecorded _,
                    MembershipSucceeded _,
                    MembershipEnded _ -> {}
        }
    }

    @Nullable Object name() {
        return now(OrganisationField.NAME, registered.nameAsGiven());
    }

    @Nullable Object kind() {
        return now(OrganisationField.KIND, registered.kind());
    }

    @Nullable Object group() {
        return now(OrganisationField.GROUP, registered.group());
    }

    @Nullable Object country() {
        return now(OrganisationField.COUNTRY, registered.country());
    }

    private @Nullable Object now(OrganisationField field, @Nullable Object given) {
        return corrected.containsKey(field) ? corrected.get(field) : given;
    }
}
