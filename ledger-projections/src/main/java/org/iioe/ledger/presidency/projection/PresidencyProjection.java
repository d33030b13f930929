package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationId;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.CandidacyLapsed;
import org.iioe.ledger.presidency.CandidacyWithdrawn;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.Elected;
import org.iioe.ledger.presidency.ElectedByAcclamation;
import org.iioe.ledger.presidency.ElectionAnnulled;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.OfficeHandedOver;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TermStarted;
import org.iioe.ledger.presidency.TieDeclared;
import org.iioe.ledger.presidency.VacancyDeclared;
import org.iioe.ledger.projection.Documents;
import org.iioe.ledger.projection.Projection;
import org.iioe.ledger.projection.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Shows elections and terms of office. A reported result and a computed one say which they are. */
@Component
final class PresidencyProjection implements Projection {
    private final Documents elections;
    private final Documents terms;
    private final Documents names;

    PresidencyProjection(JdbcClient database, JsonMapper mapper) {
        elections = new Documents(database, mapper, "presidency.election");
        terms = new Documents(database, mapper, "presidency.term");
        names = new Documents(database, mapper, "presidency.organisation");
    }

    @Override
    public String name() {
        return "presidency";
    }

    @Override
    public void on(LedgerEvent event, Sealed at) {
        switch (event) {
            case ElectionEvent e ->
                    elections.change(e.election().value(), at.position(), view -> on(e, view));
            case OfficeEvent e -> on(e, at.position());
            case OrganisationRegistered e -> name(e.organisation(), e.nameAsGiven(), at.position());
            case OrganisationRenamed e -> name(e.organisation(), e.name(), at.position());
            case OrganisationCorrected e -> {
                if (e.field() == OrganisationField.NAME && e.is() != null) {
                    name(e.organisation(), e.is(), at.position());
                }
            }
            // The events of other domains are shown by their own projections.
            default -> {}
        }
    }

    private void name(OrganisationId organisation, String name, long at) {
        names.change(organisation.value(), at, view -> view.put("name", name));
    }

    private List<String> namesOf(List<OrganisationId> organisations) {
        List<String> found = new ArrayList<>();
        for (OrganisationId organisation : organisations) {
            found.add(
                    names.history()
                            .current(organisation.value())
                            .map(view -> view.get("name").asString())
                            .orElse(organisation.value()));
        }
        return found;
    }

    private void on(ElectionEvent event, ObjectNode view) {
        elections.set(view, "office", event.office());
        if (!view.has("candidates")) {
            view.putArray("candidates");
            view.putArray("ballots");
            view.putNull("result");
            view.putNull("winner");
        }
        switch (event) {
            case ElectionCalled e -> {
                elections.set(view, "term", e.term());
                elections.set(view, "kind", e.kind());
                elections.set(view, "charterVersion", e.charterVersion());
                view.put("status", "called");
                elections.set(view, "source", e.source());
            }
            case CandidateNominated e -> candidate(view, e.candidate(), "nominated");
            case NominationAccepted e -> candidate(view, e.candidate(), "accepted");
            case NominationRejected e -> candidate(view, e.candidate(), "rejected: " + e.rule());
            case CandidacyWithdrawn e -> candidate(view, e.candidate(), "withdrawn");
            case CandidacyLapsed e -> candidate(view, e.candidate(), "lapsed");
            case BallotOpened e -> {
                view.put("status", "balloting");
                elections.add(view, "ballots", e);
            }
            case BallotCast e -> elections.add(view, "votes", e);
            case BallotTallyRecorded e -> elections.add(view, "tallies", e);
            case Elected e -> computed(view, "elected", e.winner(), e);
            case ElectedByAcclamation e -> computed(view, "elected-by-acclamation", e.winner(), e);
            case LotDrawn e -> computed(view, "elected-by-lot", e.winner(), e);
            case RunOffRequired e -> computed(view, "run-off-required", null, e);
            case TieDeclared e -> computed(view, "tie", null, e);
            case NoMajority e -> computed(view, "no-majority", null, e);
            case NoQuorum e -> computed(view, "no-quorum", null, e);
            case ElectionResultReported e -> {
                view.put("status", "reported");
                view.put("result", "reported");
                elections.set(view, "term", e.term());
                elections.set(view, "winner", e.winner());
                view.put("winnerName", namesOf(List.of(e.winner())).getFirst());
                elections.set(view, "meeting", e.meeting());
                elections.set(view, "method", e.method());
                elections.set(view, "reportedVotes", e.votes());
                elections.set(view, "reportedRoll", e.roll());
                elections.set(view, "exception", e.exception());
                elections.set(view, "source", e.source());
            }
            case ElectionAnnulled e -> {
                view.put("status", "annulled");
                elections.set(view, "annulment", e);
            }
        }
    }

    private void computed(
            ObjectNode view,
            String status,
            @Nullable OrganisationId winner,
            ElectionEvent outcome) {
        view.put("status", status);
        view.put("result", "computed");
        elections.set(view, "winner", winner);
        elections.add(view, "outcomes", outcome);
    }

    private static void candidate(ObjectNode view, OrganisationId candidate, String status) {
        for (var known : view.withArray("candidates")) {
            if (known.get("candidate").asString().equals(candidate.value())) {
                ((ObjectNode) known).put("status", status);
                return;
            }
        }
        view.withArray("candidates")
                .addObject()
                .put("candidate", candidate.value())
                .put("status", status);
    }

    private void on(OfficeEvent event, long at) {
        switch (event) {
            case TermStarted e ->
                    terms.change(
                            id(e.office(), e.term(), e.from()),
                            at,
                            view -> {
                                terms.set(view, "office", e.office());
                                terms.set(view, "term", e.term());
                                terms.set(view, "holders", e.holders());
                                terms.set(view, "holderNames", namesOf(e.holders()));
                                terms.set(view, "from", e.from());
                                terms.set(view, "to", e.to());
                                terms.set(view, "year", year(e.from(), e.to()));
                                view.put(
                                        "result",
                                        e.reported()
                                                ? "reported"
                                                : e.election() == null ? null : "computed");
                                terms.set(view, "election", e.election());
                                view.put("acting", false);
                                view.putNull("ended");
                                terms.set(view, "exception", e.exception());
                                terms.set(view, "source", e.source());
                            });
            case TermEnded e ->
                    terms.change(
                            id(e.office(), e.term(), e.from()),
                            at,
                            view -> {
                                terms.set(view, "ended", e.on());
                                terms.set(view, "endedBy", e.cause());
                            });
            case VacancyDeclared e ->
                    terms.change(
                            id(e.office(), e.term(), e.from()),
                            at,
                            view -> {
                                terms.set(view, "holders", e.remaining());
                                terms.set(view, "holderNames", namesOf(e.remaining()));
                                terms.set(view, "vacancy", e);
                            });
            case ActingAppointed e ->
                    terms.change(
                            id(e.office(), e.term(), e.on()) + "-acting",
                            at,
                            view -> {
                                terms.set(view, "office", e.office());
                                terms.set(view, "term", e.term());
                                terms.set(view, "holders", List.of(e.holder()));
                                terms.set(view, "holderNames", namesOf(List.of(e.holder())));
                                terms.set(view, "from", e.on());
                                terms.set(view, "to", e.until());
                                view.putNull("year");
                                view.putNull("result");
                                view.putNull("election");
                                view.put("acting", true);
                            });
            case OfficeHandedOver e -> {
                // Who handed over to whom stands in the trail; the terms themselves say from when.
            }
            case TermElectionOpened e -> {
                // Shown with the election.
            }
            case TermElectionConcluded e -> {
                // Shown with the election.
            }
        }
    }

    /** One term of an office may have several holders one after the other: by-elections. */
    private static String id(OfficeId office, TermId term, Edtf from) {
        return office + ":" + from.effective() + ":" + term;
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
