package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Person;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * A secret ballot was counted.
 *
 * @param counts the votes of every candidate
 * @param abstentions ballots for nobody
 * @param invalid ballots that said nothing clear
 * @param voters how many members could have voted
 * @param tellers the two who counted
 */
public record BallotTallyRecorded(
        ElectionId election,
        OfficeId office,
        int round,
        List<CandidateVotes> counts,
        int abstentions,
        int invalid,
        int voters,
        List<Person> tellers,
        Edtf on,
        Source source)
        implements ElectionEvent {
    public BallotTallyRecorded {
        counts = List.copyOf(counts);
        tellers = List.copyOf(tellers);
    }
}
