package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.JsonName;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationGroup;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.membership.projection.OrganisationView.Correction;
import org.iioe.ledger.membership.projection.OrganisationView.FormerName;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What changes of an organisation, while it changes. */
final class OrganisationChange {
    private final OrganisationView before;
    String name;
    OrganisationKind kind;
    @Nullable OrganisationGroup group;
    @Nullable Country country;
    boolean coInitiator;
    @Nullable MembershipView membership;
    final List<FormerName> earlierNames;
    final List<Correction> corrections;
    final List<SignedView> signed;
    @Nullable Edtf dissolved;

    OrganisationChange(OrganisationView before) {
        this.before = before;
        name = before.name();
        kind = before.kind();
        group = before.group();
        country = before.country();
        coInitiator = before.coInitiator();
        membership = before.membership();
        earlierNames = new ArrayList<>(before.earlierNames());
        corrections = new ArrayList<>(before.corrections());
        signed = new ArrayList<>(before.signed());
        dissolved = before.dissolved();
    }

    /** A name that was wrong was so from the beginning: wherever it stands, the right one comes. */
    void correct(OrganisationField field, @Nullable String was, @Nullable String is) {
        switch (field) {
            case NAME -> {
                if (is != null) {
                    name = name.equals(was) ? is : name;
                    earlierNames.replaceAll(former -> former.corrected(was, is));
                }
            }
            case GROUP ->
                    group = is == null ? null : JsonName.constant(OrganisationGroup.class, is);
            case COUNTRY -> country = is == null ? null : new Country(is);
            case KIND -> kind = JsonName.constant(OrganisationKind.class, String.valueOf(is));
        }
    }

    OrganisationView view(long position) {
        return new OrganisationView(
                before.id(),
                name,
                before.nameAsGiven(),
                kind,
                group,
                country,
                before.identifiers(),
                coInitiator,
                membership,
                earlierNames,
                corrections,
                signed,
                dissolved,
                before.source(),
                position);
    }
}
