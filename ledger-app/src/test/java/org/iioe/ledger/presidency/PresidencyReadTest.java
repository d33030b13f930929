package org.iioe.ledger.presidency;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A presidency over four years: elected in a run-off, resigned, acted for, filled again by a
 * by-election, handed over to somebody whose election is only reported, and started twice on one
 * day.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresidencyReadTest {
    private static final String[] MEMBERS = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"
    };
    private static final String OFFICE = "\"office\":\"rotating-presidency\"";
    private static final String TERMS = "/api/v1/presidency/terms";

    private TestLedger ledger;
    private Story story;
    private JsonNode called;
    private JsonNode afterFirstBallot;
    private JsonNode firstPage;

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
                "strict":true},"tieBreak":"new-ballot","runOffCandidates":2\
                """,
                MEMBERS);
        ordinaryElection();
        resignation();
        byElection();
        reportedElection();
        startedTwice();
        acclamation();
        tie();
        firstPage = story.read("/api/v1/elections?limit=1");
        names();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private void ordinaryElection() {
        story.tell(
                "CallElection",
                """
                "election":"election-2020",%s,"term":"2020","from":"2020-01-01",
                "to":"2020-12-31","kind":"ordinary","on":"2019-12-02"\
                """
                        .formatted(OFFICE));
        called = story.read("/api/v1/elections/election-2020");
        for (String candidate : List.of("alpha", "beta", "gamma", "delta", "epsilon")) {
            story.tell(
                    "NominateCandidate",
                    """
                    "election":"election-2020","candidate":"%s","nominator":"eta",
                    "on":"2019-12-03"\
                    """
                            .formatted(candidate));
        }
        for (String candidate : List.of("alpha", "beta", "gamma")) {
            candidacy("AcceptNomination", "election-2020", candidate, "");
        }
        candidacy("WithdrawCandidacy", "election-2020", "delta", "\"reason\":\"Other tasks.\",");
        candidacy(
                "RejectNomination",
                "election-2020",
                "epsilon",
                "\"rule\":\"Dues are paid.\",\"reason\":\"They are not.\",");
        open("election-2020", 1, "roll-call", "2019-12-07");
        cast("election-2020", 1, "2019-12-07", "alpha alpha alpha beta beta gamma -");
        close("election-2020", 1, "2019-12-07");
        afterFirstBallot = story.read("/api/v1/elections/election-2020");
        open("election-2020", 2, "secret", "2019-12-08");
        story.tell(
                "RecordBallotTally",
                """
                "election":"election-2020","round":2,"counts":[
                {"candidate":"alpha","votes":4},{"candidate":"beta","votes":2}],
                "abstentions":1,"invalid":0,"tellers":[
                {"person":"teller-1","name":"A Teller's Name"},
                {"person":"teller-2","name":"Another Teller's Name"}],"on":"2019-12-08"\
                """);
        close("election-2020", 2, "2019-12-08");
        start("2020", "2020-01-01", "2020-12-31", "\"election\":\"election-2020\"");
    }

    private void resignation() {
        story.tell(
                "DeclareVacancy",
                """
                %s,"term":"2020","cause":"resignation","reason":"It resigned.",
                "on":"2020-06-01"\
                """
                        .formatted(OFFICE));
        story.tell(
                "AppointActing",
                """
                %s,"term":"2020","holder":"beta","until":"2020-07-31","on":"2020-06-01"\
                """
                        .formatted(OFFICE));
        story.tell(
                "EndTerm",
                """
                %s,"term":"2020","reason":"The office is filled.","on":"2020-07-15"\
                """
                        .formatted(OFFICE));
    }

    private void byElection() {
        story.tell(
                "CallElection",
                """
                "election":"election-2020-rest",%s,"term":"2020","from":"2020-07-16",
                "to":"2020-12-31","kind":"by-election","on":"2020-06-10"\
                """
                        .formatted(OFFICE));
        story.tell(
                "NominateCandidate",
                """
                "election":"election-2020-rest","candidate":"gamma","on":"2020-06-11"\
                """);
        story.tell(
                "AcceptNomination",
                """
                "election":"election-2020-rest","candidate":"gamma","on":"2020-06-12"\
                """);
        open("election-2020-rest", 1, "roll-call", "2020-07-01");
        cast("election-2020-rest", 1, "2020-07-01", "gamma gamma gamma gamma gamma gamma gamma");
        close("election-2020-rest", 1, "2020-07-01");
        start("2020", "2020-07-16", "2020-12-31", "\"election\":\"election-2020-rest\"");
    }

    private void reportedElection() {
        story.tell(
                "RecordElectionResult",
                """
                "election":"election-2021",%s,"term":"2021","from":"2021-01-01",
                "to":"2021-12-31","winner":"delta","method":"acclamation","on":"2020-12-09"\
                """
                        .formatted(OFFICE));
        start("2021", "2021-01-01", "2021-12-31", "\"election\":\"election-2021\"");
        story.tell(
                "HandOver",
                """
                %s,"outgoing":"2020","incoming":"2021","on":"2021-01-01"\
                """
                        .formatted(OFFICE));
    }

    private void startedTwice() {
        start("2022", "2022-01-01", "2022-12-31", "\"holders\":[\"epsilon\"]");
        story.tell(
                "DeclareVacancy",
                """
                %s,"term":"2022","cause":"incapacity","on":"2022-01-01"\
                """
                        .formatted(OFFICE));
        start("2022", "2022-01-01", "2022-12-31", "\"holders\":[\"zeta\",\"eta\"]");
        story.tell(
                "DeclareVacancy",
                """
                %s,"term":"2022","holder":"eta","cause":"resignation","on":"2022-05-01"\
                """
                        .formatted(OFFICE));
    }

    private void acclamation() {
        callWith("2023", "alpha");
        story.tell(
                "DeclareByAcclamation",
                """
                "election":"election-2023","presider":"eta","objections":[],"on":"2022-12-09"\
                """);
    }

    private void tie() {
        callWith("2024", "beta", "gamma");
        open("election-2024", 1, "roll-call", "2022-12-10");
        cast("election-2024", 1, "2022-12-10", "beta beta beta gamma gamma gamma -");
        close("election-2024", 1, "2022-12-10");
    }

    private void callWith(String term, String... candidates) {
        story.tell(
                "CallElection",
                """
                "election":"election-%2$s",%1$s,"term":"%2$s","kind":"ordinary",
                "on":"2022-12-01"\
                """
                        .formatted(OFFICE, term));
        for (String candidate : candidates) {
            for (String command : List.of("NominateCandidate", "AcceptNomination")) {
                story.tell(
                        command,
                        """
                        "election":"election-%s","candidate":"%s","on":"2022-12-02"\
                        """
                                .formatted(term, candidate));
            }
        }
    }

    private void names() {
        story.tell(
                "RenameOrganisation",
                """
                "organisation":"alpha","name":"Alpha Institute","from":"2023-01-01",
                "confirmedDistinct":false,"on":"2023-01-01"\
                """);
        correct("alpha", "University of alpha", "Old University of Alpha");
        correct("beta", "University of beta", "University of Beta");
    }

    private void correct(String organisation, String was, String is) {
        story.tell(
                "CorrectOrganisation",
                """
                "organisation":"%s","field":"name","was":"%s","is":"%s",
                "confirmedDistinct":false,"reason":"A misprint.","on":"2023-01-02"\
                """
                        .formatted(organisation, was, is));
    }

    private void candidacy(String command, String election, String candidate, String more) {
        story.tell(
                command,
                """
                "election":"%s","candidate":"%s",%s"on":"2019-12-04"\
                """
                        .formatted(election, candidate, more));
    }

    private void open(String election, int round, String form, String on) {
        story.tell(
                "OpenBallot",
                """
                "election":"%s","round":%d,"form":"%s","on":"%s"\
                """
                        .formatted(election, round, form, on));
    }

    private void cast(String election, int round, String on, String votes) {
        List<String> each = List.of(votes.split(" ", -1));
        for (int i = 0; i < each.size(); i++) {
            boolean abstains = each.get(i).equals("-");
            story.tell(
                    "CastBallot",
                    """
                    "election":"%s","round":%d,"member":"%s","candidate":%s,
                    "abstains":%s,"on":"%s"\
                    """
                            .formatted(
                                    election,
                                    round,
                                    MEMBERS[i],
                                    abstains ? "null" : "\"" + each.get(i) + "\"",
                                    abstains,
                                    on));
        }
    }

    private void close(String election, int round, String on) {
        story.tell(
                "CloseBallot",
                """
                "election":"%s","round":%d,"on":"%s"\
                """
                        .formatted(election, round, on));
    }

    private void start(String term, String from, String to, String by) {
        story.tell(
                "StartTerm",
                """
                %s,"term":"%s","from":"%s","to":"%s",%s,"on":"%s"\
                """
                        .formatted(OFFICE, term, from, to, by, from));
    }

    private JsonNode election(String id) {
        return story.read("/api/v1/elections/" + id);
    }

    private JsonNode term(String rest) {
        return story.read(TERMS + "/rotating-presidency:" + rest);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("items").forEach(each -> ids.add(each.get("id").asString()));
        return ids;
    }

    @Test
    void nobody_is_elected_before_somebody_is() {
        for (JsonNode early : List.of(called, afterFirstBallot)) {
            assertThat(early.get("result").isNull()).isTrue();
            assertThat(early.get("winner").isNull()).isTrue();
            assertThat(early.get("winnerName").isNull()).isTrue();
        }
        assertThat(called.get("status").asString()).isEqualTo("called");
        assertThat(called.get("calledOn").asString()).isEqualTo("2019-12-02");
        assertThat(called.get("from").asString()).isEqualTo("2020-01-01");
        assertThat(called.get("to").asString()).isEqualTo("2020-12-31");
        assertThat(called.get("kind").asString()).isEqualTo("ordinary");
        assertThat(called.get("charterVersion").asInt()).isEqualTo(1);
        assertThat(afterFirstBallot.get("status").asString()).isEqualTo("run-off-required");
    }

    @Test
    void a_computed_result_shows_its_roll_rule_and_count() {
        JsonNode election = election("election-2020");
        assertThat(election.get("status").asString()).isEqualTo("elected");
        assertThat(election.get("result").asString()).isEqualTo("computed");
        assertThat(election.get("winner").asString()).isEqualTo("alpha");
        assertThat(election.get("report").isNull()).isTrue();
        assertThat(election.get("ballots").size()).isEqualTo(2);
        JsonNode first = election.get("ballots").get(0);
        assertThat(first.get("round").asInt()).isEqualTo(1);
        assertThat(first.get("form").asString()).isEqualTo("roll-call");
        assertThat(texts(first.get("roll"))).containsExactlyInAnyOrder(MEMBERS);
        assertThat(first.get("rules").get("quorum").get("denominator").asInt()).isEqualTo(2);
        assertThat(first.get("votes").size()).isEqualTo(7);
        assertThat(first.get("votes").get(0).get("member").asString()).isEqualTo("alpha");
        assertThat(first.get("votes").get(6).get("candidate").isNull()).isTrue();
        assertThat(first.get("votes").get(6).get("abstains").asBoolean()).isTrue();
        assertThat(first.get("tally").isNull()).isTrue();
        JsonNode runOff = first.get("outcome");
        assertThat(runOff.get("kind").asString()).isEqualTo("run-off-required");
        assertThat(texts(runOff.get("candidates"))).containsExactly("alpha", "beta");
        assertThat(runOff.get("winner").isNull()).isTrue();
        assertThat(runOff.get("count").get("votes").get(0).get("votes").asInt()).isEqualTo(3);
        assertThat(runOff.get("count").get("abstentions").asInt()).isEqualTo(1);
        assertThat(runOff.get("count").get("entitled").asInt()).isEqualTo(7);
        JsonNode second = election.get("ballots").get(1);
        assertThat(second.get("votes").size()).isZero();
        assertThat(second.get("tally").get("counts").size()).isEqualTo(2);
        assertThat(second.get("tally").get("voters").asInt()).isEqualTo(7);
        assertThat(second.get("outcome").get("kind").asString()).isEqualTo("elected");
        assertThat(second.get("outcome").get("winner").asString()).isEqualTo("alpha");
    }

    @Test
    void candidates_have_a_nominator_a_status_and_a_reason() {
        JsonNode candidates = election("election-2020").get("candidates");
        assertThat(candidates.size()).isEqualTo(5);
        assertThat(candidates.get(0).get("candidate").asString()).isEqualTo("alpha");
        assertThat(candidates.get(0).get("nominator").asString()).isEqualTo("eta");
        assertThat(candidates.get(0).get("status").asString()).isEqualTo("accepted");
        assertThat(candidates.get(0).get("reason").isNull()).isTrue();
        assertThat(candidates.get(3).get("status").asString()).isEqualTo("withdrawn");
        assertThat(candidates.get(3).get("reason").asString()).isEqualTo("Other tasks.");
        assertThat(candidates.get(4).get("status").asString()).isEqualTo("rejected");
        assertThat(candidates.get(4).get("rule").asString()).isEqualTo("Dues are paid.");
        assertThat(candidates.get(4).get("reason").asString()).isEqualTo("They are not.");
        JsonNode alone = election("election-2020-rest").get("candidates").get(0);
        assertThat(alone.get("nominator").isNull()).isTrue();
    }

    @Test
    void a_reported_result_shows_no_count_of_the_ledger() {
        JsonNode election = election("election-2021");
        assertThat(election.get("status").asString()).isEqualTo("reported");
        assertThat(election.get("result").asString()).isEqualTo("reported");
        assertThat(election.get("winner").asString()).isEqualTo("delta");
        assertThat(election.get("winnerName").asString()).isEqualTo("University of delta");
        assertThat(election.get("ballots").size()).isZero();
        assertThat(election.get("charterVersion").isNull()).isTrue();
        assertThat(election.get("calledOn").isNull()).isTrue();
        JsonNode report = election.get("report");
        assertThat(report.get("method").asString()).isEqualTo("acclamation");
        assertThat(report.get("votes").isNull()).isTrue();
        assertThat(report.get("roll").isNull()).isTrue();
        assertThat(report.get("on").asString()).isEqualTo("2020-12-09");
    }

    @Test
    void an_acclamation_is_computed_and_has_no_ballot() {
        JsonNode election = election("election-2023");
        assertThat(election.get("status").asString()).isEqualTo("elected-by-acclamation");
        assertThat(election.get("result").asString()).isEqualTo("computed");
        assertThat(election.get("winnerName").asString()).isEqualTo("Alpha Institute");
        assertThat(election.get("acclamation").get("presider").asString()).isEqualTo("eta");
        assertThat(election.get("ballots").size()).isZero();
        assertThat(election.get("from").isNull()).isTrue();
    }

    @Test
    void a_tie_has_no_result() {
        JsonNode election = election("election-2024");
        assertThat(election.get("status").asString()).isEqualTo("tie");
        assertThat(election.get("result").isNull()).isTrue();
        assertThat(election.get("winner").isNull()).isTrue();
        JsonNode outcome = election.get("ballots").get(0).get("outcome");
        assertThat(outcome.get("kind").asString()).isEqualTo("tie");
        assertThat(texts(outcome.get("candidates"))).containsExactly("beta", "gamma");
    }

    @Test
    void names_of_people_are_shown_nowhere() {
        JsonNode tellers =
                election("election-2020").get("ballots").get(1).get("tally").get("tellers");
        assertThat(texts(tellers)).containsExactly("teller-1", "teller-2");
        for (String path :
                List.of(
                        "/api/v1/elections",
                        "/api/v1/elections/election-2020",
                        "/api/v1/trail?limit=1000",
                        "/api/v1/trail?subject=election/election-2020")) {
            assertThat(story.read(path).toString()).as(path).doesNotContain("Teller's Name");
        }
        assertThat(story.read("/api/v1/trail?limit=1000").toString())
                .contains("teller-1", "signatory-of-alpha", "University of alpha")
                .doesNotContain("Signatory's Name");
        // They are only not shown: the sealed entry keeps what was recorded.
        assertThat(
                        ledger.bean(JdbcClient.class)
                                .sql(
                                        """
                                        SELECT count(*) FROM sealed_entry
                                         WHERE convert_from(entry, 'UTF8') LIKE '%A Teller''s Name%'
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_vacancy_ends_a_term_and_keeps_who_held_it() {
        JsonNode term = term("2020-01-01:2020");
        assertThat(texts(term.get("holders"))).containsExactly("alpha");
        assertThat(term.get("result").asString()).isEqualTo("computed");
        assertThat(term.get("election").asString()).isEqualTo("election-2020");
        assertThat(term.get("from").asString()).isEqualTo("2020-01-01");
        assertThat(term.get("to").asString()).isEqualTo("2020-12-31");
        assertThat(term.get("year").asInt()).isEqualTo(2020);
        assertThat(term.get("ended").asString()).isEqualTo("2020-06-01");
        assertThat(term.get("endedBy").asString()).isEqualTo("vacancy");
        assertThat(term.get("lastDay").asString()).isEqualTo("2020-05-31");
        JsonNode vacancy = term.get("vacancies").get(0);
        assertThat(vacancy.get("cause").asString()).isEqualTo("resignation");
        assertThat(vacancy.get("reason").asString()).isEqualTo("It resigned.");
        assertThat(texts(vacancy.get("left"))).containsExactly("alpha");
    }

    @Test
    void ending_an_acting_term_ends_that_one() {
        JsonNode acting = term("2020-06-01:2020");
        assertThat(acting.get("acting").asBoolean()).isTrue();
        assertThat(texts(acting.get("holders"))).containsExactly("beta");
        assertThat(acting.get("to").asString()).isEqualTo("2020-07-31");
        assertThat(acting.get("result").isNull()).isTrue();
        assertThat(acting.get("election").isNull()).isTrue();
        assertThat(acting.get("year").isNull()).isTrue();
        assertThat(acting.get("ended").asString()).isEqualTo("2020-07-15");
        assertThat(acting.get("lastDay").asString()).isEqualTo("2020-07-15");
        assertThat(acting.get("endedBy").asString()).isEqualTo("ended");
        assertThat(acting.get("endReason").asString()).isEqualTo("The office is filled.");
        assertThat(acting.get("vacancies").size()).isZero();
        assertThat(acting.has("position")).isTrue();
    }

    @Test
    void a_hand_over_is_shown_with_both_terms() {
        JsonNode outgoing = term("2020-07-16:2020");
        assertThat(texts(outgoing.get("holders"))).containsExactly("gamma");
        assertThat(outgoing.get("result").asString()).isEqualTo("computed");
        JsonNode incoming = term("2021-01-01:2021");
        assertThat(incoming.get("result").asString()).isEqualTo("reported");
        assertThat(incoming.get("ended").isNull()).isTrue();
        for (JsonNode term : List.of(outgoing, incoming)) {
            assertThat(term.get("handovers").size()).isEqualTo(1);
            JsonNode handover = term.get("handovers").get(0);
            assertThat(texts(handover.get("handedOver"))).containsExactly("gamma");
            assertThat(texts(handover.get("tookOver"))).containsExactly("delta");
            assertThat(handover.get("outgoing").asString()).isEqualTo("2020");
            assertThat(handover.get("incoming").asString()).isEqualTo("2021");
            assertThat(handover.get("on").asString()).isEqualTo("2021-01-01");
        }
    }

    @Test
    void a_term_that_starts_again_on_its_day_keeps_the_earlier_one() {
        JsonNode never = term("2022-01-01:2022");
        assertThat(texts(never.get("holders"))).containsExactly("epsilon");
        assertThat(never.get("result").isNull()).isTrue();
        assertThat(never.get("ended").asString()).isEqualTo("2022-01-01");
        assertThat(never.get("lastDay").asString()).isEqualTo("2021-12-31");
        JsonNode again = term("2022-01-01:2022:2");
        assertThat(texts(again.get("holders"))).containsExactly("zeta");
        assertThat(texts(again.get("holderNames"))).containsExactly("University of zeta");
        assertThat(again.get("ended").isNull()).isTrue();
        assertThat(again.get("lastDay").isNull()).isTrue();
        assertThat(texts(again.get("vacancies").get(0).get("left"))).containsExactly("eta");
        assertThat(ids(story.read(TERMS)))
                .containsExactly(
                        "rotating-presidency:2020-01-01:2020",
                        "rotating-presidency:2020-06-01:2020",
                        "rotating-presidency:2020-07-16:2020",
                        "rotating-presidency:2021-01-01:2021",
                        "rotating-presidency:2022-01-01:2022",
                        "rotating-presidency:2022-01-01:2022:2");
    }

    @Test
    void names_are_those_that_the_ledger_knows_as_of_the_answer() {
        // The first page was read before: its cursor stays with what was known then.
        assertThat(firstPage.get("items").get(0).get("winnerName").asString())
                .isEqualTo("University of alpha");
        assertThat(election("election-2020").get("winnerName").asString())
                .isEqualTo("Alpha Institute");
        assertThat(texts(term("2020-01-01:2020").get("holderNames")))
                .containsExactly("Alpha Institute");
        assertThat(texts(term("2020-06-01:2020").get("holderNames")))
                .containsExactly("University of Beta");
        JsonNode second =
                story.read("/api/v1/elections?limit=1&cursor=" + firstPage.get("next").asString());
        assertThat(second.get("position").asLong()).isEqualTo(firstPage.get("position").asLong());
        assertThat(second.get("items").get(0).get("winnerName").asString())
                .isEqualTo("University of gamma");
    }

    @Test
    void lists_are_read_in_pages() {
        story.pagesOfOne("/api/v1/elections");
        story.pagesOfOne(TERMS);
        assertThat(ids(story.read("/api/v1/elections")))
                .containsExactly(
                        "election-2020",
                        "election-2020-rest",
                        "election-2021",
                        "election-2023",
                        "election-2024");
    }

    @Test
    void what_is_not_there_is_said_not_to_be() {
        story.isUnknown("/api/v1/elections/election-1999");
        story.isUnknown(TERMS + "/rotating-presidency:1999-01-01:1999");
    }
}
