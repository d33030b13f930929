package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.command.GivenNetwork.member;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingsCommand;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VotingRules;
import org.iioe.ledger.store.Fixtures;
import org.iioe.ledger.store.GivenStreams;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A draft before a meeting of a network, for decisions that are tested without a store. */
final class GivenResolution {
    private final GivenNetwork network;
    private final GivenStreams streams = new GivenStreams();
    private final List<ResolutionEvent> past = new ArrayList<>();

    private GivenResolution(GivenNetwork network) {
        this.network = network;
        past.add(Events.submitted());
        streams.with(Events.MEETING.stream(), Events.convened());
    }

    /** A draft of a network with so many members, before a meeting that is not opened. */
    static GivenResolution of(int members, Rules rules) {
        return of(GivenNetwork.of(members).under(rules.rules()));
    }

    static GivenResolution of(GivenNetwork network) {
        return new GivenResolution(network);
    }

    /** The meeting is opened by the first member, and that many members came. */
    GivenResolution sitting(int present) {
        streams.with(Events.MEETING.stream(), Events.opened(member(1)));
        for (int i = 1; i <= present; i++) {
            streams.with(Events.MEETING.stream(), Events.attends(member(i)));
        }
        return this;
    }

    /** More happened in the meeting. */
    GivenResolution meeting(MeetingEvent... events) {
        streams.with(Events.MEETING.stream(), events);
        return this;
    }

    /** More happened to the resolution. */
    GivenResolution and(ResolutionEvent... events) {
        past.addAll(List.of(events));
        return this;
    }

    /** Another resolution was adopted. */
    GivenResolution adopted(ResolutionId other, Edtf on) {
        streams.with(other.stream(), Events.submitted(), Events.adopted(other, on));
        return this;
    }

    /** Its vote was opened, on the whole network with so many present. */
    GivenResolution voting(VoteForm form, int present, VotingRules rules) {
        List<OrganisationId> roll =
                List.copyOf(network.entitled(LocalDate.EPOCH, CharterRules.unknown()));
        return sitting(present)
                .and(
                        new VoteOpened(
                                Events.RESOLUTION,
                                Events.MEETING,
                                Events.ITEM,
                                form,
                                Events.TEXT,
                                roll,
                                roll.subList(0, present),
                                List.of(),
                                List.of(),
                                1,
                                rules,
                                member(1),
                                true,
                                null,
                                Events.DAY,
                                Events.SOURCE));
    }

    /** Members from one to another voted so, by name. */
    GivenResolution voted(int from, int to, Choice choice) {
        for (int i = from; i <= to; i++) {
            past.add(Events.cast(i, choice));
        }
        return this;
    }

    ResultValidator<Resolution> when(MeetingsCommand command) {
        return fixture().given(past).when(command);
    }

    /** Where nothing was said of the resolution yet. */
    ResultValidator<Resolution> first(MeetingsCommand command) {
        return fixture().givenNoPriorActivity().when(command);
    }

    private FixtureConfiguration<Resolution> fixture() {
        return Fixtures.of(Resolution.class)
                .registerInjectableResource(network)
                .registerInjectableResource(new RecordedMeetings(streams))
                .registerInjectableResource(new RecordedResolutions(streams));
    }
}
