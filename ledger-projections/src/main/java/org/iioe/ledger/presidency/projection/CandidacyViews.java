package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.projection.CandidacyView.Status;
import org.jspecify.annotations.Nullable;

/** Who stands in an election's view, and who does not and why. */
final class CandidacyViews {
    private CandidacyViews() {}

    /** Who withdrew may be nominated again: it keeps its place with the new nomination. */
    static void nominated(ElectionSketch election, CandidateNominated e) {
        CandidacyView view =
                new CandidacyView(e.candidate(), e.nominator(), Status.NOMINATED, null, null);
        boolean before =
                election.candidates.stream()
                        .anyMatch(each -> each.candidate().equals(e.candidate()));
        if (before) {
            election.candidates.replaceAll(
                    each -> each.candidate().equals(e.candidate()) ? view : each);
        } else {
            election.candidates.add(view);
        }
    }

    static void now(
            ElectionSketch election,
            OrganisationId candidate,
            Status status,
            @Nullable String rule,
            @Nullable String reason) {
        election.candidates.replaceAll(
                each -> each.candidate().equals(candidate) ? each.now(status, rule, reason) : each);
    }
}
