package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The chair asked for objections, and nobody had one. The adoption follows as an event of its own.
 *
 * @param textDigest of the text that was put
 * @param roll all members entitled to vote on that day, by id
 * @param present the members of the roll that were present, in person or by proxy
 * @param proxies who of them was represented by whom
 * @param recused the members of the roll whose declared interest takes away their vote
 * @param charterVersion the version that permits it
 * @param quorum the share of the roll that must be present, or null where it is unknown
 * @param chair who presided, or null where it is unknown
 * @param quorate whether the quorum was reached; null where the rule is unknown
 * @param at when, as far as it was said
 */
public record ConsensusReached(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        Sha256 textDigest,
        List<OrganisationId> roll,
        List<OrganisationId> present,
        List<ProxyHeld> proxies,
        List<OrganisationId> recused,
        int charterVersion,
        @Nullable Fraction quorum,
        @Nullable OrganisationId chair,
        @Nullable Boolean quorate,
        @Nullable MeetingTime at,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public ConsensusReached {
        roll = List.copyOf(roll);
        present = List.copyOf(present);
        proxies = List.copyOf(proxies);
        recused = List.copyOf(recused);
    }
}
