package org.iioe.ledger.charter;

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

/** A charter that is assumed first, then adopted, then amended by a resolution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CharterReadTest {
    private static final String RULES =
            """
            "admission":{"letterOfIntent":true,"cooperationAgreement":false,
            "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
            "quorum":{"numerator":1,"denominator":2},"consensus":true\
            """;

    private TestLedger ledger;
    private Story story;

    @BeforeAll
    void tell() {
        ledger = TestLedger.empty();
        story = new Story(ledger);
        story.tell(
                "EstablishCharter",
                """
                "rules":{"admission":{"letterOfIntent":true,"cooperationAgreement":true,
                "membershipClass":"full"}},"basis":"assumption","on":"2019-10-01"\
                """);
        story.network(RULES, "alpha", "beta");
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-05-11"}],
                "agenda":[{"item":"item-1","title":"Charter"}],"on":"2020-04-01"\
                """);
        story.tell("OpenMeeting", "\"meeting\":\"assembly\",\"on\":\"2020-05-11\"");
        for (String member : List.of("alpha", "beta")) {
            story.tell(
                    "RecordAttendance",
                    """
                    "meeting":"assembly","organisation":"%s","capacity":"member",
                    "on":"2020-05-11"\
                    """
                            .formatted(member));
        }
        story.tell(
                "SubmitDraftResolution",
                """
                "resolution":"new-charter","meeting":"assembly","item":"item-1",
                "title":"The charter","textDigest":"%s","mover":"alpha","effects":[],
                "on":"2020-05-11"\
                """
                        .formatted("a".repeat(64)));
        story.tell(
                "AdoptByConsensus",
                """
                "resolution":"new-charter","textDigest":"%s","objections":[],"on":"2020-05-11"\
                """
                        .formatted("a".repeat(64)));
        story.tell(
                "AmendCharter",
                """
                "rules":{%s,"termMonths":12},"resolution":"new-charter","from":"2020-06-01",
                "on":"2020-05-12"\
                """
                        .formatted(RULES));
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    @Test
    void an_assumed_version_says_that_it_is_and_what_it_does_not_know() {
        JsonNode version = story.read("/api/v1/charter/versions/1");
        assertThat(version.get("id").asString()).isEqualTo("1");
        assertThat(version.get("version").asInt()).isEqualTo(1);
        assertThat(version.get("basis").asString()).isEqualTo("assumption");
        assertThat(version.get("resolution").isNull()).isTrue();
        assertThat(version.get("from").asString()).isEqualTo("2019-10-01");
        JsonNode rules = version.get("rules");
        assertThat(rules.get("admission").get("cooperationAgreement").asBoolean()).isTrue();
        assertThat(rules.has("quorum")).isTrue();
        assertThat(rules.get("quorum").isNull()).isTrue();
        assertThat(texts(version.get("unknown")))
                .hasSize(17)
                .contains("quorum", "majority", "termMonths", "delegatedLimit")
                .doesNotContain("admission");
    }

    @Test
    void an_adopted_version_says_that_it_is() {
        JsonNode version = story.read("/api/v1/charter/versions/2");
        assertThat(version.get("basis").asString()).isEqualTo("adopted");
        assertThat(version.get("resolution").isNull()).isTrue();
        assertThat(texts(version.get("unknown")))
                .contains("majority", "termMonths")
                .doesNotContain("quorum", "consensus", "votingClasses");
    }

    @Test
    void an_amended_version_names_its_resolution_and_its_first_day() {
        JsonNode version = story.read("/api/v1/charter/versions/3");
        assertThat(version.get("basis").isNull()).isTrue();
        assertThat(version.get("resolution").asString()).isEqualTo("new-charter");
        assertThat(version.get("from").asString()).isEqualTo("2020-06-01");
        assertThat(version.get("on").asString()).isEqualTo("2020-05-12");
        assertThat(version.get("rules").get("termMonths").asInt()).isEqualTo(12);
        JsonNode entries = story.read("/api/v1/trail?subject=charter").get("items");
        assertThat(version.get("position").asLong())
                .isEqualTo(entries.get(entries.size() - 1).get("position").asLong());
        JsonNode adoption = story.read("/api/v1/resolutions/new-charter");
        assertThat(adoption.get("status").asString()).isEqualTo("adopted");
        assertThat(adoption.get("outcome").get("how").asString()).isEqualTo("consensus");
        assertThat(adoption.get("outcome").get("count").isNull()).isTrue();
        assertThat(adoption.get("consensus").get("quorate").asBoolean()).isTrue();
    }

    @Test
    void versions_are_listed_in_their_order_and_in_pages() {
        List<String> ids = new ArrayList<>();
        story.read("/api/v1/charter/versions")
                .get("items")
                .forEach(each -> ids.add(each.get("id").asString()));
        assertThat(ids).containsExactly("1", "2", "3");
        story.pagesOfOne("/api/v1/charter/versions");
    }

    @Test
    void what_is_not_there_is_said_not_to_be() {
        story.isUnknown("/api/v1/charter/versions/4");
        story.isUnknown("/api/v1/charter/versions/0");
        story.isUnknown("/api/v1/charter/versions/000001");
        story.isUnknown("/api/v1/charter/versions/first");
    }
}
