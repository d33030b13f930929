package org.iioe.ledger.meetings;

/**
 * What a vote came to, with the wholes of which a majority may be a share.
 *
 * @param votesFor in favour
 * @param votesAgainst against
 * @param abstentions neither
 * @param invalid ballots that said nothing clear
 * @param present the members that could vote and were there, in person or by proxy; in a written
 *     procedure those that answered
 * @param entitled all members that could vote, present or not; those recused are not among them
 */
public record VoteResult(
        int votesFor, int votesAgainst, int abstentions, int invalid, int present, int entitled) {}
