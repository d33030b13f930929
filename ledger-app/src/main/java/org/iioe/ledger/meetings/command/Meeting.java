package org.iioe.ledger.meetings.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.meetings.MeetingCommand.AdjournMeeting;
import org.iioe.ledger.meetings.MeetingCommand.CloseMeeting;
import org.iioe.ledger.meetings.MeetingCommand.ConveneMeeting;
import org.iioe.ledger.meetings.MeetingCommand.DeclareInterest;
import org.iioe.ledger.meetings.MeetingCommand.OpenMeeting;
import org.iioe.ledger.meetings.MeetingCommand.RecordAttendance;
import org.iioe.ledger.meetings.MeetingCommand.ResumeMeeting;
import org.iioe.ledger.meetings.MeetingCommand.SuspendMeeting;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MinutesCommand.ApproveMinutes;
import org.iioe.ledger.meetings.MinutesCommand.DraftMinutes;
import org.iioe.ledger.meetings.MinutesCommand.IssueCorrigendum;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** A meeting, from its notice to its minutes. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Meeting implements Kept<Meeting> {
    @AggregateIdentifier private @Nullable String stream;
    private MeetingState state = MeetingState.NONE;

    Meeting() {}

    @Override
    public Meeting copy() {
        Meeting copy = new Meeting();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConveneMeeting command, Charters charters, Organisations organisations) {
        apply(Convening.convened(state, command, charters, organisations));
    }

    @CommandHandler
    void handle(RecordAttendance command, Charters charters, Organisations organisations) {
        apply(Attending.attended(state, command, charters, organisations));
    }

    @CommandHandler
    void handle(OpenMeeting command, Organisations organisations) {
        apply(Convening.opened(state, command, organisations));
    }

    @CommandHandler
    void handle(SuspendMeeting command) {
        apply(Convening.suspended(state, command));
    }

    @CommandHandler
    void handle(ResumeMeeting command, Organisations organisations) {
        apply(Convening.resumed(state, command, organisations));
    }

    @CommandHandler
    void handle(AdjournMeeting command) {
        apply(Convening.adjourned(state, command));
    }

    @CommandHandler
    void handle(CloseMeeting command) {
        apply(Convening.closed(state, command));
    }

    @CommandHandler
    void handle(DeclareInterest command, Organisations organisations) {
        apply(Attending.declared(state, command, organisations));
    }

    @CommandHandler
    void handle(DraftMinutes command) {
        apply(TakingMinutes.drafted(state, command));
    }

    @CommandHandler
    void handle(ApproveMinutes command) {
        apply(TakingMinutes.approved(state, command));
    }

    @CommandHandler
    void handle(IssueCorrigendum command) {
        apply(TakingMinutes.corrected(state, command));
    }

    @EventSourcingHandler
    void on(MeetingEvent event) {
        stream = event.meeting().stream();
        state = state.after(event);
    }
}
