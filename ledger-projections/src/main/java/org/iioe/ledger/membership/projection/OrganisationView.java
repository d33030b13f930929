package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
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
        OrganisationChange change = new OrganisationChange(this);
        change.earlierNames.add(new FormerName(e.was(), e.from()));
        change.name = e.name();
        return change.view(at);
    }

    OrganisationView after(OrganisationCorrected e, long at) {
        OrganisationChange change = new OrganisationChange(this);
        change.corrections.add(new Correction(e.field(), e.was(), e.is(), e.reason(), at));
        change.correct(e.field(), e.was(), e.is());
        return change.view(at);
    }

    OrganisationView honoured(long at) {
        OrganisationChange change = new OrganisationChange(this);
        change.coInitiator = true;
        return change.view(at);
    }

    OrganisationView dissolvedOn(Edtf on, long at) {
        OrganisationChange change = new OrganisationChange(this);
        change.dissolved = on;
        return change.view(at);
    }

    OrganisationView with(MembershipView next, long at) {
        OrganisationChange change = new OrganisationChange(this);
        change.membership = next;
        return change.view(at);
    }

    OrganisationView signing(SignedView next, long at) {
        OrganisationChange change = new OrganisationChange(this);
        change.signed.add(next);
        return change.view(at);
    }

    /** What it signed changes. */
    OrganisationView change(InstrumentId instrument, UnaryOperator<SignedView> to, long at) {
        OrganisationChange change = new OrganisationChange(this);
        change.signed.replaceAll(
                each -> each.instrument().equals(instrument) ? to.apply(each) : each);
        return change.view(at);
    }
}
