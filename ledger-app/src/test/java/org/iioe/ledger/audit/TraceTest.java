package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A gift of money and one of devices; a vote on both; what was paid, confirmed, spent and handed
 * out. From anywhere in it one request shows the way to the vote and to what came of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {
    private static final String TEXT = "a".repeat(64);
    private static final List<String> MEMBERS = List.of("alpha", "beta", "gamma");

    private TestLedger ledger;
    private Story story;

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
                "strict":true}\
                """,
                MEMBERS.toArray(String[]::new));
        for (String fund : List.of("fund", "other")) {
            story.tell(
                    "EstablishFund",
                    "\"fund\":\"%s\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"".formatted(fund));
            story.tell(
                    "RecordReceipt",
                    """
                    "fund":"%s","receipt":"receipt","gift":"gift","donor":"alpha","amount":%s,
                    "bankRef":"BANK-77-%1$s","on":"2020-02-01"\
                    """
                            .formatted(fund, cny("700.00")));
        }
        meeting();
        adopted("resolution-1", "fund/fund/training");
        in(
                "ProposeAllocation",
                """
                "allocation":"training","recipient":"gamma","purpose":"training",
                "lines":[{"line":"travel","amount":%1$s}],
                "sources":[{"gift":"gift","amount":%1$s}],"mode":"advance"\
                """
                        .formatted(cny("300.00")));
        pay("early", "20.00");
        story.tellAs(
                "approver-1",
                "ApproveAllocation",
                """
                "fund":"fund","allocation":"training","authority":"resolution-1",
                "on":"2020-06-01"\
                """);
        pay("one", "100.00");
        pay("two", "50.00");
        in("ReverseDisbursement", "\"disbursement\":\"two\",\"reason\":\"Entered twice.\"");
        in(
                "ConfirmReceipt",
                "\"disbursement\":\"one\",\"recipient\":\"gamma\",\"amount\":%s"
                        .formatted(cny("100.00")));
        in(
                "ReportExpenditure",
                """
                "report":"spring","allocation":"training",
                "lines":[{"line":"travel","amount":%s}],
                "period":{"from":"2020-06-01","to":"2020-06-30"},"evidence":[]\
                """
                        .formatted(cny("60.00")));
        adopted("resolution-2", "fund/fund/early");
        story.tell(
                "RatifyAct",
                """
                "resolution":"resolution-2","act":"fund/fund/early","reason":"It was urgent.",
                "on":"2020-05-11"\
                """);
        devices();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private void meeting() {
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-05-11"}],
                "agenda":[{"item":"item-1","title":"Payments"}],"on":"2020-04-01"\
                """);
        story.tell("OpenMeeting", "\"meeting\":\"assembly\",\"on\":\"2020-05-11\"");
        for (String member : MEMBERS) {
            story.tell(
                    "RecordAttendance",
                    """
                    "meeting":"assembly","organisation":"%s","capacity":"member",
                    "proxyFor":[],"on":"2020-05-11"\
                    """
                            .formatted(member));
        }
    }

    private void adopted(String resolution, String effect) {
        story.tell(
                "SubmitDraftResolution",
                """
                "resolution":"%s","meeting":"assembly","item":"item-1","title":"Use of the fund",
                "textDigest":"%s","mover":"beta","effects":["%s"],"on":"2020-05-11"\
                """
                        .formatted(resolution, TEXT, effect));
        story.tell(
                "OpenVote",
                """
                "resolution":"%s","form":"roll-call","textDigest":"%s","on":"2020-05-11"\
                """
                        .formatted(resolution, TEXT));
        for (String member : List.of("alpha", "beta")) {
            story.tell(
                    "CastVote",
                    """
                    "resolution":"%s","member":"%s","choice":"for","on":"2020-05-11"\
                    """
                            .formatted(resolution, member));
        }
        story.tell(
                "CloseVote", "\"resolution\":\"%s\",\"on\":\"2020-05-11\"".formatted(resolution));
    }

    private void devices() {
        story.tell(
                "PledgeContribution",
                """
                "contribution":"laptops","donor":"beta",
                "lines":[{"line":"line","kind":"goods","description":"Laptops","unit":"piece",
                "quantity":2,"tenure":"title"}],"on":"2020-03-01"\
                """);
        story.tell(
                "RecordDelivery",
                """
                "contribution":"laptops","line":"line","delivery":"delivery","quantity":2,
                "condition":"new","items":[
                {"item":"laptop-1","maker":"Maker","model":"A","serial":"SN-1"},
                {"item":"laptop-2","maker":"Maker","model":"A","serial":"SN-2"}],
                "place":"Store","on":"2020-04-01"\
                """);
        story.tell(
                "AllocateItems",
                """
                "contribution":"laptops","member":"gamma",
                "units":[{"line":"line","quantity":1,"items":["laptop-1"]}],"tenure":"title",
                "authority":"resolution-1","on":"2020-06-01"\
                """);
    }

    private static String cny(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"CNY\"}".formatted(amount);
    }

    private void in(String command, String members) {
        story.tell(command, "\"fund\":\"fund\",%s,\"on\":\"2020-06-01\"".formatted(members));
    }

    private void pay(String disbursement, String amount) {
        in(
                "Disburse",
                """
                "disbursement":"%s","allocation":"training","amount":%2$s,
                "draws":[{"receipt":"receipt","amount":%2$s}],"payee":"Gamma"\
                """
                        .formatted(disbursement, cny(amount)));
    }

    private JsonNode trace(String id) {
        return story.read("/api/v1/trace/" + id);
    }

    private static Map<String, String> directions(JsonNode trace) {
        Map<String, String> directions = new TreeMap<>();
        trace.get("nodes")
                .forEach(node ->
                        directions.put(
                                node.get("key").asString(), node.get("direction").asString()));
        return directions;
    }

    private static List<String> edges(JsonNode trace) {
        List<String> edges = new ArrayList<>();
        trace.get("edges")
                .forEach(edge ->
                        edges.add(
                                "%s -%s-> %s"
                                        .formatted(
                                                edge.get("cause").asString(),
                                                edge.get("relation").asString(),
                                                edge.get("effect").asString())));
        return edges;
    }

    @Test
    void a_payment_leads_to_the_gift_and_to_the_vote_with_its_frozen_roll() {
        JsonNode trace = trace("one");
        assertThat(directions(trace))
                .containsEntry("disbursement/fund/one", "start")
                .containsEntry("allocation/fund/training", "cause")
                .containsEntry("resolution/resolution-1", "cause")
                .containsEntry("vote/resolution-1/alpha", "cause")
                .containsEntry("vote/resolution-1/beta", "cause")
                .containsEntry("meeting/assembly", "cause")
                .containsEntry("charter/1", "cause")
                .containsEntry("receipt/fund/receipt", "cause")
                .containsEntry("gift/fund/gift", "cause")
                .containsEntry("organisation/alpha", "cause")
                .containsEntry("organisation/gamma", "effect")
                .doesNotContainKeys(
                        "disbursement/fund/two",
                        "disbursement/fund/early",
                        "resolution/resolution-2",
                        "receipt/other/receipt",
                        "item/laptops/laptop-1");
        assertThat(edges(trace))
                .contains(
                        "resolution/resolution-1 -authority-> allocation/fund/training",
                        "receipt/fund/receipt -draws-> disbursement/fund/one",
                        "vote/resolution-1/alpha -vote-> resolution/resolution-1",
                        "disbursement/fund/one -recipient-> organisation/gamma");
        List<String> rolls = new ArrayList<>();
        trace.get("entries")
                .forEach(entry -> {
                    if (entry.get("type").asString().equals("VoteOpened")) {
                        rolls.add(entry.at("/data/roll").toString());
                    }
                });
        assertThat(rolls).containsExactly("[\"alpha\",\"beta\",\"gamma\"]");
    }

    @Test
    void a_receipt_leads_to_all_that_it_paid_for() {
        Map<String, String> directions = directions(trace("receipt/fund/receipt"));
        assertThat(directions)
                .containsEntry("disbursement/fund/early", "effect")
                .containsEntry("disbursement/fund/one", "effect")
                .containsEntry("disbursement/fund/two", "effect")
                .containsEntry("organisation/gamma", "effect")
                .doesNotContainKey("receipt/other/receipt");
        assertThat(edges(trace("two")))
                .contains("disbursement/fund/two -restores-> receipt/fund/receipt");
    }

    @Test
    void a_vote_leads_to_what_it_allowed() {
        Map<String, String> directions = directions(trace("vote/resolution-1/alpha"));
        assertThat(directions)
                .containsEntry("resolution/resolution-1", "effect")
                .containsEntry("allocation/fund/training", "effect")
                .containsEntry("disbursement/fund/one", "effect")
                .containsEntry("expenditure-report/fund/spring", "effect")
                .containsEntry("item/laptops/laptop-1", "effect")
                .doesNotContainKey("vote/resolution-1/beta");
    }

    @Test
    void a_device_is_found_by_its_serial_number() {
        Map<String, String> directions = directions(trace("sn-1"));
        assertThat(directions)
                .containsEntry("item/laptops/laptop-1", "start")
                .containsEntry("delivery/laptops/delivery", "cause")
                .containsEntry("contribution/laptops", "cause")
                .containsEntry("resolution/resolution-1", "cause")
                .containsEntry("organisation/gamma", "effect")
                .doesNotContainKey("item/laptops/laptop-2");
        assertThat(directions(trace("SN-2"))).doesNotContainKey("resolution/resolution-1");
    }

    @Test
    void an_act_is_found_as_it_was_ratified() {
        JsonNode trace = trace("fund/fund/early");
        assertThat(directions(trace)).containsEntry("disbursement/fund/early", "start");
        assertThat(edges(trace)).contains("resolution/resolution-2 -act-> disbursement/fund/early");
    }

    @Test
    void a_signature_leads_to_the_membership() {
        assertThat(directions(trace("signature/alpha/letter")))
                .containsEntry("membership/alpha", "effect")
                .containsEntry("instrument/letter", "cause")
                .containsEntry("organisation/alpha", "cause");
    }

    @Test
    void a_bank_reference_names_its_receipt() {
        assertThat(directions(trace("bank-77-other")))
                .containsEntry("receipt/other/receipt", "start");
    }

    @Test
    void from_every_entry_there_is_a_way_and_it_shows_the_entry() {
        JsonNode trail = story.read("/api/v1/trail?limit=1000").get("items");
        assertThat(trail.size()).isGreaterThan(80);
        for (JsonNode entry : trail) {
            long position = entry.get("position").asLong();
            List<Long> shown = new ArrayList<>();
            trace("position:" + position)
                    .get("entries")
                    .forEach(each -> shown.add(each.get("position").asLong()));
            assertThat(shown)
                    .as("%d %s", position, entry.get("type"))
                    .contains(position)
                    .isSorted();
        }
    }

    @Test
    void what_is_behind_an_entry_is_what_was_known_then() {
        long before = story.read("/api/v1/trail?subject=vote&limit=1").get("position").asLong();
        Map<String, String> now = directions(trace("receipt/fund/receipt"));
        Answer first = ledger.get("/api/v1/trace/receipt/fund/receipt?asOf=" + before);
        assertThat(directions(first.json())).isEqualTo(now);
        long received =
                first.json()
                        .at("/nodes")
                        .valueStream()
                        .filter(node -> node.get("direction").asString().equals("start"))
                        .findFirst()
                        .orElseThrow()
                        .at("/positions/0")
                        .asLong();
        JsonNode then = ledger.get("/api/v1/trace/receipt/fund/receipt?asOf=" + received).json();
        assertThat(then.get("position").asLong()).isEqualTo(received);
        assertThat(directions(then).keySet())
                .containsExactlyInAnyOrder(
                        "receipt/fund/receipt",
                        "gift/fund/gift",
                        "fund/fund",
                        "organisation/alpha");
        assertThat(ledger.get("/api/v1/trace/receipt/fund/receipt?asOf=" + (received - 1)).status())
                .isEqualTo(404);
    }

    @Test
    void a_name_that_several_have_is_answered_with_all_of_them() {
        Answer answer = story.ask("/api/v1/trace/receipt");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("AMBIGUOUS");
        assertThat(answer.json().get("candidates").toString())
                .isEqualTo("[\"receipt/fund/receipt\",\"receipt/other/receipt\"]");
    }

    @Test
    void what_cannot_be_traced_is_said() {
        story.isUnknown("/api/v1/trace/nothing");
        story.isUnknown("/api/v1/trace/position:999999999999999999");
        story.isUnknown("/api/v1/trace/receipt/fund/nothing");
        for (String wrong :
                List.of(
                        "x".repeat(301),
                        "one?effectiveOn=2020-01-01",
                        "one?asOf=99999",
                        "one?x=1")) {
            Answer answer = ledger.get("/api/v1/trace/" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
    }
}
