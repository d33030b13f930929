package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A resolution was adopted.
 *
 * @param how by what procedure
 * @param textDigest of its text
 * @param effects what it permits, in its own words
 * @param votedFor the members that voted for it, as far as the vote was by name
 * @param result the votes; null for a consensus
 * @param majority the rule by which the outcome was computed; null for a consensus
 * @param charterVersion the version under which it was taken
 */
public record ResolutionAdopted(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        How how,
        String title,
        Sha256 textDigest,
        List<String> effects,
        List<OrganisationId> votedFor,
        @Nullable VoteResult result,
        @Nullable MajorityRule majority,
        int charterVersion,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public ResolutionAdopted {
        effects = List.copyOf(effects);
        votedFor = List.copyOf(votedFor);
    }
}
