package org.iioe.ledger.presidency.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The days on which somebody holds an office.
 *
 * @param term of which term they are; a term has several where its holder left
 * @param holders who holds it, or held it last
 * @param from as it was recorded
 * @param first the first day
 * @param last the last day, or null where nobody knows it; before the first where it never began
 * @param acting whether in the place of somebody elected
 * @param election where the holder was elected, or null without an election
 * @param ended whether it was ended, by an act of its own
 */
record Incumbency(
        OfficeId office,
        TermId term,
        List<OrganisationId> holders,
        Edtf from,
        LocalDate first,
        @Nullable LocalDate last,
        boolean acting,
        @Nullable ElectionId election,
        boolean ended) {

    boolean of(OfficeId anOffice, TermId aTerm) {
        return office.equals(anOffice) && term.equals(aTerm);
    }

    boolean began() {
        return last == null || !last.isBefore(first);
    }

    /** Whether it lasts to that day or longer, and no act has ended it. */
    boolean lastsTo(LocalDate day) {
        return !ended && (last == null || !last.isBefore(day));
    }

    /** Whether it is held on that day, and no act has ended it. */
    boolean heldOn(LocalDate day) {
        return lastsTo(day) && !first.isAfter(day);
    }

    Incumbency endedOn(LocalDate day) {
        boolean sooner = last == null || day.isBefore(last);
        return new Incumbency(
                office, term, holders, from, first, sooner ? day : last, acting, election, true);
    }

    Incumbency heldBy(List<OrganisationId> remaining) {
        return new Incumbency(office, term, remaining, from, first, last, acting, election, ended);
    }
}
