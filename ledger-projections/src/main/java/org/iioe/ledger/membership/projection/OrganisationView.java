package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.JsonName;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationGroup;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An organisation as the ledger knows it.
 *
 * @param id its id
 * @param name its newest name, with corrections
 * @param nameAsGiven as it was printed or given when it was registered
 * @param country null where it is unknown
 * @param coInitiator whether it was recognised as one; the honour survives later status
 * @param membership its membership, or null when it never was a member
 * @param earlierNames names that it had until a real change
 * @param corrections what of its record was wrong, and is mended
 * @param signed the letters and agreements that it signed
 * @param dissolved when a succession ended it, or null
 * @param position the position of the last entry about it
 */
public record OrganisationView(
        OrganisationId id,
        String name,
        String nameAsGiven,
        OrganisationKind kind,
        @Nullable OrganisationGroup group,
        @Nullable Country country,
        List<Identifier> identifiers,
        boolean coInitiator,
        @Nullable MembershipView membership,
        List<FormerName> earlierNames,
        List<Correction> corrections,
        List<SignedView> signed,
        @Nullable Edtf dissolved,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<OrganisationView> TABLE =
            new HistoryTable<>("organisation", OrganisationView.class);

    /**
     * A name that was right until a real change.
     *
     * @param until from when the next name is right
     */
    public record FormerName(String name, Edtf until) {
        FormerName corrected(@Nullable String was, String is) {
            return name.equals(was) ? new FormerName(is, until) : this;
        }
    }

    /** A mended error of the record. */
    public record Correction(
            OrganisationField field,
            @Nullable String was,
            @Nullable String is,
            String reason,
            long position) {}

    /** Who acts for it; nobody where it is no member. */
    public List<MembershipView.Delegate> delegates() {
        return membership == null ? List.of() : membership.delegates();
    }

    static OrganisationView registered(OrganisationRegistered e, long at) {
        return new OrganisationView(
                e.organisation(),
                e.nameAsGiven(),
                e.nameAsGiven(),
                e.kind(),
                e.group(),
                e.country(),
                e.identifiers(),
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                e.source(),
                at);
    }

    OrganisationView after(OrganisationRenamed e, long at) {
        return named(e.name(), plus(earlierNames, new FormerName(e.was(), e.from())), at);
    }

    /** A name that was wrong was so from the beginning: wherever it stands, the right one comes. */
    OrganisationView after(OrganisationCorrected e, long at) {
        String is = e.is();
        OrganisationView noted = correcting(new Correction(e.field(), e.was(), is, e.reason(), at));
        return switch (e.field()) {
            case NAME ->
                    is == null
                            ? noted
                            : noted.named(
                                    name.equals(e.was()) ? is : name,
                                    earlierNames.stream()
                                            .map(former -> former.corrected(e.was(), is))
                                            .toList(),
                                    at);
            case GROUP ->
                    noted.being(
                            kind,
                            is == null ? null : JsonName.constant(OrganisationGroup.class, is),
                            country);
            case COUNTRY -> noted.being(kind, group, is == null ? null : new Country(is));
            case KIND ->
                    noted.being(
                            JsonName.constant(OrganisationKind.class, String.valueOf(is)),
                            group,
                            country);
        };
    }

    private OrganisationView correcting(Correction correction) {
        return new OrganisationView(
                id,
                name,
                nameAsGiven,
                kind,
                group,
                country,
                identifiers,
                coInitiator,
                membership,
                earlierNames,
                plus(corrections, correction),
                signed,
                dissolved,
                source,
                correction.position());
    }

    private OrganisationView being(
            OrganisationKind newKind,
            @Nullable OrganisationGroup newGroup,
            @Nullable Country newCountry) {
        return new OrganisationView(
                id,
                name,
                nameAsGiven,
                newKind,
                newGroup,
                newCountry,
                identifiers,
                coInitiator,
                membership,
                earlierNames,
                corrections,
                signed,
                dissolved,
                source,
                position);
    }

    private OrganisationView named(String next, List<FormerName> earlier, long at) {
        return new OrganisationView(
                id,
                next,
                nameAsGiven,
                kind,
                group,
                country,
                identifiers,
                coInitiator,
                membership,
                earlier,
                corrections,
                signed,
                dissolved,
                source,
                at);
    }

    OrganisationView honoured(long at) {
        return new OrganisationView(
                id,
                name,
                nameAsGiven,
                kind,
                group,
                country,
                identifiers,
                true,
                membership,
                earlierNames,
                corrections,
                signed,
                dissolved,
                source,
                at);
    }

    OrganisationView dissolvedOn(Edtf on, long at) {
        return new OrganisationView(
                id,
                name,
                nameAsGiven,
                kind,
                group,
                country,
                identifiers,
                coInitiator,
                membership,
                earlierNames,
                corrections,
                signed,
                on,
                source,
                at);
    }

    OrganisationView with(MembershipView next, long at) {
        return new OrganisationView(
                id,
                name,
                nameAsGiven,
                kind,
                group,
                country,
                identifiers,
                coInitiator,
                next,
                earlierNames,
                corrections,
                signed,
                dissolved,
                source,
                at);
    }

    OrganisationView signing(SignedView next, long at) {
        return with(plus(signed, next), at);
    }

    /** What it signed changes. */
    OrganisationView change(InstrumentId instrument, UnaryOperator<SignedView> to, long at) {
        return with(
                signed.stream()
                        .map(each -> each.instrument().equals(instrument) ? to.apply(each) : each)
                        .toList(),
                at);
    }

    private OrganisationView with(List<SignedView> next, long at) {
        return new OrganisationView(
                id,
                name,
                nameAsGiven,
                kind,
                group,
                country,
                identifiers,
                coInitiator,
                membership,
                earlierNames,
                corrections,
                next,
                dissolved,
                source,
                at);
    }

    private static <E> List<E> plus(List<E> list, E element) {
        List<E> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
