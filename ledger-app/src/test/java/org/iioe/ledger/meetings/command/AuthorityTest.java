package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_RATIFIED;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_RESCINDED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ADOPTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_RESOLUTION;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.ResolutionFacts;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.ActRef;
import org.iioe.ledger.meetings.ResolutionCommand.RatifyAct;
import org.iioe.ledger.meetings.ResolutionCommand.RescindResolution;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.store.GivenStreams;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** What an adopted resolution does, and what ends it. */
class AuthorityTest {
    private static final ResolutionId OTHER = new ResolutionId("r-2");
    private static final ActRef ACT = new ActRef("fund/tencent-seed-fund/disbursement-1");

    private static GivenResolution adopted() {
        return GivenResolution.of(3, Rules.usual())
                .and(Events.adopted(Events.RESOLUTION, new Edtf("2020-05-11")));
    }

    private static RatifyAct ratify(String on) {
        return new RatifyAct(Events.RESOLUTION, ACT, null, new Edtf(on), Events.SOURCE);
    }

    private static RescindResolution rescind(String on) {
        return new RescindResolution(Events.RESOLUTION, OTHER, null, new Edtf(on), Events.SOURCE);
    }

    private static ActRatified ratified(String on) {
        return new ActRatified(Events.RESOLUTION, ACT, null, new Edtf(on), Events.SOURCE);
    }

    private static ResolutionRescinded rescinded(String on) {
        return new ResolutionRescinded(Events.RESOLUTION, OTHER, null, new Edtf(on), Events.SOURCE);
    }

    @Test
    void an_adopted_resolution_ratifies_an_act_once() {
        adopted().when(ratify("2020-05-11")).expectEvents(ratified("2020-05-11"));
        adopted().when(ratify("2020-05-10")).expectException(refusal(NOT_ADOPTED));
        adopted()
                .and(ratified("2020-05-11"))
                .when(ratify("2020-05-12"))
                .expectException(refusal(ALREADY_RATIFIED));
        GivenResolution.of(3, Rules.usual())
                .when(ratify("2020-05-11"))
                .expectException(refusal(NOT_ADOPTED));
    }

    @Test
    void a_resolution_is_rescinded_by_another_one_for_the_future() {
        adopted()
                .adopted(OTHER, new Edtf("2020-06-01"))
                .when(rescind("2020-06-01"))
                .expectEvents(rescinded("2020-06-01"));
        adopted()
                .adopted(OTHER, new Edtf("2020-06-01"))
                .when(rescind("2020-05-31"))
                .expectException(refusal(NOT_ADOPTED));
        adopted().when(rescind("2020-06-01")).expectException(refusal(UNKNOWN_RESOLUTION));
        adopted()
                .adopted(OTHER, new Edtf("2020-06-01"))
                .and(rescinded("2020-06-01"))
                .when(rescind("2020-06-02"))
                .expectException(refusal(ALREADY_RESCINDED));
    }

    @Test
    void a_rescinded_resolution_ratifies_nothing_more() {
        adopted()
                .and(rescinded("2020-06-01"))
                .when(ratify("2020-05-31"))
                .expectEvents(ratified("2020-05-31"));
        adopted()
                .and(rescinded("2020-06-01"))
                .when(ratify("2020-06-01"))
                .expectException(refusal(NOT_ADOPTED));
    }

    @Test
    void other_domains_find_its_authority_from_its_adoption_until_it_is_rescinded() {
        RecordedResolutions resolutions =
                new RecordedResolutions(
                        new GivenStreams()
                                .with(
                                        Events.RESOLUTION.stream(),
                                        Events.submitted(),
                                        Events.adopted(Events.RESOLUTION, new Edtf("2020-05-11")),
                                        rescinded("2020-06-01")));
        ResolutionFacts facts = resolutions.get(Events.RESOLUTION);
        assertThat(facts.adoptedOn()).isEqualTo(LocalDate.parse("2020-05-11"));
        assertThat(facts.rescindedOn()).isEqualTo(LocalDate.parse("2020-06-01"));
        assertThat(facts.effects()).containsExactly("allocation-1");
        for (String on : List.of("2020-05-11", "2020-05-31")) {
            assertThat(resolutions.adopted(Events.RESOLUTION, LocalDate.parse(on)))
                    .isEqualTo(facts);
        }
        for (String on : List.of("2020-05-10", "2020-06-01")) {
            assertThatThrownBy(() -> resolutions.adopted(Events.RESOLUTION, LocalDate.parse(on)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(NOT_ADOPTED));
        }
    }

    @Test
    void other_domains_find_who_is_present_in_a_sitting() {
        RecordedMeetings meetings =
                new RecordedMeetings(
                        new GivenStreams()
                                .with(
                                        Events.MEETING.stream(),
                                        Events.convened(),
                                        Events.opened(member(1)),
                                        Events.attends(member(1), member(3)),
                                        Events.attends(member(2))));
        MeetingFacts facts = meetings.get(Events.MEETING);
        assertThat(facts.sitting()).isTrue();
        assertThat(facts.present()).containsExactlyInAnyOrder(member(1), member(2), member(3));
    }
}
