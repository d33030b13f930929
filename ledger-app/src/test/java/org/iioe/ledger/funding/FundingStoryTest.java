package org.iioe.ledger.funding;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Money from gift to return on a real store: nothing is created, and nothing is lost. */
class FundingStoryTest {
    private static final String ACT =
            "\"on\":\"2020-03-01\",\"source\":{\"ref\":\"test\",\"certainty\":\"stated\"}";

    private TestLedger ledger;

    @BeforeEach
    void start() {
        ledger = TestLedger.empty();
        for (String id : List.of("donor", "recipient")) {
            ok(
                    ledger.send(
                            "RegisterOrganisation",
                            "{\"organisation\":\"%s\",\"nameAsGiven\":\"%s\",\"kind\":\"other\",\"group\":null,\"country\":null,\"identifiers\":[],\"confirmedDistinct\":false,%s}"
                                    .formatted(id, id, ACT)));
        }
        ok(
                ledger.send(
                        "EstablishCharter",
                        """
                        {"rules":{"admission":{"letterOfIntent":true,"cooperationAgreement":false,"membershipClass":"full"},
                         "votingClasses":[{"name":"full","vote":true}],"delegatedLimit":{"amount":"100000000.00","currency":"CNY"}},
                         "basis":"adopted","on":"2019-01-01","source":{"ref":"test","certainty":"stated"}}\
                        """));
        ok(
                ledger.send(
                        "RegisterInstrument",
                        "{\"instrument\":\"letter\",\"kind\":\"letter-of-intent\",\"title\":\"Letter\",\"version\":\"1\",\"inForceRule\":\"on-signature\",%s}"
                                .formatted(ACT)));
        ok(
                ledger.send(
                        "SignLetterOfIntent",
                        "{\"organisation\":\"recipient\",\"instrument\":\"letter\",%s}"
                                .formatted(ACT)));
        ok(
                ledger.send(
                        "EstablishFund",
                        "{\"fund\":\"fund\",\"currency\":\"CNY\",%s}".formatted(ACT)));
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer;
    }

    private static String cny(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"CNY\"}".formatted(amount);
    }

    private Answer receive(String receipt, String amount) {
        return ledger.send(
                "RecordReceipt",
                "{\"fund\":\"fund\",\"receipt\":\"%s\",\"gift\":\"gift\",\"donor\":\"donor\",\"amount\":%s,%s}"
                        .formatted(receipt, cny(amount), ACT));
    }

    private Answer propose(String allocation, String amount) {
        return ledger.send(
                "ProposeAllocation",
                "{\"fund\":\"fund\",\"allocation\":\"%s\",\"recipient\":\"recipient\",\"purpose\":\"training\",\"lines\":[{\"line\":\"travel\",\"amount\":%s}],\"sources\":[{\"gift\":\"gift\",\"amount\":%s}],\"mode\":\"advance\",%s}"
                        .formatted(allocation, cny(amount), cny(amount), ACT));
    }

    private Answer approveAs(String user, String allocation) {
        return ledger.sendAs(
                user,
                "ApproveAllocation",
                UUID.randomUUID().toString(),
                "{\"fund\":\"fund\",\"allocation\":\"%s\",%s}".formatted(allocation, ACT));
    }

    private Answer pay(String disbursement, String allocation, String receipt, String amount) {
        return ledger.send(
                "Disburse",
                "{\"fund\":\"fund\",\"disbursement\":\"%s\",\"allocation\":\"%s\",\"amount\":%s,\"draws\":[{\"receipt\":\"%s\",\"amount\":%s}],\"payee\":\"Recipient\",%s}"
                        .formatted(
                                disbursement, allocation, cny(amount), receipt, cny(amount), ACT));
    }

    private String figure(String name) {
        Answer answer = ledger.get("/api/v1/funds/fund/statement");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json().get(name).get("amount").asString();
    }

    @Test
    void an_allocation_is_proposed_approved_paid_twice_one_reversed_and_accounted_for() {
        ok(receive("r1", "1000.00"));
        ok(propose("a1", "600.00"));
        assertThat(approveAs("secretary-1", "a1").code()).isEqualTo("OWN_PROPOSAL");
        ok(approveAs("approver-1", "a1"));
        assertThat(figure("unallocated")).isEqualTo("400.00");
        ok(pay("d1", "a1", "r1", "200.00"));
        ok(pay("d2", "a1", "r1", "300.00"));
        ok(
                ledger.send(
                        "ReverseDisbursement",
                        "{\"fund\":\"fund\",\"disbursement\":\"d2\",\"reason\":\"Entered twice.\",%s}"
                                .formatted(ACT)));
        assertThat(
                        ledger.send(
                                        "ReverseDisbursement",
                                        "{\"fund\":\"fund\",\"disbursement\":\"d2\",\"reason\":\"Entered twice.\",%s}"
                                                .formatted(ACT))
                                .code())
                .isEqualTo("PAYMENT_UNDONE");
        assertThat(figure("disbursed")).isEqualTo("200.00");
        assertThat(figure("undisbursed")).isEqualTo("400.00");
        assertThat(figure("bank")).isEqualTo("800.00");
        ok(
                ledger.send(
                        "ReportExpenditure",
                        "{\"fund\":\"fund\",\"report\":\"x1\",\"allocation\":\"a1\",\"lines\":[{\"line\":\"travel\",\"amount\":%s}],\"period\":{\"from\":\"2020-01-01\",\"to\":\"2020-02-01\"},\"evidence\":[],%s}"
                                .formatted(cny("150.00"), ACT)));
        assertThat(
                        ledger.send(
                                        "AcceptExpenditure",
                                        "{\"fund\":\"fund\",\"report\":\"x1\",\"lines\":[{\"line\":\"travel\",\"amount\":%s}],%s}"
                                                .formatted(cny("150.01"), ACT))
                                .code())
                .isEqualTo("EXCEEDS_REPORTED");
        ok(
                ledger.send(
                        "AcceptExpenditure",
                        "{\"fund\":\"fund\",\"report\":\"x1\",\"lines\":[{\"line\":\"travel\",\"amount\":%s}],%s}"
                                .formatted(cny("150.00"), ACT)));
        ok(
                ledger.send(
                        "RecordReturn",
                        "{\"fund\":\"fund\",\"entry\":\"back\",\"disbursement\":\"d1\",\"amount\":%s,\"restores\":[{\"receipt\":\"r1\",\"amount\":%s}],%s}"
                                .formatted(cny("50.00"), cny("50.00"), ACT)));
        assertThat(figure("spent")).isEqualTo("150.00");
        assertThat(figure("returned")).isEqualTo("50.00");
        assertThat(figure("advances")).isEqualTo("0.00");
        assertThat(figure("unallocated")).isEqualTo("450.00");
        equationsHold();
    }

    @Test
    void a_payment_beyond_its_allocation_is_recorded_with_its_exception() {
        ok(receive("r1", "1000.00"));
        ok(propose("a1", "100.00"));
        ok(approveAs("approver-1", "a1"));
        ok(pay("d1", "a1", "r1", "100.00"));
        ok(pay("d2", "a1", "r1", "0.01"));
        JsonNode exceptions = ledger.get("/api/v1/funds/fund/statement").json().get("exceptions");
        assertThat(exceptions.size()).isEqualTo(1);
        assertThat(exceptions.get(0).get("rule").asString()).isEqualTo("EXCEEDS_ALLOCATION");
        assertThat(pay("d3", "a1", "r1", "900.00").code()).isEqualTo("EXCEEDS_RECEIPT");
    }

    @Test
    void sixteen_that_race_for_the_last_100_of_a_fund_leave_one_winner() throws Exception {
        ok(receive("r1", "100.00"));
        for (int i = 0; i < 16; i++) {
            ok(propose("a" + i, "100.00"));
        }
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                String allocation = "a" + i;
                answers.add(
                        threads.submit(() -> {
                            go.await();
                            return approveAs("approver-1", allocation);
                        }));
            }
            go.countDown();
            int won = 0;
            for (Future<Answer> answer : answers) {
                if (answer.get().status() == 201) {
                    won++;
                } else {
                    assertThat(answer.get().status()).isEqualTo(422);
                    assertThat(answer.get().code()).isEqualTo("EXCEEDS_AVAILABLE");
                }
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(figure("unallocated")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void the_equations_hold_after_every_step_of_a_random_history(long seed) {
        System.out.println("Funding under seed " + seed);
        Random random = new Random(seed);
        int accepted = 0;
        for (int step = 0; step < 120; step++) {
            String amount = "%d.%02d".formatted(random.nextInt(300) + 1, random.nextInt(100));
            String n = Integer.toString(step);
            String one = Integer.toString(random.nextInt(step + 1));
            String two = Integer.toString(random.nextInt(step + 1));
            Answer answer =
                    switch (random.nextInt(12)) {
                        case 0, 1 -> receive("r" + n, amount);
                        case 2, 3 -> {
                            Answer proposed = propose("a" + n, amount);
                            yield proposed.status() == 201
                                    ? approveAs("approver-1", "a" + n)
                                    : proposed;
                        }
                        case 4, 5, 6 ->
                                pay(
                                        "d" + n,
                                        "a" + pick("allocations", random),
                                        "r" + pick("receipts", random),
                                        amount);
                        case 7 ->
                                ledger.send(
                                        "ReverseDisbursement",
                                        "{\"fund\":\"fund\",\"disbursement\":\"d%s\",\"reason\":\"Error.\",%s}"
                                                .formatted(pick("disbursements", random), ACT));
                        case 8 ->
                                ledger.send(
                                        "RecordReceipt",
                                        "{\"fund\":\"fund\",\"receipt\":\"r%s\",\"amount\":%s,%s}"
                                                .formatted(n, cny(amount), ACT));
                        case 9 ->
                                ledger.send(
                                        "IdentifyReceipt",
                                        "{\"fund\":\"fund\",\"receipt\":\"r%s\",\"gift\":\"gift\",\"donor\":\"donor\",%s}"
                                                .formatted(pick("receipts", random), ACT));
                        case 10 ->
                                ledger.send(
                                        "RecordOtherIncome",
                                        "{\"fund\":\"fund\",\"receipt\":\"r%s\",\"kind\":\"interest\",\"amount\":%s,%s}"
                                                .formatted(n, cny(amount), ACT));
                        default ->
                                ledger.send(
                                        "ReverseEntry",
                                        "{\"fund\":\"fund\",\"kind\":\"receipt\",\"entry\":\"r%s\",\"reason\":\"Error.\",%s}"
                                                .formatted(pick("receipts", random), ACT));
                    };
            assertThat(answer.status())
                    .as("seed %d, step %d: %s %s %s", seed, step, answer.json(), one, two)
                    .isIn(201, 404, 409, 422);
            if (answer.status() == 201) {
                accepted++;
                equationsHold();
            }
        }
        assertThat(accepted).isGreaterThan(30);
    }

    private String pick(String kind, Random random) {
        JsonNode items = ledger.get("/api/v1/funds/fund/" + kind).json().get("items");
        if (items.isEmpty()) {
            return "none";
        }
        String id = items.get(random.nextInt(items.size())).get("id").asString();
        return id.substring("fund:".length() + 1);
    }

    /** The equations of the domain, from the books alone and from their two independent ways. */
    private void equationsHold() {
        ledger.get("/api/v1/funds/fund/statement");
        var byGift = ledger.bean(FundBooks.class).byGift("fund", Long.MAX_VALUE);
        Figures f = FundBooks.sum(byGift);
        JdbcClient database = ledger.bean(JdbcClient.class);
        assertThat(
                        database.sql(
                                        "SELECT count(*) FROM (SELECT position FROM funding.posting"
                                                + " GROUP BY position HAVING sum(amount) <> 0) AS"
                                                + " unbalanced")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(f.memo()).isZero();
        assertThat(f.bank())
                .isEqualTo(
                        f.received()
                                + f.other()
                                + f.suspense()
                                - f.refunded()
                                - f.charges()
                                - f.disbursed()
                                + f.returned());
        assertThat(f.unallocated()).isEqualTo(f.bank() - f.suspense() - f.undisbursed());
        assertThat(f.disbursed())
                .isEqualTo(
                        f.spent() + f.returned() + f.writtenOff() + f.advances() + f.recoverable());
        assertThat(f.bank()).isNotNegative();
        assertThat(byGift.values().stream().mapToLong(Figures::unallocated).sum())
                .isEqualTo(f.unallocated());
        long negativeReceipts =
                database.sql(
                                "SELECT count(*) FROM (SELECT receipt FROM funding.posting WHERE"
                                        + " account LIKE 'Assets:Bank:%' GROUP BY receipt HAVING"
                                        + " sum(amount) < 0) AS overdrawn")
                        .query(Long.class)
                        .single();
        assertThat(negativeReceipts).isZero();
    }
}
