package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Person;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * A vote that was not by name was counted.
 *
 * @param invalid ballots that said nothing clear
 * @param voters how many members could have voted: those present, in person or by proxy, and not
 *     recused
 * @param tellers the two who counted
 */
public record TallyRecorded(
        ResolutionId resolution,
        MeetingId meeting,
        VoteCounts counts,
        int invalid,
        int voters,
        List<Person> tellers,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public TallyRecorded {
        tellers = List.copyOf(tellers);
    }
}
