package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The cases in which a fact that took effect early rests on one that took effect later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateFactsTest {
    private TestLedger ledger;

    @BeforeAll
    void tell() {
        try (TestLedger source = TestLedger.empty()) {
            Story story = new Story(source);
            story.network(
                    "\"votingClasses\":[{\"name\":\"full\",\"vote\":true}]",
                    "alpha",
                    "renamed",
                    "unborn");
            rename(story, "renamed");
            rename(story, "unborn");
            story.tell(
                    "CorrectOrganisation",
                    """
                    "organisation":"renamed","field":"name","was":"University of renamed",
                    "is":"University of Right","confirmedDistinct":false,"reason":"A misprint.",
                    "on":"2020-01-01"\
                    """);
            story.tell(
                    "RecordElectionResult",
                    """
                    "election":"election-2020","office":"rotating-presidency","term":"2020",
                    "from":"2020-01-01","to":"2020-12-31","winner":"renamed",
                    "method":"acclamation","on":"2020-01-01"\
                    """);
            story.tell(
                    "ConveneMeeting",
                    """
                    "meeting":"assembly","body":"Assembly","sittings":[{"on":"2021-03-01"}],
                    "agenda":[{"item":"item-1","title":"Funds"}],"on":"2020-01-01"\
                    """);
            story.tell(
                    "SubmitDraftResolution",
                    """
                    "resolution":"resolution-1","meeting":"assembly","item":"item-1",
                    "title":"Funds","textDigest":"%s","mover":"alpha","effects":[],
                    "on":"2020-01-01"\
                    """
                            .formatted("a".repeat(64)));
            story.tell(
                    "EstablishFund",
                    "\"fund\":\"fund-1\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
            story.tell(
                    "RecordReceipt",
                    """
                    "fund":"fund-1","receipt":"receipt-1","gift":"gift-1","donor":"alpha",
                    "amount":{"amount":"100.00","currency":"CNY"},"on":"2020-01-01"\
                    """);
            story.tell(
                    "RecordCharge",
                    """
                    "fund":"fund-1","entry":"charge-1","kind":"bank",
                    "amount":{"amount":"7.00","currency":"CNY"},"draws":[{"receipt":"receipt-1",
                    "amount":{"amount":"7.00","currency":"CNY"}}],"on":"2020-01-01"\
                    """);
            source.awaitSealed();
            long head = source.bean(SealedLog.class).head();
            ledger = TestLedger.empty();
            new Redated((position, type, event) -> day(type, event)).put(source, ledger);
            Redated.await(ledger, head);
        }
    }

    private static void rename(Story story, String organisation) {
        story.tell(
                "RenameOrganisation",
                """
                "organisation":"%1$s","name":"Institute %1$s","from":"2020-01-01",
                "confirmedDistinct":false,"on":"2020-01-01"\
                """
                        .formatted(organisation));
    }

    private static String day(String type, ObjectNode event) {
        boolean isUnborn = event.path("organisation").asString("").equals("unborn");
        return switch (type) {
            case "OrganisationRegistered" -> isUnborn ? "2021-01-01" : "2020-01-01";
            case "OrganisationRenamed" -> isUnborn ? "2020-06-01" : "2021-05-01";
            case "OrganisationCorrected" -> "2020-03-01";
            case "MeetingConvened" -> "2021-02-01";
            case "DraftResolutionSubmitted" -> "2020-02-01";
            case "ReceiptRecorded" -> "2020-09-01";
            case "ChargeRecorded" -> "2020-08-01";
            default -> "2020-01-01";
        };
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private Answer on(String day, String address) {
        return ledger.get("/api/v1/" + address + "?effectiveOn=" + day);
    }

    private JsonNode read(String day, String address) {
        Answer answer = on(day, address);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void what_was_changed_before_it_was_there_is_not_there() {
        assertThat(on("2020-12-31", "organisations/unborn").status()).isEqualTo(404);
        assertThat(ids("2020-12-31", "organisations")).containsExactly("alpha", "renamed");
        assertThat(read("2021-01-01", "organisations/unborn").get("name").asString())
                .isEqualTo("Institute unborn");
        assertThat(ids("2021-01-01", "organisations"))
                .containsExactly("alpha", "renamed", "unborn");
    }

    @Test
    void a_draft_is_not_there_before_its_meeting() {
        assertThat(ids("2021-01-31", "resolutions")).isEmpty();
        assertThat(on("2021-01-31", "resolutions/resolution-1").status()).isEqualTo(404);
        assertThat(ids("2021-01-31", "meetings")).isEmpty();
        assertThat(ids("2021-02-01", "resolutions")).containsExactly("resolution-1");
        assertThat(read("2021-02-01", "meetings/assembly").get("resolutions").get(0).asString())
                .isEqualTo("resolution-1");
    }

    @Test
    void a_name_that_was_wrong_is_right_before_the_next_name() {
        assertName("2020-02-29", "University of renamed");
        assertName("2020-03-01", "University of Right");
        assertName("2021-05-01", "Institute renamed");
    }

    private void assertName(String day, String name) {
        assertThat(read(day, "organisations/renamed").get("name").asString()).isEqualTo(name);
        assertThat(read(day, "elections/election-2020").get("winnerName").asString())
                .isEqualTo(name);
    }

    @Test
    void what_is_paid_before_it_comes_in_is_missing_in_the_bank() {
        assertThat(bank("2020-07-31")).isEqualTo("0.00");
        assertThat(bank("2020-08-01")).isEqualTo("-7.00");
        assertThat(bank("2020-09-01")).isEqualTo("93.00");
        assertThat(read("2020-08-15", "funds/fund-1/journal").get("items").size()).isEqualTo(2);
    }

    private String bank(String day) {
        return read(day, "funds/fund-1/statement").at("/bank/amount").asString();
    }

    private java.util.List<String> ids(String day, String list) {
        java.util.List<String> ids = new java.util.ArrayList<>();
        read(day, list).get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }
}
