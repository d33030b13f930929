package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Revision;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Somebody was elected, as a source reports. The ledger computed nothing of it.
 *
 * @param from the term's first day, or null where it is not said
 * @param to its last day, or null where it is not said
 * @param meeting where, or null where it is not said
 * @param method how, or null where it is not said
 * @param votes for whom how many, or null where it is not said
 * @param roll who could vote, or null where it is not said
 * @param exceptions the rules that it breaks
 */
@Revision("2")
public record ElectionResultReported(
        ElectionId election,
        OfficeId office,
        TermId term,
        @Nullable Edtf from,
        @Nullable Edtf to,
        OrganisationId winner,
        @Nullable MeetingId meeting,
        @Nullable ElectionMethod method,
        @Nullable List<CandidateVotes> votes,
        @Nullable List<OrganisationId> roll,
        List<RecordedException> exceptions,
        Edtf on,
        Source source)
        implements ElectionEvent, RecordedFact {
    public ElectionResultReported {
        exceptions = List.copyOf(exceptions);
        votes = votes == null ? null : List.copyOf(votes);
        roll = roll == null ? null : List.copyOf(roll);
    }
}
