package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Person;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.meetings.projection.ResolutionView.Ballot;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.meetings.projection.ResolutionView.Result;
import org.iioe.ledger.meetings.projection.ResolutionView.Status;
import org.iioe.ledger.meetings.projection.ResolutionView.Tally;
import org.iioe.ledger.projection.History;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Shows resolutions, and the vote that was taken on each. */
final class ResolutionPages {
    private final History<ResolutionView> resolutions;

    ResolutionPages(JdbcClient database, JsonMapper mapper) {
        resolutions = new History<>(database, mapper, ResolutionView.TABLE);
    }

    void on(ResolutionEvent event, long at) {
        String id = event.resolution().value();
        if (event instanceof DraftResolutionSubmitted e) {
            resolutions.put(id, ResolutionViewBuilder.submitted(e, at), at);
            return;
        }
        resolutions.change(
                id,
                at,
                view -> {
                    ResolutionViewBuilder resolution = new ResolutionViewBuilder(view);
                    on(event, resolution);
                    return resolution.view(at);
                });
    }

    private static void on(ResolutionEvent event, ResolutionViewBuilder resolution) {
        switch (event) {
            case DraftResolutionSubmitted e -> {
                // Made the view that is changed here.
            }
            case DraftAmended e -> {
                resolution.textDigest = e.textDigest();
                resolution.effects = e.effects();
                resolution.amendments.add(e);
            }
            case DraftWithdrawn e -> {
                resolution.status = Status.WITHDRAWN;
                resolution.withdrawal = e;
            }
            case VoteOpened e -> {
                resolution.status = Status.VOTING;
                resolution.vote = e;
            }
            case WrittenProcedureOpened e -> {
                resolution.status = Status.VOTING;
                resolution.writtenProcedure = e;
            }
            case VoteCast e ->
                    resolution.ballots.add(
                            new Ballot(e.member(), e.choice(), e.proxy(), e.on(), e.source()));
            case TallyRecorded e -> resolution.tally = tally(e);
            case VoteTied e -> {
                resolution.status = Status.TIED;
                resolution.tie = e;
            }
            case CastingVoteUsed e -> resolution.castingVote = e;
            case ConsensusReached e -> resolution.consensus = e;
            case ResolutionAdopted e -> decided(resolution, Status.ADOPTED, adopted(e));
            case DraftRejected e -> decided(resolution, Status.REJECTED, rejected(e));
            case ActRatified e -> resolution.ratified.add(e);
            case ResolutionRescinded e -> {
                resolution.status = Status.RESCINDED;
                resolution.rescission = e;
            }
        }
    }

    private static void decided(ResolutionViewBuilder resolution, Status status, Outcome outcome) {
        resolution.status = status;
        resolution.result = Result.COMPUTED;
        resolution.outcome = outcome;
    }

    private static Tally tally(TallyRecorded e) {
        return new Tally(
                e.counts(),
                e.invalid(),
                e.voters(),
                e.tellers().stream().map(Person::person).toList(),
                e.on(),
                e.source());
    }

    private static Outcome adopted(ResolutionAdopted e) {
        return new Outcome(
                true,
                e.how(),
                null,
                e.votedFor(),
                e.result(),
                e.majority(),
                e.charterVersion(),
                e.on(),
                e.source());
    }

    private static Outcome rejected(DraftRejected e) {
        return new Outcome(
                false,
                null,
                e.cause(),
                List.of(),
                e.result(),
                e.majority(),
                e.charterVersion(),
                e.on(),
                e.source());
    }
}
