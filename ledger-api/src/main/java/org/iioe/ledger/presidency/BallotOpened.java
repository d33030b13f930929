package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A ballot was opened. Nothing in here changes any more.
 *
 * @param round the ballot's number, from 1
 * @param candidates who stands, by id
 * @param roll all members entitled to vote on that day, by id
 * @param meeting where, or null without a meeting
 * @param present the members of the roll that were there, by id; null without a meeting
 * @param charterVersion the version under which the election was called
 * @param rules what it says about ballots
 * @param lotSources where numbers for a lot will come from; empty where no lot can be needed
 */
public record BallotOpened(
        ElectionId election,
        OfficeId office,
        int round,
        List<OrganisationId> candidates,
        List<OrganisationId> roll,
        BallotForm form,
        @Nullable MeetingId meeting,
        @Nullable List<OrganisationId> present,
        int charterVersion,
        ElectionRules rules,
        List<LotSource> lotSources,
        Edtf on,
        Source source)
        implements ElectionEvent {
    public BallotOpened {
        candidates = List.copyOf(candidates);
        roll = List.copyOf(roll);
        present = present == null ? null : List.copyOf(present);
        lotSources = List.copyOf(lotSources);
    }
}
