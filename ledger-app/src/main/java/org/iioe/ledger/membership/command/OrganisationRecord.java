package org.iioe.ledger.membership.command;

import org.iioe.ledger.Country;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ledger says of an organisation itself.
 *
 * @param names by their first day; empty while it is not registered
 * @param country null where it is unknown
 * @param group as written in JSON, or null
 * @param kind as written in JSON
 * @param coInitiator whether it was recognised as one
 * @param dissolvedOn the first day on which it is no more, or null
 */
record OrganisationRecord(
        List<DatedName> names,
        @Nullable Country country,
        @Nullable String group,
        String kind,
        boolean coInitiator,
        @Nullable LocalDate dissolvedOn) {
    static final OrganisationRecord UNREGISTERED =
            new OrganisationRecord(List.of(), null, null, "", false, null);

    OrganisationRecord after(LedgerEvent event) {
        return switch (event) {
            case OrganisationRegistered e ->
                    new OrganisationRecord(
                            List.of(new DatedName(e.nameAsGiven(), null)),
                            e.country(),
                            e.group() == null ? null : OrganisationField.json(e.group()),
                            OrganisationField.json(e.kind()),
                            false,
                            null);
            case OrganisationCorrected e -> corrected(e);
            case OrganisationRenamed e -> withName(new DatedName(e.name(), e.from().effective()));
            case CoInitiatorRecognised _ ->
                    new OrganisationRecord(names, country, group, kind, true, dissolvedOn);
            case OrganisationDissolved e ->
                    new OrganisationRecord(
                            names, country, group, kind, coInitiator, e.on().effective());
            default -> this;
        };
    }

    private OrganisationRecord corrected(OrganisationCorrected e) {
        String is = e.is();
        return switch (e.field()) {
            case NAME -> {
                String right = is == null ? "" : is;
                yield withNames(
                        names.stream()
                                .map(name ->
                                        name.name().equals(e.was())
                                                ? new DatedName(right, name.from())
                                                : name)
                                .toList());
            }
            case COUNTRY ->
                    new OrganisationRecord(
                            names,
                            is == null ? null : new Country(is),
                            group,
                            kind,
                            coInitiator,
                            dissolvedOn);
            case GROUP ->
                    new OrganisationRecord(names, country, is, kind, coInitiator, dissolvedOn);
            case KIND ->
                    new OrganisationRecord(
                            names, country, group, is == null ? "" : is, coInitiator, dissolvedOn);
        };
    }

    private OrganisationRecord withName(DatedName name) {
        List<DatedName> more = new ArrayList<>(names);
        more.add(name);
        more.sort(
                Comparator.comparing(
                        DatedName::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        return withNames(List.copyOf(more));
    }

    private OrganisationRecord withNames(List<DatedName> other) {
        return new OrganisationRecord(other, country, group, kind, coInitiator, dissolvedOn);
    }

    boolean registered() {
        return !names.isEmpty();
    }

    String presentName() {
        return names.getLast().name();
    }

    String nameOn(LocalDate day) {
        return names.reversed().stream()
                .filter(name -> name.begunBy(day))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** Whether the record says this, which a correction names as wrong. */
    boolean says(OrganisationField field, @Nullable String value) {
        return switch (field) {
            case NAME -> names.stream().anyMatch(name -> name.name().equals(value));
            case COUNTRY -> country == null ? value == null : country.code().equals(value);
            case GROUP -> group == null ? value == null : group.equals(value);
            case KIND -> kind.equals(value);
        };
    }

    /** What the record says, for somebody who thought otherwise. */
    String text(OrganisationField field) {
        return switch (field) {
            case NAME ->
                    names.stream().map(DatedName::name).collect(Collectors.joining(", later "));
            case COUNTRY -> country == null ? "unknown" : country.code();
            case GROUP -> group == null ? "none" : group;
            case KIND -> kind;
        };
    }

    /** All its names, of today and before, as they are compared with those of others. */
    Set<String> nameKeys() {
        return names.stream()
                .map(name -> NameKey.of(name.name(), country))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses a name that it cannot take from that day.
     *
     * @throws Refusal ORGANISATION_DISSOLVED, ALREADY_RENAMED or NAME_UNCHANGED
     */
    void mayTakeName(String name, LocalDate from) {
        Refusal.unless(
                !dissolvedBy(from),
                MembershipRefusal.ORGANISATION_DISSOLVED,
                "It was dissolved on " + dissolvedOn + ".");
        Refusal.unless(
                names.stream().noneMatch(each -> from.equals(each.from())),
                MembershipRefusal.ALREADY_RENAMED,
                "It took a name on " + from + " already.");
        Refusal.unless(
                !nameOn(from).equals(name),
                MembershipRefusal.NAME_UNCHANGED,
                "On " + from + " its name is " + name + " already.");
    }

    boolean dissolvedBy(LocalDate day) {
        return dissolvedOn != null && !dissolvedOn.isAfter(day);
    }
}
