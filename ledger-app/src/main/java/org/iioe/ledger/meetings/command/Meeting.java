package org.iioe.ledger.meetings.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_DECLARED;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_PRESENT;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_CLOSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_EXISTS;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_INTERRUPTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_AGENDA_ITEM;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.InterestDeclared;
import org.iioe.ledger.meetings.MeetingAdjourned;
import org.iioe.ledger.meetings.MeetingClosed;
import org.iioe.ledger.meetings.MeetingCommand.AdjournMeeting;
import org.iioe.ledger.meetings.MeetingCommand.CloseMeeting;
import org.iioe.ledger.meetings.MeetingCommand.ConveneMeeting;
import org.iioe.ledger.meetings.MeetingCommand.DeclareInterest;
import org.iioe.ledger.meetings.MeetingCommand.OpenMeeting;
import org.iioe.ledger.meetings.MeetingCommand.RecordAttendance;
import org.iioe.ledger.meetings.MeetingCommand.ResumeMeeting;
import org.iioe.ledger.meetings.MeetingCommand.SuspendMeeting;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingOpened;
import org.iioe.ledger.meetings.MeetingResumed;
import org.iioe.ledger.meetings.MeetingSuspended;
import org.iioe.ledger.meetings.MinutesCommand.ApproveMinutes;
import org.iioe.ledger.meetings.MinutesCommand.DraftMinutes;
import org.iioe.ledger.meetings.MinutesCommand.IssueCorrigendum;
import org.iioe.ledger.meetings.command.MeetingState.Phase;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    void handle(ConveneMeeting c, Charters charters, Organisations organisations) {
        Refusal.unless(
                state.phase() == Phase.NONE, MEETING_EXISTS, c.meeting() + " is convened already.");
        OrganisationId convener = c.convener();
        if (convener != null) {
            organisations.get(convener);
        }
        CharterVersion charter = charters.inForce(c.on().effective()).orElse(null);
        Integer noticeDays = charter == null ? null : charter.rules().noticeDays();
        apply(
                new MeetingConvened(
                        c.meeting(),
                        c.body(),
                        c.kind(),
                        c.title(),
                        convener,
                        c.place(),
                        c.sittings(),
                        c.mode(),
                        c.agenda(),
                        charter == null ? null : charter.number(),
                        noticeDays,
                        NoticeRule.isShort(noticeDays, c.on(), c.sittings()),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(RecordAttendance c, Charters charters, Organisations organisations) {
        organisations.get(c.organisation());
        List<OrganisationId> claimed = c.proxyFor() == null ? List.of() : c.proxyFor();
        claimed.forEach(organisations::get);
        Refusal.unless(
                c.left() != null || !state.attendance().here(c.organisation()),
                ALREADY_PRESENT,
                c.organisation() + " is recorded as present; record first when it left.");
        CharterVersion charter = charters.inForce(c.on().effective()).orElse(null);
        ProxyRule proxies =
                ProxyRule.of(
                        charter == null ? null : charter.rules().proxiesPerDelegate(),
                        c.capacity(),
                        claimed,
                        heldByOthers(c.organisation()));
        apply(
                new AttendanceRecorded(
                        c.meeting(),
                        c.organisation(),
                        c.capacity(),
                        c.arrived(),
                        c.left(),
                        claimed,
                        proxies.counted(),
                        charter == null ? null : charter.number(),
                        proxies.exceptions(),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(OpenMeeting c, Organisations organisations) {
        notClosed();
        Refusal.unless(
                state.phase() == Phase.CONVENED,
                MEETING_ALREADY_OPENED,
                c.meeting() + " was opened before.");
        registered(c.chair(), organisations);
        apply(new MeetingOpened(c.meeting(), c.chair(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(SuspendMeeting c) {
        sitting();
        apply(new MeetingSuspended(c.meeting(), c.reason(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(ResumeMeeting c, Organisations organisations) {
        notClosed();
        Refusal.unless(
                state.phase() == Phase.SUSPENDED || state.phase() == Phase.ADJOURNED,
                MEETING_NOT_INTERRUPTED,
                c.meeting() + " is not interrupted.");
        registered(c.chair(), organisations);
        apply(new MeetingResumed(c.meeting(), c.chair(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(AdjournMeeting c) {
        notClosed();
        Refusal.unless(
                state.phase() == Phase.OPEN || state.phase() == Phase.SUSPENDED,
                NOT_IN_SITTING,
                c.meeting() + " has no sitting to adjourn.");
        apply(new MeetingAdjourned(c.meeting(), c.to(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(CloseMeeting c) {
        notClosed();
        opened();
        apply(new MeetingClosed(c.meeting(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(DeclareInterest c, Organisations organisations) {
        notClosed();
        organisations.get(c.member());
        onAgenda(c.item());
        Refusal.unless(
                !state.interested(c.item(), c.member()),
                ALREADY_DECLARED,
                c.member() + " declared its interest in " + c.item() + " before.");
        apply(
                new InterestDeclared(
                        c.meeting(), c.member(), c.item(), c.interest(), c.on(), c.source()));
    }

    @CommandHandler
    void handle(DraftMinutes c) {
        opened();
        apply(state.minutes().drafted(c));
    }

    @CommandHandler
    void handle(ApproveMinutes c) {
        apply(state.minutes().approved(c));
    }

    @CommandHandler
    void handle(IssueCorrigendum c) {
        AgendaItemId item = c.item();
        if (item != null) {
            onAgenda(item);
        }
        apply(state.minutes().corrected(c));
    }

    private Set<OrganisationId> heldByOthers(OrganisationId holder) {
        Map<OrganisationId, OrganisationId> held = new HashMap<>(state.attendance().proxies(null));
        held.values().removeIf(holder::equals);
        return held.keySet();
    }

    private static void registered(@Nullable OrganisationId chair, Organisations organisations) {
        if (chair != null) {
            organisations.get(chair);
        }
    }

    private void onAgenda(AgendaItemId item) {
        Refusal.unless(
                state.treats(item),
                UNKNOWN_AGENDA_ITEM,
                item + " is not on the agenda of " + stream + ".");
    }

    private void notClosed() {
        Refusal.unless(state.phase() != Phase.CLOSED, MEETING_CLOSED, stream + " is closed.");
    }

    private void opened() {
        Refusal.unless(
                state.phase() != Phase.CONVENED, MEETING_NOT_OPENED, stream + " never opened.");
    }

    private void sitting() {
        notClosed();
        Refusal.unless(state.sitting(), NOT_IN_SITTING, stream + " is not in a sitting.");
    }

    @EventSourcingHandler
    void on(MeetingEvent event) {
        stream = event.meeting().stream();
        state = state.after(event);
    }
}
