package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_HANDED_OVER;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_OFFICE;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Source;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.OfficeHandedOver;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermCommand.AppointActing;
import org.iioe.ledger.presidency.TermCommand.DeclareVacancy;
import org.iioe.ledger.presidency.TermCommand.EndTerm;
import org.iioe.ledger.presidency.TermCommand.HandOver;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermEndCause;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.VacancyCause;
import org.iioe.ledger.presidency.VacancyDeclared;
import org.iioe.ledger.presidency.command.OfficesState.HandedOver;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Decides on who holds an office: how a term ends, falls vacant, is handed over or is bridged. */
final class HoldingOffice {
    private HoldingOffice() {}

    static TermEnded ended(OfficesState state, EndTerm c) {
        LocalDate day = c.on().effective();
        Incumbency incumbency =
                incumbency(state, c.office(), c.term(), day, each -> each.heldOn(day));
        return ended(incumbency, TermEndCause.ENDED, c.reason(), c.on(), c.source());
    }

    static OfficeHandedOver handedOver(OfficesState state, HandOver c, Meetings meetings) {
        meetings.requireConvened(c.meeting());
        List<Incumbency> outgoing = state.incumbencies(c.office(), c.outgoing());
        List<Incumbency> incoming = state.incumbencies(c.office(), c.incoming());
        Refusal.unless(
                !state.handedOver()
                        .contains(new HandedOver(c.office(), c.outgoing(), c.incoming())),
                ALREADY_HANDED_OVER,
                () ->
                        "%s was handed over from %s to %s before."
                                .formatted(c.office(), c.outgoing(), c.incoming()));
        return new OfficeHandedOver(
                c.office(),
                c.outgoing(),
                c.incoming(),
                outgoing.getLast().holders(),
                incoming.getFirst().holders(),
                c.meeting(),
                c.on(),
                c.source());
    }

    static VacancyDeclared vacated(OfficesState state, DeclareVacancy c) {
        LocalDate day = c.on().effective();
        Incumbency incumbency =
                incumbency(state, c.office(), c.term(), day, each -> each.lastsTo(day));
        OrganisationId holder = c.holder();
        Refusal.unless(
                holder == null || incumbency.holders().contains(holder),
                NOT_IN_OFFICE,
                () ->
                        "The term %s of %s is held by %s."
                                .formatted(c.term(), c.office(), incumbency.holders()));
        return vacated(
                incumbency,
                holder == null ? incumbency.holders() : List.of(holder),
                c.cause(),
                c.reason(),
                c.on(),
                c.source());
    }

    static ActingAppointed appointed(
            OfficesState state, AppointActing c, Eligibility eligibility, Resolutions resolutions) {
        LocalDate day = c.on().effective();
        eligibility.requireGoodStanding(c.holder(), c.on());
        resolutions.requireAdopted(c.authority(), day);
        state.requireNobody(c.office(), day, c.until().latest());
        return new ActingAppointed(
                c.office(), c.term(), c.holder(), c.until(), c.authority(), c.on(), c.source());
    }

    /** An election that was called, where there is something to elect. */
    static TermElectionOpened opened(OfficesState state, TermElectionOpened opened) {
        new CallRule(state, opened.office(), opened.term())
                .call(opened.kind())
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return opened;
    }

    /** The terms that came from an election that was annulled end. */
    static List<TermEnded> annulled(
            OfficesState state, TermElectionConcluded annulled, @Nullable String reason) {
        return state.incumbencies()
                .of(annulled.office(), annulled.term())
                .filter(each -> annulled.election().equals(each.election()))
                .filter(each -> each.lastsTo(annulled.on().effective()))
                .map(each ->
                        ended(
                                each,
                                TermEndCause.ELECTION_ANNULLED,
                                reason,
                                annulled.on(),
                                annulled.source()))
                .toList();
    }

    /** What a member holds falls vacant when it leaves. */
    static List<VacancyDeclared> left(
            OfficesState state, OrganisationId member, LedgerCommand because) {
        return state.incumbencies()
                .heldBy(member, because.on().effective())
                .map(each ->
                        vacated(
                                each,
                                List.of(member),
                                VacancyCause.MEMBERSHIP_ENDED,
                                null,
                                because.on(),
                                because.source()))
                .toList();
    }

    private static Incumbency incumbency(
            OfficesState state,
            OfficeId office,
            TermId term,
            LocalDate day,
            Predicate<Incumbency> which) {
        return state.incumbencies(office, term).stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                NOT_IN_OFFICE,
                                "Nobody holds the term %s of %s on %s."
                                        .formatted(term, office, day)));
    }

    private static TermEnded ended(
            Incumbency incumbency,
            TermEndCause cause,
            @Nullable String reason,
            Edtf on,
            Source source) {
        return new TermEnded(
                incumbency.office(),
                incumbency.term(),
                incumbency.holders(),
                incumbency.from(),
                cause,
                incumbency.election(),
                reason,
                on,
                source);
    }

    private static VacancyDeclared vacated(
            Incumbency incumbency,
            List<OrganisationId> left,
            VacancyCause cause,
            @Nullable String reason,
            Edtf on,
            Source source) {
        return new VacancyDeclared(
                incumbency.office(),
                incumbency.term(),
                incumbency.from(),
                left,
                incumbency.holders().stream().filter(holder -> !left.contains(holder)).toList(),
                cause,
                reason,
                on,
                source);
    }
}
