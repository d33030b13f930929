package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.OfficeHandedOver;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermEndCause;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TermStarted;
import org.iioe.ledger.presidency.VacancyDeclared;
import org.iioe.ledger.presidency.projection.TermView.EndedBy;
import org.iioe.ledger.presidency.projection.TermView.Handover;
import org.iioe.ledger.presidency.projection.TermView.Vacancy;
import org.iioe.ledger.projection.History;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shows who holds an office when. */
final class TermViews {
    private final History<TermView> terms;

    TermViews(JdbcClient database, JsonMapper mapper) {
        terms = new History<>(database, mapper, TermView.TABLE);
    }

    void on(OfficeEvent event, long at) {
        switch (event) {
            case TermStarted e -> put(started(e, at), at);
            case ActingAppointed e -> put(acting(e, at), at);
            case TermEnded e ->
                    change(
                            e.office(),
                            e.term(),
                            e.from(),
                            at,
                            term ->
                                    term.ending(
                                            e.on(),
                                            by(e.cause()),
                                            e.reason(),
                                            lastDay(term, e.on().effective()),
                                            at));
            case VacancyDeclared e ->
                    change(e.office(), e.term(), e.from(), at, term -> vacated(term, e, at));
            case OfficeHandedOver e -> handedOver(e, at);
            case TermElectionOpened e -> {
                // Shown with the election.
            }
            case TermElectionConcluded e -> {
                // Shown with the election.
            }
        }
    }

    private TermView started(TermStarted e, long at) {
        return new TermView(
                id(e.office(), e.term(), e.from()),
                e.office(),
                e.term(),
                e.holders(),
                List.of(),
                e.from(),
                e.to(),
                year(e.from(), e.to()),
                false,
                null,
                e.election(),
                basis(e),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                e.exceptions(),
                e.source(),
                at);
    }

    private static @Nullable ResultBasis basis(TermStarted e) {
        if (e.election() == null) {
            return null;
        }
        return e.reported() ? ResultBasis.REPORTED : ResultBasis.COMPUTED;
    }

    private TermView acting(ActingAppointed e, long at) {
        return new TermView(
                id(e.office(), e.term(), e.on()),
                e.office(),
                e.term(),
                List.of(e.holder()),
                List.of(),
                e.on(),
                e.until(),
                null,
                true,
                e.authority(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                e.source(),
                at);
    }

    private static EndedBy by(TermEndCause cause) {
        return switch (cause) {
            case ENDED -> EndedBy.ENDED;
            case ELECTION_ANNULLED -> EndedBy.ELECTION_ANNULLED;
        };
    }

    private static TermView vacated(TermView term, VacancyDeclared e, long at) {
        TermView left =
                term.left(
                        new Vacancy(e.left(), e.cause(), e.reason(), e.on(), e.source()),
                        e.remaining(),
                        at);
        return e.remaining().isEmpty()
                ? left.ending(
                        e.on(),
                        EndedBy.VACANCY,
                        e.reason(),
                        lastDay(term, e.on().effective().minusDays(1)),
                        at)
                : left;
    }

    /** A term that is ended lasts no longer than it would have lasted. */
    private static LocalDate lastDay(TermView term, LocalDate ended) {
        Edtf to = term.to();
        LocalDate planned = to == null ? null : to.latest();
        return planned != null && planned.isBefore(ended) ? planned : ended;
    }

    /** The last holders of the one term hand over, the first of the other take over. */
    private void handedOver(OfficeHandedOver e, long at) {
        Handover handover =
                new Handover(
                        e.outgoing(),
                        e.incoming(),
                        e.handedOver(),
                        e.tookOver(),
                        e.meeting(),
                        e.on(),
                        e.source());
        put(of(e.office(), e.outgoing()).getLast().handedOver(handover, at), at);
        put(of(e.office(), e.incoming()).getFirst().handedOver(handover, at), at);
    }

    private void change(
            OfficeId office, TermId term, Edtf from, long at, UnaryOperator<TermView> to) {
        of(office, term).stream()
                .filter(each -> each.ended() == null && each.from().equals(from))
                .forEach(each -> put(to.apply(each), at));
    }

    private void put(TermView view, long at) {
        terms.put(view.id(), view, at);
    }

    /** All that is shown of a term of an office, in the order of their first days. */
    private List<TermView> of(OfficeId office, TermId term) {
        return terms.startingWith(office + ":").stream()
                .filter(each -> each.office().equals(office) && each.term().equals(term))
                .sorted(Comparator.comparing(each -> first(each.from())))
                .toList();
    }

    private static LocalDate first(Edtf from) {
        LocalDate earliest = from.earliest();
        return earliest == null ? from.effective() : earliest;
    }

    /** One term of an office may have several holders, even from the same day on. */
    private String id(OfficeId office, TermId term, Edtf from) {
        String first = office + ":" + first(from) + ":" + term;
        String id = first;
        for (int number = 2; terms.current(id).isPresent(); number++) {
            id = first + ":" + number;
        }
        return id;
    }

    /** The calendar year that a term is, or null when it is none. */
    private static @Nullable Integer year(Edtf from, @Nullable Edtf to) {
        LocalDate first = from.earliest();
        LocalDate last = to == null ? null : to.latest();
        return first != null
                        && last != null
                        && first.getDayOfYear() == 1
                        && last.equals(LocalDate.of(first.getYear(), 12, 31))
                ? first.getYear()
                : null;
    }
}
