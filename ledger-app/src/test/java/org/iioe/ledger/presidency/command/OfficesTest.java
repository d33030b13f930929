package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_HANDED_OVER;
import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_STARTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.HOLDER_NOT_ELECTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_ELECTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_GOOD_STANDING;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_OFFICE;
import static org.iioe.ledger.presidency.PresidencyRefusal.TERM_OVERLAPS;
import static org.iioe.ledger.presidency.PresidencyRefusal.TERM_TOO_LONG;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_ELECTION;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_TERM;
import static org.iioe.ledger.presidency.command.Acts.DAY;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.charter;
import static org.iioe.ledger.presidency.command.Acts.concluded;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.presidency.command.Acts.rules;
import static org.iioe.ledger.presidency.command.Acts.started;
import static org.iioe.ledger.presidency.command.GivenElection.offices;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.presidency.ActingAppointed;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.OfficeHandedOver;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermCommand.AppointActing;
import org.iioe.ledger.presidency.TermCommand.DeclareVacancy;
import org.iioe.ledger.presidency.TermCommand.EndTerm;
import org.iioe.ledger.presidency.TermCommand.HandOver;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermEndCause;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TermStarted;
import org.iioe.ledger.presidency.VacancyCause;
import org.iioe.ledger.presidency.VacancyDeclared;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class OfficesTest {
    private static final TermStarted IN_2020 = started("2020", "2020-01-01", "2020-12-31", 1);
    private static final TermStarted IN_2021 = started("2021", "2021-01-01", "2021-12-31", 2);

    private static GivenNetwork network() {
        return GivenNetwork.of(5);
    }

    private static StartTerm start(String term, String from, @Nullable String to, int... holders) {
        return new StartTerm(
                OFFICE,
                new TermId(term),
                members(holders),
                on(from),
                to == null ? null : on(to),
                null,
                on(from),
                SOURCE);
    }

    private static StartTerm elected(String election, int... holders) {
        return new StartTerm(
                OFFICE,
                new TermId("2021"),
                holders.length == 0 ? null : members(holders),
                on("2021-01-01"),
                on("2021-12-31"),
                new ElectionId(election),
                DAY,
                SOURCE);
    }

    private static TermStarted startedBy(
            String election, boolean reported, RecordedException... exceptions) {
        return new TermStarted(
                OFFICE,
                new TermId("2021"),
                members(2),
                on("2021-01-01"),
                on("2021-12-31"),
                new ElectionId(election),
                reported,
                List.of(exceptions),
                DAY,
                SOURCE);
    }

    private static EndTerm end(String term, String on) {
        return new EndTerm(OFFICE, new TermId(term), null, on(on), SOURCE);
    }

    private static TermEnded ended(String on) {
        return new TermEnded(
                OFFICE,
                new TermId("2020"),
                members(1),
                on("2020-01-01"),
                TermEndCause.ENDED,
                null,
                null,
                on(on),
                SOURCE);
    }

    private static DeclareVacancy vacate(@Nullable OrganisationId holder, String on) {
        return new DeclareVacancy(
                OFFICE, new TermId("2020"), holder, VacancyCause.RESIGNATION, null, on(on), SOURCE);
    }

    private static VacancyDeclared vacated(
            List<OrganisationId> left, List<OrganisationId> remaining, String on) {
        return new VacancyDeclared(
                OFFICE,
                new TermId("2020"),
                on("2020-01-01"),
                left,
                remaining,
                VacancyCause.RESIGNATION,
                null,
                on(on),
                SOURCE);
    }

    private static AppointActing act(int holder, String on, String until) {
        return new AppointActing(
                OFFICE, new TermId("2020"), member(holder), on(until), null, on(on), SOURCE);
    }

    private static ActingAppointed acting(int holder, String on, String until) {
        return new ActingAppointed(
                OFFICE, new TermId("2020"), member(holder), on(until), null, on(on), SOURCE);
    }

    @Test
    void starts_a_term_when_no_other_has_a_day_of_it() {
        offices(network()).records(start("2020", "2020-01-01", "2020-12-31", 1), IN_2020);
        offices(network(), IN_2020).records(start("2021", "2021-01-01", "2021-12-31", 2), IN_2021);
        offices(network(), IN_2020)
                .refuses(TERM_OVERLAPS, start("2021", "2020-12-31", "2021-12-31", 2));
        offices(network(), IN_2021)
                .refuses(TERM_OVERLAPS, start("2020", "2020-01-01", "2021-01-01", 1));
        offices(network(), IN_2020)
                .refuses(TERM_OVERLAPS, start("2020", "2020-01-01", "2020-12-31", 1));
    }

    @Test
    void takes_a_year_for_all_its_days() {
        offices(network())
                .records(start("2020", "2020", "2020", 1), started("2020", "2020", "2020", 1));
        offices(network(), started("2020", "2020", "2020", 1))
                .records(start("2021", "2021", "2021", 2), started("2021", "2021", "2021", 2));
        offices(network(), started("2020", "2020", "2020", 1))
                .refuses(TERM_OVERLAPS, start("2021", "2020-12-31", "2021", 2));
    }

    @Test
    void lets_two_offices_have_terms_on_the_same_days() {
        StartTerm other =
                new StartTerm(
                        new OfficeId("vice-presidency"),
                        new TermId("2020"),
                        members(2),
                        on("2020-01-01"),
                        on("2020-12-31"),
                        null,
                        DAY,
                        SOURCE);
        offices(network(), IN_2020)
                .records(
                        other,
                        new TermStarted(
                                other.office(),
                                other.term(),
                                members(2),
                                other.from(),
                                other.to(),
                                null,
                                false,
                                List.of(),
                                DAY,
                                SOURCE));
    }

    @Test
    void starts_a_term_only_of_members_in_good_standing() {
        offices(network().suspended(member(1)))
                .refuses(NOT_IN_GOOD_STANDING, start("2020", "2020-01-01", null, 1));
        offices(network())
                .refuses(
                        MembershipRefusal.UNKNOWN_ORGANISATION,
                        start("2020", "2020-01-01", null, 6));
    }

    @Test
    void ends_a_term_where_the_charter_ends_it() {
        GivenNetwork twelve = network().under(charter(rules(2, null), 12, null, null));
        offices(twelve).records(start("2020", "2020-01-01", null, 1), IN_2020);
        offices(twelve).refuses(TERM_TOO_LONG, start("2020", "2020-01-01", "2021-01-01", 1));
        offices(network())
                .records(
                        start("2020", "2020-01-01", null, 1),
                        started("2020", "2020-01-01", null, 1));
    }

    @Test
    void gives_the_term_to_who_was_elected() {
        TermElectionConcluded won = concluded("election-1", "2021", ElectionConclusion.ELECTED, 2);
        offices(network(), won).records(elected("election-1"), startedBy("election-1", false));
        offices(network(), won).records(elected("election-1", 2), startedBy("election-1", false));
        offices(network(), won).refuses(HOLDER_NOT_ELECTED, elected("election-1", 3));
        offices(network(), won).refuses(HOLDER_NOT_ELECTED, elected("election-1", 2, 3));
        offices(network(), won).refuses(UNKNOWN_ELECTION, elected("election-2"));
        offices(network(), concluded("election-1", "2022", ElectionConclusion.ELECTED, 2))
                .refuses(NOT_ELECTED, elected("election-1"));
        offices(network(), won, concluded("election-1", "2021", ElectionConclusion.ANNULLED, 2))
                .refuses(NOT_ELECTED, elected("election-1"));
        offices(network(), Acts.entered("election-1", "2021", ElectionKind.ORDINARY))
                .refuses(NOT_ELECTED, elected("election-1"));
        offices(network(), won, startedBy("election-1", false))
                .refuses(ALREADY_STARTED, elected("election-1"));
    }

    @Test
    void records_a_reported_term_with_the_rule_that_it_breaks() {
        TermElectionConcluded told =
                concluded("election-1", "2021", ElectionConclusion.REPORTED, 2);
        offices(network(), told).records(elected("election-1"), startedBy("election-1", true));
        offices(network().under(charter(rules(2, null), 6, null, null)), told)
                .records(
                        elected("election-1"),
                        startedBy(
                                "election-1",
                                true,
                                new RecordedException(
                                        "TERM_TOO_LONG",
                                        "From 2021-01-01 on 6 months end on 2021-06-30; asked was"
                                                + " 2021-12-31.")));
        offices(network().suspended(member(2)), told)
                .records(
                        elected("election-1"),
                        startedBy(
                                "election-1",
                                true,
                                new RecordedException(
                                        "NOT_IN_GOOD_STANDING",
                                        "m02 is no member in good standing on 2020-12-09.")));
    }

    @Test
    void records_a_reported_term_with_all_the_rules_that_it_breaks() {
        offices(
                        network()
                                .under(charter(rules(2, null), 6, null, null))
                                .suspended(member(2)),
                        concluded("election-1", "2021", ElectionConclusion.REPORTED, 2))
                .records(
                        elected("election-1"),
                        startedBy(
                                "election-1",
                                true,
                                new RecordedException(
                                        "NOT_IN_GOOD_STANDING",
                                        "m02 is no member in good standing on 2020-12-09."),
                                new RecordedException(
                                        "TERM_TOO_LONG",
                                        "From 2021-01-01 on 6 months end on 2021-06-30; asked was"
                                                + " 2021-12-31.")));
    }

    @Test
    void ends_a_term_on_a_day_of_it() {
        offices(network(), IN_2020).records(end("2020", "2020-06-30"), ended("2020-06-30"));
        offices(network(), IN_2020).records(end("2020", "2020-01-01"), ended("2020-01-01"));
        offices(network(), IN_2020).records(end("2020", "2020-12-31"), ended("2020-12-31"));
        offices(network(), IN_2020).refuses(NOT_IN_OFFICE, end("2020", "2021-01-01"));
        offices(network(), IN_2020).refuses(NOT_IN_OFFICE, end("2020", "2019-12-31"));
        offices(network(), IN_2020, ended("2020-06-30"))
                .refuses(NOT_IN_OFFICE, end("2020", "2020-06-30"));
        offices(network(), IN_2020).refuses(UNKNOWN_TERM, end("2021", "2020-06-30"));
    }

    @Test
    void gives_the_days_after_an_end_to_another() {
        offices(network(), IN_2020, ended("2020-06-30"))
                .records(
                        start("2020", "2020-07-01", "2020-12-31", 2),
                        started("2020", "2020-07-01", "2020-12-31", 2));
        offices(network(), IN_2020, ended("2020-06-30"))
                .refuses(TERM_OVERLAPS, start("2020", "2020-06-30", "2020-12-31", 2));
    }

    @Test
    void declares_an_office_vacant_from_a_day_on() {
        VacancyDeclared vacancy = vacated(members(1), List.of(), "2020-07-01");
        offices(network(), IN_2020).records(vacate(null, "2020-07-01"), vacancy);
        offices(network(), IN_2020).records(vacate(member(1), "2020-07-01"), vacancy);
        offices(network(), IN_2020).refuses(NOT_IN_OFFICE, vacate(member(2), "2020-07-01"));
        offices(network(), IN_2020).refuses(NOT_IN_OFFICE, vacate(null, "2021-01-01"));
        offices(network(), IN_2020, vacancy).refuses(NOT_IN_OFFICE, vacate(null, "2020-07-01"));
        offices(network()).refuses(UNKNOWN_TERM, vacate(null, "2020-07-01"));
        offices(network(), IN_2020, vacancy)
                .records(
                        start("2020", "2020-07-01", "2020-12-31", 2),
                        started("2020", "2020-07-01", "2020-12-31", 2));
        offices(network(), IN_2020, vacancy)
                .refuses(TERM_OVERLAPS, start("2020", "2020-06-30", "2020-12-31", 2));
    }

    @Test
    void declares_a_term_vacant_that_never_began() {
        VacancyDeclared early = vacated(members(1), List.of(), "2019-12-20");
        offices(network(), IN_2020).records(vacate(null, "2019-12-20"), early);
        offices(network(), IN_2020, early)
                .records(
                        start("2020", "2020-01-01", "2020-12-31", 2),
                        started("2020", "2020-01-01", "2020-12-31", 2));
    }

    @Test
    void leaves_the_office_to_the_other_holders() {
        TermStarted both = started("2020", "2020-01-01", "2020-12-31", 1, 2);
        VacancyDeclared one = vacated(members(1), members(2), "2020-07-01");
        offices(network(), both).records(vacate(member(1), "2020-07-01"), one);
        offices(network(), both, one).refuses(NOT_IN_OFFICE, vacate(member(1), "2020-07-01"));
        offices(network(), both, one)
                .refuses(TERM_OVERLAPS, start("2020", "2020-07-01", "2020-12-31", 3));
        offices(network(), both, one)
                .records(
                        vacate(member(2), "2020-08-01"),
                        vacated(members(2), List.of(), "2020-08-01"));
    }

    @Test
    void appoints_somebody_to_act_while_the_office_is_vacant() {
        VacancyDeclared vacancy = vacated(members(1), List.of(), "2020-07-01");
        offices(network(), IN_2020, vacancy, IN_2021)
                .records(act(3, "2020-07-01", "2020-12-31"), acting(3, "2020-07-01", "2020-12-31"));
        offices(network(), IN_2020, vacancy, IN_2021)
                .refuses(TERM_OVERLAPS, act(3, "2020-06-30", "2020-12-31"));
        offices(network(), IN_2020, vacancy, IN_2021)
                .refuses(TERM_OVERLAPS, act(3, "2020-07-01", "2021-01-01"));
        offices(network(), IN_2020).refuses(TERM_OVERLAPS, act(3, "2020-07-01", "2020-12-31"));
        offices(network().suspended(member(3)))
                .refuses(NOT_IN_GOOD_STANDING, act(3, "2020-07-01", "2020-12-31"));
    }

    @Test
    void appoints_by_a_resolution_that_was_adopted() {
        offices(network())
                .refuses(
                        MeetingsRefusal.NOT_ADOPTED,
                        new AppointActing(
                                OFFICE,
                                new TermId("2020"),
                                member(3),
                                on("2020-12-31"),
                                new ResolutionId("draft"),
                                on("2020-07-01"),
                                SOURCE));
    }

    @Test
    void needs_the_acting_holders_end_before_another_starts() {
        offices(network(), acting(3, "2020-07-01", "2020-12-31"))
                .refuses(TERM_OVERLAPS, start("2020", "2020-10-01", "2020-12-31", 4));
        offices(
                        network(),
                        acting(3, "2020-07-01", "2020-12-31"),
                        new TermEnded(
                                OFFICE,
                                new TermId("2020"),
                                members(3),
                                on("2020-07-01"),
                                TermEndCause.ENDED,
                                null,
                                null,
                                on("2020-09-30"),
                                SOURCE))
                .records(
                        start("2020", "2020-10-01", "2020-12-31", 4),
                        started("2020", "2020-10-01", "2020-12-31", 4));
    }

    @Test
    void hands_an_office_over_once() {
        HandOver command =
                new HandOver(OFFICE, new TermId("2020"), new TermId("2021"), null, DAY, SOURCE);
        OfficeHandedOver handedOver =
                new OfficeHandedOver(
                        OFFICE,
                        new TermId("2020"),
                        new TermId("2021"),
                        members(1),
                        members(2),
                        null,
                        DAY,
                        SOURCE);
        offices(network(), IN_2020, IN_2021).records(command, handedOver);
        offices(network(), IN_2020).refuses(UNKNOWN_TERM, command);
        offices(network(), IN_2021).refuses(UNKNOWN_TERM, command);
        offices(network(), IN_2020, IN_2021, handedOver).refuses(ALREADY_HANDED_OVER, command);
    }
}
