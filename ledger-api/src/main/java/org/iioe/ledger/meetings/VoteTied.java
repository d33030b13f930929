package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules.MajorityRule;

/**
 * The votes were equal, and the charter gives the chair a casting vote.
 *
 * @param majority the rule by which it was computed
 */
public record VoteTied(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        VoteResult result,
        MajorityRule majority,
        int charterVersion,
        Edtf on,
        Source source)
        implements ResolutionEvent {}
