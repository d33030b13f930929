package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules.MajorityRule;

/**
 * A draft was put to the vote and not adopted.
 *
 * @param cause why
 * @param result the votes
 * @param majority the rule by which the outcome was computed
 * @param charterVersion the version under which it was taken
 */
public record DraftRejected(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        RejectionCause cause,
        VoteResult result,
        MajorityRule majority,
        int charterVersion,
        Edtf on,
        Source source)
        implements ResolutionEvent {}
