package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_RATIFIED;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_RESCINDED;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.ResolutionCommand.RatifyAct;
import org.iioe.ledger.meetings.ResolutionCommand.RescindResolution;
import org.iioe.ledger.meetings.ResolutionRescinded;

/** Decides what an adopted resolution cures, and from when it gives no authority any more. */
final class Ratifying {
    private Ratifying() {}

    static ActRatified ratified(ResolutionState state, RatifyAct c) {
        state.requireInForce(c.on().effective());
        Refusal.unless(
                !state.ratified().contains(c.act()),
                ALREADY_RATIFIED,
                () -> c.resolution().stream() + " ratified " + c.act() + " before.");
        return new ActRatified(c.resolution(), c.act(), c.reason(), c.on(), c.source());
    }

    static ResolutionRescinded rescinded(
            ResolutionState state, RescindResolution c, Resolutions resolutions) {
        Refusal.unless(
                state.rescindedOn() == null,
                ALREADY_RESCINDED,
                () -> c.resolution().stream() + " is rescinded from " + state.rescindedOn() + ".");
        state.requireInForce(c.on().effective());
        // The other gives authority from its adoption: hence nothing is rescinded for the past.
        resolutions.adopted(c.by(), c.on().effective());
        return new ResolutionRescinded(c.resolution(), c.by(), c.reason(), c.on(), c.source());
    }
}
