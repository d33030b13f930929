package org.iioe.ledger.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A meeting of five members, three of them there and one by proxy: one resolution adopted by roll
 * call, one rejected by a secret ballot, one withdrawn, and minutes corrected after their approval.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingsReadTest {
    private static final String FIRST_TEXT = "a".repeat(64);
    private static final String SECOND_TEXT = "b".repeat(64);
    private static final String MINUTES = "c".repeat(64);
    private static final String ON = "\"on\":\"2020-05-11\"";

    private TestLedger ledger;
    private Story story;
    private JsonNode convened;
    private JsonNode draft;
    private JsonNode voting;

    @BeforeAll
    void tell() {
        ledger = TestLedger.empty();
        story = new Story(ledger);
        story.network(
                """
                "admission":{"letterOfIntent":true,"cooperationAgreement":false,
                "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},
                "majority":{"fraction":{"numerator":1,"denominator":2},"base":"cast",
                "strict":true},"proxiesPerDelegate":1,"noticeDays":30\
                """,
                "alpha",
                "beta",
                "gamma",
                "delta",
                "epsilon");
        opened();
        adopted();
        rejected();
        story.tell(
                "SubmitDraftResolution",
                submitted("resolution-3", "item-2", "A third", FIRST_TEXT));
        story.tell(
                "WithdrawDraft",
                "\"resolution\":\"resolution-3\",\"mover\":\"beta\",\"reason\":\"Not now.\"," + ON);
        minutes();
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly-2021","body":"Assembly","sittings":[{"on":"2021-05-10"}],
                "on":"2021-05-01"\
                """);
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private void opened() {
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly-2020","body":"Assembly","kind":"ordinary",
                "title":"First Assembly","convener":"alpha","place":"Shenzhen",
                "sittings":[{"on":"2020-05-11"}],"mode":"hybrid",
                "agenda":[{"item":"item-1","title":"Budget"},{"item":"item-2","title":"Other"}],
                "on":"2020-04-01"\
                """);
        convened = story.read("/api/v1/meetings/assembly-2020");
        story.tell("OpenMeeting", "\"meeting\":\"assembly-2020\",\"chair\":\"alpha\"," + ON);
        attends("alpha", "[\"delta\"]");
        attends("beta", "[]");
        attends("gamma", "[]");
    }

    private void attends(String organisation, String proxyFor) {
        story.tell(
                "RecordAttendance",
                """
                "meeting":"assembly-2020","organisation":"%s","capacity":"member",
                "arrived":"2020-05-11T09:00","proxyFor":%s,%s\
                """
                        .formatted(organisation, proxyFor, ON));
    }

    private static String submitted(String resolution, String item, String title, String text) {
        return """
        "resolution":"%s","meeting":"assembly-2020","item":"%s","title":"%s",
        "textDigest":"%s","mover":"beta","seconder":"gamma","effects":["allocation-1"],%s\
        """
                .formatted(resolution, item, title, text, ON);
    }

    private void adopted() {
        story.tell(
                "SubmitDraftResolution",
                submitted("resolution-1", "item-1", "Use of the fund", FIRST_TEXT));
        draft = story.read("/api/v1/resolutions/resolution-1");
        story.tell(
                "AmendDraft",
                """
                "resolution":"resolution-1","textDigest":"%s","effects":["allocation-2"],
                "mover":"gamma","reason":"As agreed.",%s\
                """
                        .formatted(SECOND_TEXT, ON));
        open("resolution-1", "roll-call", SECOND_TEXT);
        casts("alpha", "for", "null");
        voting = story.read("/api/v1/resolutions/resolution-1");
        casts("delta", "for", "\"alpha\"");
        casts("beta", "for", "null");
        casts("gamma", "against", "null");
        close("resolution-1");
    }

    private void rejected() {
        story.tell(
                "SubmitDraftResolution",
                submitted("resolution-2", "item-2", "Another", FIRST_TEXT));
        open("resolution-2", "secret", FIRST_TEXT);
        story.tell(
                "RecordTally",
                """
                "resolution":"resolution-2",
                "counts":{"votesFor":1,"votesAgainst":2,"abstentions":1},"invalid":0,
                "tellers":[{"person":"teller-1","name":"A Teller's Name"},
                {"person":"teller-2","name":"Another Teller's Name"}],%s\
                """
                        .formatted(ON));
        close("resolution-2");
    }

    private void open(String resolution, String form, String text) {
        story.tell(
                "OpenVote",
                """
                "resolution":"%s","form":"%s","textDigest":"%s",%s\
                """
                        .formatted(resolution, form, text, ON));
    }

    private void casts(String member, String choice, String proxy) {
        story.tell(
                "CastVote",
                """
                "resolution":"resolution-1","member":"%s","choice":"%s","proxy":%s,%s\
                """
                        .formatted(member, choice, proxy, ON));
    }

    private void close(String resolution) {
        story.tell("CloseVote", "\"resolution\":\"%s\",%s".formatted(resolution, ON));
    }

    private void minutes() {
        story.tell(
                "DeclareInterest",
                """
                "meeting":"assembly-2020","member":"gamma","item":"item-2",
                "interest":"Recipient",%s\
                """
                        .formatted(ON));
        story.tell("CloseMeeting", "\"meeting\":\"assembly-2020\"," + ON);
        story.tell(
                "DraftMinutes",
                """
                "meeting":"assembly-2020","digest":"%s","note":"First draft","on":"2020-05-20"\
                """
                        .formatted(MINUTES));
        story.tell(
                "ApproveMinutes",
                """
                "meeting":"assembly-2020","digest":"%s","on":"2020-06-20"\
                """
                        .formatted(MINUTES));
        story.tell(
                "IssueCorrigendum",
                """
                "meeting":"assembly-2020","item":"item-1","correction":"For 3 read 4.",
                "on":"2020-07-01"\
                """);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    @Test
    void a_meeting_is_shown_from_its_convening_on() {
        assertThat(convened.get("status").asString()).isEqualTo("convened");
        assertThat(convened.get("charterVersion").asInt()).isEqualTo(1);
        assertThat(convened.get("noticeDays").asInt()).isEqualTo(30);
        assertThat(convened.get("shortNotice").asBoolean()).isFalse();
        assertThat(convened.get("chair").isNull()).isTrue();
        assertThat(convened.get("agenda").size()).isEqualTo(2);
        assertThat(convened.get("attendance").size()).isZero();
        JsonNode later = story.read("/api/v1/meetings/assembly-2021");
        assertThat(later.get("shortNotice").asBoolean()).isTrue();
        for (String unknown : List.of("title", "place", "mode", "agenda", "convener", "kind")) {
            assertThat(later.get(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @Test
    void a_meeting_shows_who_was_there_what_was_before_it_and_its_minutes() {
        JsonNode meeting = story.read("/api/v1/meetings/assembly-2020");
        assertThat(meeting.get("id").asString()).isEqualTo("assembly-2020");
        assertThat(meeting.get("status").asString()).isEqualTo("closed");
        assertThat(meeting.get("chair").asString()).isEqualTo("alpha");
        assertThat(meeting.get("mode").asString()).isEqualTo("hybrid");
        assertThat(meeting.get("attendance").size()).isEqualTo(3);
        JsonNode first = meeting.get("attendance").get(0);
        assertThat(first.get("organisation").asString()).isEqualTo("alpha");
        assertThat(first.get("arrived").asString()).isEqualTo("2020-05-11T09:00");
        assertThat(first.get("left").isNull()).isTrue();
        assertThat(texts(first.get("proxiesCounted"))).containsExactly("delta");
        assertThat(first.get("exceptions").isEmpty()).isTrue();
        assertThat(texts(meeting.get("resolutions")))
                .containsExactly("resolution-1", "resolution-2", "resolution-3");
        assertThat(meeting.get("interests").get(0).get("member").asString()).isEqualTo("gamma");
        assertThat(meeting.get("minutes").get(0).get("note").asString()).isEqualTo("First draft");
        assertThat(meeting.get("approvedMinutes").get("draft").asInt()).isEqualTo(1);
        assertThat(meeting.get("approvedMinutes").get("digest").asString()).isEqualTo(MINUTES);
        assertThat(meeting.get("corrigenda").get(0).get("correction").asString())
                .isEqualTo("For 3 read 4.");
        assertThat(meeting.get("position").asLong()).isPositive();
    }

    @Test
    void a_draft_has_no_result_before_its_vote_is_closed() {
        assertThat(draft.get("status").asString()).isEqualTo("draft");
        assertThat(draft.get("textDigest").asString()).isEqualTo(FIRST_TEXT);
        assertThat(voting.get("status").asString()).isEqualTo("voting");
        assertThat(voting.get("ballots").size()).isEqualTo(1);
        for (JsonNode early : List.of(draft, voting)) {
            assertThat(early.get("result").isNull()).isTrue();
            assertThat(early.get("outcome").isNull()).isTrue();
        }
    }

    @Test
    void an_adopted_resolution_shows_roll_quorum_rule_votes_and_count() {
        JsonNode resolution = story.read("/api/v1/resolutions/resolution-1");
        assertThat(resolution.get("status").asString()).isEqualTo("adopted");
        assertThat(resolution.get("result").asString()).isEqualTo("computed");
        assertThat(resolution.get("textDigest").asString()).isEqualTo(SECOND_TEXT);
        assertThat(texts(resolution.get("effects"))).containsExactly("allocation-2");
        JsonNode amendment = resolution.get("amendments").get(0);
        assertThat(amendment.get("previousDigest").asString()).isEqualTo(FIRST_TEXT);
        JsonNode vote = resolution.get("vote");
        assertThat(vote.get("form").asString()).isEqualTo("roll-call");
        assertThat(vote.get("roll").size()).isEqualTo(5);
        assertThat(vote.get("present").size()).isEqualTo(4);
        assertThat(vote.get("proxies").get(0).get("holder").asString()).isEqualTo("alpha");
        assertThat(vote.get("quorate").asBoolean()).isTrue();
        assertThat(vote.get("rules").get("quorum").get("denominator").asInt()).isEqualTo(2);
        assertThat(vote.get("charterVersion").asInt()).isEqualTo(1);
        assertThat(resolution.get("ballots").size()).isEqualTo(4);
        JsonNode byProxy = resolution.get("ballots").get(1);
        assertThat(byProxy.get("member").asString()).isEqualTo("delta");
        assertThat(byProxy.get("choice").asString()).isEqualTo("for");
        assertThat(byProxy.get("proxy").asString()).isEqualTo("alpha");
        assertThat(resolution.get("tally").isNull()).isTrue();
        JsonNode outcome = resolution.get("outcome");
        assertThat(outcome.get("adopted").asBoolean()).isTrue();
        assertThat(outcome.get("how").asString()).isEqualTo("vote");
        assertThat(outcome.get("cause").isNull()).isTrue();
        assertThat(texts(outcome.get("votedFor")))
                .containsExactlyInAnyOrder("alpha", "beta", "delta");
        assertThat(outcome.get("count").get("votesFor").asInt()).isEqualTo(3);
        assertThat(outcome.get("count").get("votesAgainst").asInt()).isEqualTo(1);
        assertThat(outcome.get("count").get("entitled").asInt()).isEqualTo(5);
        assertThat(outcome.get("majority").get("base").asString()).isEqualTo("cast");
        assertThat(outcome.get("charterVersion").asInt()).isEqualTo(1);
    }

    @Test
    void a_rejected_resolution_shows_why() {
        JsonNode resolution = story.read("/api/v1/resolutions/resolution-2");
        assertThat(resolution.get("status").asString()).isEqualTo("rejected");
        assertThat(resolution.get("result").asString()).isEqualTo("computed");
        assertThat(resolution.get("ballots").size()).isZero();
        assertThat(resolution.get("tally").get("counts").get("votesAgainst").asInt()).isEqualTo(2);
        assertThat(resolution.get("tally").get("voters").asInt()).isEqualTo(4);
        JsonNode outcome = resolution.get("outcome");
        assertThat(outcome.get("adopted").asBoolean()).isFalse();
        assertThat(outcome.get("how").isNull()).isTrue();
        assertThat(outcome.get("cause").asString()).isEqualTo("no-majority");
        assertThat(outcome.get("votedFor").size()).isZero();
    }

    @Test
    void a_withdrawn_draft_says_so_and_has_no_result() {
        JsonNode resolution = story.read("/api/v1/resolutions/resolution-3");
        assertThat(resolution.get("status").asString()).isEqualTo("withdrawn");
        assertThat(resolution.get("withdrawal").get("reason").asString()).isEqualTo("Not now.");
        assertThat(resolution.get("result").isNull()).isTrue();
    }

    @Test
    void names_of_people_are_shown_nowhere() {
        JsonNode tally = story.read("/api/v1/resolutions/resolution-2").get("tally");
        assertThat(texts(tally.get("tellers"))).containsExactly("teller-1", "teller-2");
        for (String path :
                List.of("/api/v1/resolutions", "/api/v1/meetings", "/api/v1/trail?limit=1000")) {
            assertThat(story.read(path).toString()).as(path).doesNotContain("Teller's Name");
        }
    }

    @Test
    void lists_are_read_in_pages() {
        story.pagesOfOne("/api/v1/meetings");
        story.pagesOfOne("/api/v1/resolutions");
    }

    @Test
    void what_is_not_there_is_said_not_to_be() {
        story.isUnknown("/api/v1/meetings/assembly-1999");
        story.isUnknown("/api/v1/resolutions/resolution-99");
    }
}
