package org.iioe.ledger.funding;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What readers see of a fund: its statement, its books, and what is in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundsReadTest {
    private static final String DIGEST = "a".repeat(64);
    private static final List<String> FIGURES =
            List.of(
                    "pledged",
                    "committed",
                    "received",
                    "other",
                    "refunded",
                    "charges",
                    "suspense",
                    "allocated",
                    "disbursed",
                    "undisbursed",
                    "spent",
                    "returned",
                    "unallocated",
                    "bank",
                    "advances",
                    "recoverable",
                    "writtenOff");

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
                "quorum":{"numerator":1,"denominator":2},"consensus":true,
                "delegatedLimit":{"amount":"1000.00","currency":"CNY"}\
                """,
                "alpha",
                "beta",
                "gamma");
        story.tell("EstablishFund", "\"fund\":\"fund\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
        story.tell(
                "EstablishFund", "\"fund\":\"unused\",\"currency\":\"UGX\",\"on\":\"2020-01-01\"");
        story.tell(
                "EstablishFund", "\"fund\":\"later\",\"currency\":\"UGX\",\"on\":\"2020-01-01\"");
        in(
                "RecordPledge",
                "\"gift\":\"first\",\"donor\":\"alpha\",\"amount\":%s".formatted(cny("1000.00")));
        in(
                "RecordCommitment",
                "\"gift\":\"first\",\"donor\":\"alpha\",\"amount\":%s,\"fromPledge\":%s,\"instalments\":[]"
                        .formatted(cny("800.00"), cny("500.00")));
        in(
                "RecordReceipt",
                "\"receipt\":\"r-1\",\"gift\":\"first\",\"donor\":\"alpha\",\"amount\":%s"
                        .formatted(cny("700.00")));
        in("RecordReceipt", "\"receipt\":\"r-2\",\"amount\":%s".formatted(cny("50.00")));
        in("RecordReceipt", "\"receipt\":\"r-3\",\"amount\":%s".formatted(cny("7.00")));
        in("IdentifyReceipt", "\"receipt\":\"r-2\",\"gift\":\"second\",\"donor\":\"beta\"");
        in(
                "RecordOtherIncome",
                "\"receipt\":\"r-4\",\"kind\":\"interest\",\"amount\":%s".formatted(cny("3.21")));
        in(
                "RecordCharge",
                "\"entry\":\"fee\",\"kind\":\"bank\",\"amount\":%1$s,\"draws\":[{\"receipt\":\"r-4\",\"amount\":%1$s}]"
                        .formatted(cny("1.21")));
        in(
                "ProposeAllocation",
                """
                "allocation":"training","recipient":"gamma","purpose":"training",
                "lines":[{"line":"travel","amount":%1$s}],
                "sources":[{"gift":"first","amount":%1$s}],"mode":"advance"\
                """
                        .formatted(cny("300.00")));
        pay("early", "20.00");
        story.tellAs(
                "approver-1",
                "ApproveAllocation",
                "\"fund\":\"fund\",\"allocation\":\"training\",\"on\":\"2020-02-01\"");
        pay("one", "100.00");
        pay("two", "50.00");
        in("ReverseDisbursement", "\"disbursement\":\"two\",\"reason\":\"Entered twice.\"");
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private static String cny(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"CNY\"}".formatted(amount);
    }

    private void in(String command, String members) {
        story.tell(command, "\"fund\":\"fund\",%s,\"on\":\"2020-02-01\"".formatted(members));
    }

    private void pay(String disbursement, String amount) {
        in(
                "Disburse",
                """
                "disbursement":"%s","allocation":"training","amount":%2$s,
                "draws":[{"receipt":"r-1","amount":%2$s}],"payee":"Gamma"\
                """
                        .formatted(disbursement, cny(amount)));
    }

    private static String amount(JsonNode of, String figure) {
        assertThat(of.at("/" + figure + "/currency").asString("")).isEqualTo("CNY");
        return of.at("/" + figure + "/amount").asString("");
    }

    @Test
    void a_statement_has_every_figure_by_name() {
        JsonNode statement = story.read("/api/v1/funds/fund/statement");
        assertThat(statement.get("currency").asString()).isEqualTo("CNY");
        assertThat(statement.get("unknown").isEmpty()).isTrue();
        List<String> shown = new ArrayList<>();
        FIGURES.forEach(figure -> shown.add(figure + " " + amount(statement, figure)));
        assertThat(shown)
                .containsExactly(
                        "pledged 1000.00",
                        "committed 800.00",
                        "received 750.00",
                        "other 3.21",
                        "refunded 0.00",
                        "charges 1.21",
                        "suspense 7.00",
                        "allocated 300.00",
                        "disbursed 120.00",
                        "undisbursed 180.00",
                        "spent 0.00",
                        "returned 0.00",
                        "unallocated 452.00",
                        "bank 639.00",
                        "advances 120.00",
                        "recoverable 0.00",
                        "writtenOff 0.00");
    }

    @Test
    void the_gifts_and_the_own_income_sum_to_the_fund() {
        JsonNode statement = story.read("/api/v1/funds/fund/statement");
        List<String> gifts = new ArrayList<>();
        statement.get("gifts").forEach(gift -> gifts.add(gift.get("gift").asString("own")));
        assertThat(gifts).containsExactlyInAnyOrder("first", "second", "own");
        for (String figure : FIGURES) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode gift : statement.get("gifts")) {
                sum = sum.add(new BigDecimal(amount(gift, figure)));
            }
            assertThat(sum).as(figure).isEqualByComparingTo(amount(statement, figure));
        }
    }

    @Test
    void a_promise_is_unknown_until_one_is_recorded() {
        JsonNode statement = story.read("/api/v1/funds/unused/statement");
        assertThat(statement.get("unknown").toString()).isEqualTo("[\"pledged\",\"committed\"]");
        assertThat(statement.at("/received/amount").asString()).isEqualTo("0");
    }

    @Test
    void an_exception_is_shown_with_the_fact_until_a_resolution_cures_it() {
        JsonNode noted = story.read("/api/v1/funds/fund/statement").get("exceptions");
        assertThat(noted).hasSize(1);
        assertThat(noted.at("/0/act").asString()).isEqualTo("fund/fund/early");
        assertThat(noted.at("/0/rule").asString()).isEqualTo("NOT_APPROVED");
        JsonNode payment = story.read("/api/v1/funds/fund/disbursements").at("/items/0");
        assertThat(payment.at("/payment/exceptions/0/rule").asString()).isEqualTo("NOT_APPROVED");

        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-05-11"}],
                "agenda":[{"item":"item-1","title":"Payments"}],"on":"2020-04-01"\
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
                "resolution":"cure","meeting":"assembly","item":"item-1","title":"The early payment",
                "textDigest":"%s","mover":"alpha","effects":["fund/fund/early"],"on":"2020-05-11"\
                """
                        .formatted(DIGEST));
        story.tell(
                "AdoptByConsensus",
                "\"resolution\":\"cure\",\"textDigest\":\"%s\",\"objections\":[],\"on\":\"2020-05-11\""
                        .formatted(DIGEST));
        story.tell(
                "RatifyAct",
                "\"resolution\":\"cure\",\"act\":\"fund/fund/early\",\"on\":\"2020-05-12\"");
        noted = story.read("/api/v1/funds/fund/statement").get("exceptions");
        assertThat(noted.at("/0/ratifiedBy").asString()).isEqualTo("cure");
    }

    @Test
    void every_entry_of_the_journal_sums_to_nothing() {
        JsonNode journal = story.read("/api/v1/funds/fund/journal?limit=1000");
        long position = -1;
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : journal.get("items")) {
            if (line.get("position").asLong() != position) {
                assertThat(sum).as("position %d", position).isEqualByComparingTo("0");
                position = line.get("position").asLong();
            }
            sum = sum.add(new BigDecimal(amount(line, "amount")));
        }
        assertThat(sum).isEqualByComparingTo("0");
        story.pagesOfOne("/api/v1/funds/fund/journal");
    }

    @Test
    void a_gift_that_was_found_later_has_its_donor() {
        JsonNode gifts = story.read("/api/v1/funds/fund/gifts").get("items");
        assertThat(gifts).hasSize(2);
        assertThat(gifts.at("/0/donor").asString()).isEqualTo("alpha");
        assertThat(gifts.at("/1/donor").asString()).isEqualTo("beta");
    }

    @Test
    void an_act_that_happens_once_is_no_list() {
        JsonNode receipts = story.read("/api/v1/funds/fund/receipts").get("items");
        assertThat(receipts).hasSize(4);
        assertThat(receipts.at("/0/receipt").isObject()).isTrue();
        assertThat(receipts.at("/1/identification/gift").asString()).isEqualTo("second");
        assertThat(receipts.at("/1/status").asString()).isEqualTo("received");
        assertThat(receipts.at("/2/status").asString()).isEqualTo("in-suspense");
        assertThat(receipts.at("/3/status").asString()).isEqualTo("own-income");
        JsonNode paid = story.read("/api/v1/funds/fund/disbursements").get("items");
        assertThat(paid.at("/2/status").asString()).isEqualTo("reversed");
        assertThat(paid.at("/2/reversal/reason").asString()).isEqualTo("Entered twice.");
        JsonNode charges = story.read("/api/v1/funds/fund/charges").get("items");
        assertThat(charges.at("/0/charge/amount/amount").asString()).isEqualTo("1.21");
    }

    @Test
    void lists_come_in_pages() {
        story.pagesOfOne("/api/v1/funds");
        for (String list : List.of("gifts", "receipts", "disbursements")) {
            story.pagesOfOne("/api/v1/funds/fund/" + list);
        }
        assertThat(story.read("/api/v1/funds/later/receipts").get("items")).isEmpty();
    }

    /** Were it taken, the books could not hold the balance, and would show nothing any more. */
    @Test
    void takes_no_amounts_that_add_up_beyond_what_the_books_hold() {
        String most = "{\"amount\":\"1000000000000000000\",\"currency\":\"UGX\"}";
        String promise =
                "{\"fund\":\"later\",\"gift\":\"%s\",\"donor\":\"alpha\",\"amount\":%s,\"on\":\"2020-01-01\",\"source\":{\"ref\":\"Minutes\",\"certainty\":\"stated\"}}";
        assertThat(ledger.send("RecordPledge", promise.formatted("huge", most)).status())
                .isEqualTo(201);
        TestLedger.Answer refused = ledger.send("RecordPledge", promise.formatted("more", most));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("INVALID_VALUE");
        assertThat(refused.json().get("field").asString()).isEqualTo("/amount");
        assertThat(story.read("/api/v1/funds/later/statement").at("/pledged/amount").asString())
                .isIn("0", "1000000000000000000");
    }

    @Test
    void what_is_not_there_is_said() {
        for (String path :
                List.of("none", "none/statement", "none/journal", "none/receipts", "fund/none")) {
            assertThat(story.ask("/api/v1/funds/" + path).status()).as(path).isEqualTo(404);
        }
        story.isUnknown("/api/v1/funds/none");
        story.isUnknown("/api/v1/funds/none/statement");
        story.isUnknown("/api/v1/funds/none/journal");
    }
}
