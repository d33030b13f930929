package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_RESOLUTION;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.facts.ResolutionFacts;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.command.ResolutionState.Phase;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Set;

/** Resolutions as their streams tell them. */
@Component
class RecordedResolutions implements Resolutions {
    private final Streams streams;

    RecordedResolutions(Streams streams) {
        this.streams = streams;
    }

    @Override
    public ResolutionFacts get(ResolutionId resolution) {
        ResolutionState state = state(resolution);
        ResolutionVote vote = state.vote();
        return new ResolutionFacts(
                resolution,
                state.adoptedOn(),
                state.rescindedOn(),
                state.effects(),
                vote == null ? Set.of() : Set.copyOf(vote.votedFor()));
    }

    @Override
    public ResolutionFacts adopted(ResolutionId resolution, LocalDate on) {
        state(resolution).requireInForce(on);
        return get(resolution);
    }

    private ResolutionState state(ResolutionId resolution) {
        ResolutionState state =
                streams.fold(
                        resolution.stream(),
                        ResolutionState.NONE,
                        (known, event) ->
                                event instanceof ResolutionEvent e ? known.after(e) : known);
        Refusal.unless(
                state.phase() != Phase.NONE,
                UNKNOWN_RESOLUTION,
                "Nobody submitted " + resolution + ".");
        return state;
    }
}
