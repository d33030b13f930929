package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.VacancyCause;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The days on which somebody holds an office. A term of an office may have several, one after the
 * other: until a vacancy, acting, and from a by-election on.
 *
 * @param id the office, the first day and the term; with a number from 2 where they begin on the
 *     same day
 * @param holders who holds it, or held it last
 * @param holderNames their names as of the answer's position, in the same order
 * @param from as it was recorded
 * @param to its last day as it was planned; null where nobody knows it
 * @param year the calendar year that it was planned for, or null when it is none
 * @param acting whether in the place of somebody elected
 * @param authority the resolution that appointed who acts, or null
 * @param election where the holder was elected, or null without an election
 * @param result where the election's winner is known from; null without an election
 * @param ended when an act ended it, as it was recorded; null where none has
 * @param endedBy what ended it, or null
 * @param endReason why, or null where it is not said
 * @param lastDay the last day on which it was held, once an act has ended it; before its first
 *     where it never began. A vacancy is from its day on, so that the last day is the one before
 * @param vacancies who left it, one after the other; the last of them leaves it vacant
 * @param handovers in which its holders handed over or took over
 * @param exceptions the rules that a reported term breaks
 * @param position the position of the last entry about it
 */
public record TermView(
        String id,
        OfficeId office,
        TermId term,
        List<OrganisationId> holders,
        List<String> holderNames,
        Edtf from,
        @Nullable Edtf to,
        @Nullable Integer year,
        boolean acting,
        @Nullable ResolutionId authority,
        @Nullable ElectionId election,
        @Nullable ResultBasis result,
        @Nullable Edtf ended,
        @Nullable EndedBy endedBy,
        @Nullable String endReason,
        @Nullable LocalDate lastDay,
        List<Vacancy> vacancies,
        List<Handover> handovers,
        List<RecordedException> exceptions,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<TermView> TABLE = new HistoryTable<>("term", TermView.class);

    /** What ended a term. */
    public enum EndedBy {
        /** It was over, or was ended as planned. */
        ENDED,
        /** The election that it came from was annulled; acts of the holder stand. */
        ELECTION_ANNULLED,
        /** Its holders left it before it was over. */
        VACANCY
    }

    /**
     * A holder left the office, from a day on.
     *
     * @param reason in words, or null where it is not said
     */
    public record Vacancy(
            List<OrganisationId> left,
            VacancyCause cause,
            @Nullable String reason,
            Edtf on,
            Source source) {}

    /**
     * An office was handed over from one term's holders to the next.
     *
     * @param meeting where, or null where it is not said
     */
    public record Handover(
            TermId outgoing,
            TermId incoming,
            List<OrganisationId> handedOver,
            List<OrganisationId> tookOver,
            @Nullable MeetingId meeting,
            Edtf on,
            Source source) {}

    /** The same with its holders' names. */
    public TermView named(Map<OrganisationId, String> names) {
        return next(
                holders,
                holders.stream().map(holder -> names.getOrDefault(holder, holder.value())).toList(),
                vacancies,
                handovers,
                position);
    }

    TermView ending(
            Edtf on, EndedBy by, @Nullable String reason, @Nullable LocalDate day, long at) {
        return new TermView(
                id,
                office,
                term,
                holders,
                holderNames,
                from,
                to,
                year,
                acting,
                authority,
                election,
                result,
                on,
                by,
                reason,
                day,
                vacancies,
                handovers,
                exceptions,
                source,
                at);
    }

    TermView left(Vacancy vacancy, List<OrganisationId> remaining, long at) {
        List<Vacancy> more = new ArrayList<>(vacancies);
        more.add(vacancy);
        return next(remaining.isEmpty() ? holders : remaining, holderNames, more, handovers, at);
    }

    TermView handedOver(Handover handover, long at) {
        List<Handover> more = new ArrayList<>(handovers);
        more.add(handover);
        return next(holders, holderNames, vacancies, more, at);
    }

    private TermView next(
            List<OrganisationId> nextHolders,
            List<String> names,
            List<Vacancy> nextVacancies,
            List<Handover> nextHandovers,
            long at) {
        return new TermView(
                id,
                office,
                term,
                nextHolders,
                names,
                from,
                to,
                year,
                acting,
                authority,
                election,
                result,
                ended,
                endedBy,
                endReason,
                lastDay,
                nextVacancies,
                nextHandovers,
                exceptions,
                source,
                at);
    }
}
