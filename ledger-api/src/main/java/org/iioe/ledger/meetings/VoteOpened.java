package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The vote on a draft was opened. Nothing in here changes any more.
 *
 * @param textDigest of the text that is voted on
 * @param roll all members entitled to vote on that day, by id, those recused among them
 * @param present the members of the roll that were present, in person or by proxy
 * @param proxies who of them was represented by whom
 * @param recused the members of the roll whose declared interest takes away their vote
 * @param charterVersion the version under which the vote was taken
 * @param rules what it says about voting
 * @param chair who presided, or null where it is unknown
 * @param quorate whether the quorum was reached; null where the rule is unknown
 * @param at when, as far as it was said
 */
public record VoteOpened(
        ResolutionId resolution,
        MeetingId meeting,
        AgendaItemId item,
        VoteForm form,
        Sha256 textDigest,
        List<OrganisationId> roll,
        List<OrganisationId> present,
        List<ProxyHeld> proxies,
        List<OrganisationId> recused,
        int charterVersion,
        VotingRules rules,
        @Nullable OrganisationId chair,
        @Nullable Boolean quorate,
        @Nullable MeetingTime at,
        Edtf on,
        Source source)
        implements ResolutionEvent {
    public VoteOpened {
        roll = List.copyOf(roll);
        present = List.copyOf(present);
        proxies = List.copyOf(proxies);
        recused = List.copyOf(recused);
    }
}
