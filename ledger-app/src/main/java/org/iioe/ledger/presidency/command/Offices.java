package org.iioe.ledger.presidency.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_HANDED_OVER;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_OFFICE;
import static org.iioe.ledger.presidency.PresidencyRefusal.TERM_OVERLAPS;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_TERM;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Source;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.OfficeHandedOver;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermCommand;
import org.iioe.ledger.presidency.TermCommand.AppointActing;
import org.iioe.ledger.presidency.TermCommand.DeclareVacancy;
import org.iioe.ledger.presidency.TermCommand.EndTerm;
import org.iioe.ledger.presidency.TermCommand.HandOver;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermEndCause;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TermStarted;
import org.iioe.ledger.presidency.VacancyCause;
import org.iioe.ledger.presidency.VacancyDeclared;
import org.iioe.ledger.presidency.command.OfficesState.HandedOver;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** All offices, their elections and their terms: no two terms of an office have a day in common. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Offices implements Kept<Offices> {
    @AggregateIdentifier private @Nullable String stream;

    private OfficesState state = OfficesState.NONE;

    Offices() {}

    @Override
    public Offices copy() {
        Offices copy = new Offices();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    /** Enters an election that was called. */
    void open(TermElectionOpened opened) {
        new CallRule(state, opened.office(), opened.term())
                .call(opened.kind())
                .ifPresent(Offices::refuse);
        apply(opened);
    }

    /** Enters what came of an election. */
    void conclude(TermElectionConcluded concluded) {
        apply(concluded);
    }

    /** Enters that an election counts no more, and ends the term that came from it. */
    void annul(TermElectionConcluded annulled, @Nullable String reason) {
        apply(annulled);
        state.tenures()
                .of(annulled.office(), annulled.term())
                .filter(tenure -> annulled.election().equals(tenure.election()))
                .filter(tenure -> tenure.lastsTo(annulled.on().effective()))
                .forEach(tenure ->
                        apply(
                                ended(
                                        tenure,
                                        TermEndCause.ELECTION_ANNULLED,
                                        reason,
                                        annulled.on(),
                                        annulled.source())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartTerm c, TermStarts starts) {
        TermStarted started = starts.start(c, state);
        Edtf to = started.to();
        checkOverlap(
                c.office(), OfficesState.first(started.from()), to == null ? null : to.latest());
        apply(started);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndTerm c) {
        LocalDate day = c.on().effective();
        Incumbency tenure = tenure(c.office(), c.term(), day, each -> each.heldOn(day));
        apply(ended(tenure, TermEndCause.ENDED, c.reason(), c.on(), c.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(HandOver c, Meetings meetings) {
        if (c.meeting() != null) {
            meetings.get(c.meeting());
        }
        List<Incumbency> outgoing = tenures(c.office(), c.outgoing());
        List<Incumbency> incoming = tenures(c.office(), c.incoming());
        Refusal.unless(
                !state.handedOver()
                        .contains(new HandedOver(c.office(), c.outgoing(), c.incoming())),
                ALREADY_HANDED_OVER,
                () ->
                        "%s was handed over from %s to %s before."
                                .formatted(c.office(), c.outgoing(), c.incoming()));
        apply(
                new OfficeHandedOver(
                        c.office(),
                        c.outgoing(),
                        c.incoming(),
                        outgoing.getLast().holders(),
                        incoming.getFirst().holders(),
                        c.meeting(),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclareVacancy c) {
        LocalDate day = c.on().effective();
        Incumbency tenure = tenure(c.office(), c.term(), day, each -> each.lastsTo(day));
        OrganisationId holder = c.holder();
        Refusal.unless(
                holder == null || tenure.holders().contains(holder),
                NOT_IN_OFFICE,
                () ->
                        "The term %s of %s is held by %s."
                                .formatted(c.term(), c.office(), tenure.holders()));
        apply(
                vacated(
                        tenure,
                        holder == null ? tenure.holders() : List.of(holder),
                        c.cause(),
                        c.reason(),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AppointActing c, Eligibility eligibility, Resolutions resolutions) {
        LocalDate day = c.on().effective();
        eligibility.standing(c.holder(), day).ifPresent(Offices::refuse);
        if (c.authority() != null) {
            resolutions.adopted(c.authority(), day);
        }
        checkOverlap(c.office(), day, c.until().latest());
        apply(
                new ActingAppointed(
                        c.office(),
                        c.term(),
                        c.holder(),
                        c.until(),
                        c.authority(),
                        c.on(),
                        c.source()));
    }

    /** A member that left holds nothing any more. */
    void left(OrganisationId member, Edtf on, Source source) {
        state.tenures()
                .heldBy(member, on.effective())
                .toList()
                .forEach(tenure ->
                        apply(
                                vacated(
                                        tenure,
                                        List.of(member),
                                        VacancyCause.MEMBERSHIP_ENDED,
                                        null,
                                        on,
                                        source)));
    }

    private void checkOverlap(OfficeId office, LocalDate first, @Nullable LocalDate last) {
        state.tenures()
                .overlapping(office, first, last)
                .ifPresent(other ->
                        refuse(
                                new Refusal(
                                        TERM_OVERLAPS,
                                        "%s holds %s from %s to %s."
                                                .formatted(
                                                        other.holders(),
                                                        office,
                                                        other.first(),
                                                        other.last() == null
                                                                ? "an unknown day"
                                                                : other.last()))));
    }

    private List<Incumbency> tenures(OfficeId office, TermId term) {
        List<Incumbency> tenures = state.tenures().of(office, term).toList();
        Refusal.unless(
                !tenures.isEmpty(),
                UNKNOWN_TERM,
                () -> "The term %s of %s was not started.".formatted(term, office));
        return tenures;
    }

    private Incumbency tenure(
            OfficeId office, TermId term, LocalDate day, Predicate<Incumbency> which) {
        return tenures(office, term).stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                NOT_IN_OFFICE,
                                "Nobody holds the term %s of %s on %s."
                                        .formatted(term, office, day)));
    }

    private static TermEnded ended(
            Incumbency tenure,
            TermEndCause cause,
            @Nullable String reason,
            Edtf on,
            Source source) {
        return new TermEnded(
                tenure.office(),
                tenure.term(),
                tenure.holders(),
                tenure.from(),
                cause,
                tenure.election(),
                reason,
                on,
                source);
    }

    private static VacancyDeclared vacated(
            Incumbency tenure,
            List<OrganisationId> left,
            VacancyCause cause,
            @Nullable String reason,
            Edtf on,
            Source source) {
        return new VacancyDeclared(
                tenure.office(),
                tenure.term(),
                tenure.from(),
                left,
                tenure.holders().stream().filter(holder -> !left.contains(holder)).toList(),
                cause,
                reason,
                on,
                source);
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    @EventSourcingHandler
    void on(OfficeEvent event) {
        stream = TermCommand.OFFICES;
        state = state.after(event);
    }
}
