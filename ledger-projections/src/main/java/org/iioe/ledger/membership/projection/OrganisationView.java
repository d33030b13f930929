package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationGroup;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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
        @Nullable Membership membership,
        List<FormerName> earlierNames,
        List<Correction> corrections,
        List<Signed> signed,
        @Nullable Edtf dissolved,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<OrganisationView> TABLE =
            new HistoryTable<>("organisation", OrganisationView.class);

    /**
     * A membership.
     *
     * @param membershipClass the class of the charter
     * @param since when the admission rule was met
     * @param votesFrom when its vote begins; null where the charter does not say that it votes
     * @param charterVersion whose admission rule admitted it
     * @param status what it is now
     * @param statusSince since when it is that
     * @param delegates who acts for it
     */
    public record Membership(
            String membershipClass,
            Edtf since,
            @Nullable Edtf votesFrom,
            @Nullable Integer charterVersion,
            Status status,
            Edtf statusSince,
            List<Delegate> delegates) {
        Membership now(Status next, Edtf since) {
            return new Membership(
                    membershipClass, this.since, votesFrom, charterVersion, next, since, delegates);
        }

        Membership with(List<Delegate> next) {
            return new Membership(
                    membershipClass, since, votesFrom, charterVersion, status, statusSince, next);
        }
    }

    /** What a member is now. */
    public enum Status {
        /** It belongs. */
        MEMBER,
        /** It belongs, and may not vote for a time. */
        SUSPENDED,
        /** It has said that it leaves. */
        LEAVING,
        /** It has left. */
        WITHDRAWN,
        /** It was made to leave. */
        EXPELLED,
        /** Its membership ended with a succession. */
        SUCCEEDED
    }

    /**
     * Who acts for a member. Persons' names are not shown before they are encrypted in the log.
     *
     * @param person an opaque id
     * @param until null while it is open
     */
    public record Delegate(String person, boolean alternate, Edtf from, @Nullable Edtf until) {}

    /**
     * A name that was right until a real change.
     *
     * @param until from when the next name is right
     */
    public record FormerName(String name, Edtf until) {}

    /** A mended error of the record. */
    public record Correction(
            OrganisationField field,
            @Nullable String was,
            @Nullable String is,
            String reason,
            long position) {}

    /**
     * A letter or agreement that it signed.
     *
     * @param signatory who signed, by the opaque id; null where it is unknown
     * @param place where, as far as it is known
     * @param digest of the signed document, as far as it is known
     * @param inForceFrom null while it is not in force, or that is unknown
     * @param ended when it was terminated, or null
     */
    public record Signed(
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

        Signed inForce(@Nullable Edtf from) {
            return with(from, expires, ended);
        }

        Signed expiring(@Nullable Edtf lastDay) {
            return with(inForceFrom, lastDay, ended);
        }

        Signed ended(Edtf when) {
            return with(inForceFrom, expires, when);
        }

        private Signed with(@Nullable Edtf from, @Nullable Edtf until, @Nullable Edtf end) {
            return new Signed(
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

    OrganisationView with(@Nullable Membership next, long at) {
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

    OrganisationView named(String next, List<FormerName> earlier, long at) {
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

    OrganisationView with(
            @Nullable OrganisationGroup newGroup,
            @Nullable Country newCountry,
            OrganisationKind newKind,
            Correction correction) {
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
                plus(corrections, correction),
                signed,
                dissolved,
                source,
                correction.position());
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

    OrganisationView with(List<Signed> next, long at) {
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

    static <E> List<E> plus(List<E> list, E element) {
        List<E> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }
}
