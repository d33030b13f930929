package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * Votes on a draft were asked for in writing.
 *
 * @param textDigest of the text that is voted on
 * @param deadline the last day for answers
 * @param roll all members entitled to vote on the day of opening, by id
 * @param recused the members of the roll whose declared interest takes away their vote
 * @param charterVersion the version under which the vote is taken
 * @param leastDays the least days for answers that it asks for
 * @param rules what it says about voting
 */
public record WrittenProcedureOpened(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        Sha256 textDigest,
        Edtf deadline,
        List<OrganisationId> roll,
        List<OrganisationId> recused,
        int charterVersion,
        int leastDays,
        VotingRules rules,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public WrittenProcedureOpened {
        roll = List.copyOf(roll);
        recused = List.copyOf(recused);
    }
}
