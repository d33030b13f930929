package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.store.KeepsNothing;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A node decides on what it keeps in memory, and yet on nothing that has gone on: whatever another
 * node records, and whatever failed before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecidedOnTheNewestTest {
    private static final String SOURCE = "\"source\":{\"ref\":\"test\",\"certainty\":\"stated\"}";
    private static final String DAY = "\"on\":\"2020-05-01\"," + SOURCE;
    private static final int THREADS = 8;
    private static final int RACED = 60;
    private static final int ACTS = 400;

    private final long seed = System.nanoTime();
    private TestLedger one;
    private TestLedger other;

    @BeforeAll
    void start() {
        one = TestLedger.empty();
        other = TestLedger.on(one.database());
        did(one, 201, charter());
        did(one, 201, instrument());
        did(one, 201, register("donor"));
        did(one, 201, sign("donor"));
    }

    @AfterAll
    void stop() {
        other.close();
        one.close();
    }

    private record Act(String command, String json) {}

    private static Answer did(TestLedger ledger, int status, Act act) {
        Answer answer = ledger.send(act.command(), act.json());
        assertThat(answer.status())
                .as("%s %s: %s", act.command(), act.json(), answer.response().body())
                .isEqualTo(status);
        return answer;
    }

    private static Act register(String id) {
        return new Act(
                "RegisterOrganisation",
                """
                {"organisation":"%s","nameAsGiven":"Name of %1$s","kind":"enterprise",
                 "identifiers":[],"confirmedDistinct":true,%s}
                """
                        .formatted(id, DAY));
    }

    private static Act rename(String id, String name) {
        return new Act(
                "RenameOrganisation",
                """
                {"organisation":"%s","name":"%s","from":"2021-01-01","confirmedDistinct":true,
                 "on":"2021-01-01",%s}
                """
                        .formatted(id, name, SOURCE));
    }

    private static Act establish(String fund) {
        return new Act(
                "EstablishFund", "{\"fund\":\"%s\",\"currency\":\"CNY\",%s}".formatted(fund, DAY));
    }

    private static Act receive(String fund, String receipt, String donor, int amount) {
        return new Act(
                "RecordReceipt",
                """
                {"fund":"%s","receipt":"%s","gift":"gift-%s","donor":"%3$s","amount":%s,%s}
                """
                        .formatted(fund, receipt, donor, money(amount), DAY));
    }

    private static Act propose(String fund, String allocation, String gift, int amount) {
        return new Act(
                "ProposeAllocation",
                """
                {"fund":"%s","allocation":"%s","recipient":"donor","purpose":"training",
                 "lines":[{"line":"travel","amount":%s}],
                 "sources":[{"gift":"gift-%s","amount":%3$s}],"mode":"advance",%s}
                """
                        .formatted(fund, allocation, money(amount), gift, DAY));
    }

    private static Act approve(String fund, String allocation) {
        return new Act(
                "ApproveAllocation",
                "{\"fund\":\"%s\",\"allocation\":\"%s\",%s}".formatted(fund, allocation, DAY));
    }

    /** By somebody else than the one who proposed. */
    private static Answer approved(TestLedger ledger, String fund, String allocation) {
        Act act = approve(fund, allocation);
        return ledger.sendAs("approver-1", act.command(), UUID.randomUUID().toString(), act.json());
    }

    private static String money(int amount) {
        return "{\"amount\":\"%d.00\",\"currency\":\"CNY\"}".formatted(amount);
    }

    private static Act charter() {
        return new Act(
                "EstablishCharter",
                """
                {"rules":{"admission":{"letterOfIntent":true,"cooperationAgreement":false,
                  "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                  "quorum":{"numerator":1,"denominator":2},
                  "majority":{"fraction":{"numerator":1,"denominator":2},"base":"cast",
                  "strict":true},"delegatedLimit":{"amount":"1000000.00","currency":"CNY"}},
                 "basis":"adopted","on":"2019-12-01",%s}
                """
                        .formatted(SOURCE));
    }

    private static Act instrument() {
        return new Act(
                "RegisterInstrument",
                """
                {"instrument":"letter","kind":"letter-of-intent","title":"Letter","version":"1",
                 "inForceRule":"on-signature","on":"2019-12-01",%s}
                """
                        .formatted(SOURCE));
    }

    private static Act sign(String id) {
        return new Act(
                "SignLetterOfIntent",
                "{\"organisation\":\"%s\",\"instrument\":\"letter\",%s}".formatted(id, DAY));
    }

    @Test
    void what_one_node_refused_it_accepts_once_another_recorded_what_was_missing() {
        for (int i = 0; i < 20; i++) {
            String id = "missing-" + i;
            did(one, 404, rename(id, "Refused"));
            did(other, 201, register(id));
            did(one, 201, rename(id, "Accepted"));
            // What one keeps of it now, the other has not seen.
            did(other, 409, register(id));
            did(one, 409, register(id));
        }
    }

    @Test
    void what_is_kept_decides_nothing_that_another_node_has_changed() {
        for (int i = 0; i < 10; i++) {
            String fund = "fund-" + i;
            did(one, 201, establish(fund));
            did(one, 201, receive(fund, "first", "donor", 100));
            did(one, 201, propose(fund, "a", "donor", 100));
            did(one, 201, propose(fund, "b", "donor", 100));
            assertThat(approved(other, fund, "a").status()).isEqualTo(201);
            // Its own state of the fund says that a hundred are there.
            assertThat(approved(one, fund, "b").code()).isEqualTo("EXCEEDS_AVAILABLE");
            did(other, 201, receive(fund, "second", "donor", 100));
            // And now that nothing is.
            assertThat(approved(one, fund, "b").status()).isEqualTo(201);
        }
    }

    @Test
    void no_basis_in_the_log_was_overtaken_after_a_race_of_two_nodes() throws Exception {
        System.out.println("Racing under seed " + seed);
        List<Future<?>> racers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                racers.add(threads.submit(() -> race(number % 2 == 0 ? one : other, number)));
            }
        }
        for (Future<?> racer : racers) {
            racer.get();
        }
        one.awaitSigned();
        assertThat(checkedBases(one.database())).isGreaterThan(THREADS * RACED / 8);
        VerifyLedgerProgram.accepts(one.database());
    }

    private void race(TestLedger on, int thread) {
        Random random = new Random(seed + thread);
        for (int i = 0; i < RACED; i++) {
            String id = "org-" + random.nextInt(RACED);
            Act act =
                    switch (random.nextInt(4)) {
                        case 0 -> register(id);
                        case 1 -> rename(id, "Name " + random.nextInt(1_000));
                        default -> sign(id);
                    };
            assertThat(on.send(act.command(), act.json()).status())
                    .as("seed %d, %s", seed, act)
                    .isIn(201, 404, 409, 422);
        }
    }

    private record Based(String command, String stream, int sequence, int position) {}

    /** Looks at every basis of the log; tells how many there are. */
    private static int checkedBases(Database database) throws SQLException {
        JsonMapper mapper = new JsonMapper();
        Map<String, Integer> begun = new HashMap<>();
        Map<String, List<Integer>> streams = new HashMap<>();
        List<Based> bases = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT position, subject, entry FROM ledger.sealed_entry ORDER BY"
                                        + " position")) {
            while (row.next()) {
                int position = row.getInt(1);
                streams.computeIfAbsent(row.getString(2), any -> new ArrayList<>()).add(position);
                JsonNode entry = mapper.readTree(row.getBytes(3));
                String command = entry.path("commandid").asString("");
                begun.putIfAbsent(command, position);
                for (String basis : entry.path("basis").asString("").split(" ", 0)) {
                    if (!basis.isEmpty()) {
                        int at = basis.lastIndexOf('@');
                        bases.add(
                                new Based(
                                        command,
                                        basis.substring(0, at),
                                        Integer.parseInt(basis.substring(at + 1)),
                                        position));
                    }
                }
            }
        }
        for (Based basis : bases) {
            List<Integer> stream = streams.getOrDefault(basis.stream(), List.of());
            assertThat(stream).as("%s", basis).hasSizeGreaterThan(basis.sequence());
            assertThat(stream.get(basis.sequence())).as("%s", basis).isLessThan(basis.position());
            if (stream.size() > basis.sequence() + 1) {
                assertThat(stream.get(basis.sequence() + 1))
                        .as("what came after %s, of a command from %s", basis, begun)
                        .isGreaterThanOrEqualTo(begun.getOrDefault(basis.command(), -1));
            }
        }
        return bases.size();
    }

    /** Refusals and failures leave no trace in what is kept: who keeps nothing answers the same. */
    @Test
    void answers_are_those_of_a_ledger_that_keeps_nothing() {
        System.out.println("Acting under seed " + seed);
        Random random = new Random(seed);
        try (TestLedger keeps = TestLedger.empty();
                TestLedger folds = TestLedger.with(KeepsNothing.class)) {
            List<TestLedger> both = List.of(keeps, folds);
            both.forEach(each -> did(each, 201, charter()));
            both.forEach(each -> did(each, 201, instrument()));
            both.forEach(each -> did(each, 201, register("donor")));
            both.forEach(each -> did(each, 201, sign("donor")));
            Map<Integer, Integer> statuses = new HashMap<>();
            for (int i = 0; i < ACTS; i++) {
                Act act = any(random, i);
                boolean fails = random.nextInt(20) == 0;
                List<String> answers = new ArrayList<>();
                for (TestLedger each : both) {
                    if (fails) {
                        each.database()
                                .execute("REVOKE EXECUTE ON FUNCTION ledger.seal FROM ledger_app");
                    }
                    Answer answer =
                            each.sendAs(
                                    act.command().startsWith("Approve")
                                            ? "approver-1"
                                            : "secretary-1",
                                    act.command(),
                                    "key-" + i,
                                    act.json());
                    if (fails) {
                        each.database()
                                .execute("GRANT EXECUTE ON FUNCTION ledger.seal TO ledger_app");
                    }
                    statuses.merge(answer.status(), 1, Integer::sum);
                    answers.add(told(answer));
                }
                assertThat(answers.get(0))
                        .as("seed %d, act %d: %s", seed, i, act)
                        .isEqualTo(answers.get(1));
            }
            System.out.println("Answered: " + statuses);
            // A rule of money is broken by chance alone.
            assertThat(statuses.keySet()).contains(201, 404, 409, 503);
        }
    }

    /** What does not depend on when and under which id. */
    private static String told(Answer answer) {
        List<String> told = new ArrayList<>();
        told.add(Integer.toString(answer.status()));
        told.add(answer.code());
        told.add(answer.status() < 500 ? answer.json().path("detail").asString("") : "");
        told.add(answer.response().headers().firstValue("Ledger-Position").orElse(""));
        answer.json().path("recorded").forEach(event -> told.add(event.path("type").asString("")));
        return String.join(", ", told);
    }

    private static Act any(Random random, int number) {
        String id = "org-" + random.nextInt(6);
        String fund = "fund-" + random.nextInt(3);
        String of = Integer.toString(random.nextInt(10));
        return switch (random.nextInt(9)) {
            case 0 -> register(id);
            case 1 -> rename(id, "Name " + number);
            case 2 -> sign(id);
            case 3 -> establish(fund);
            case 4, 5 -> receive(fund, "receipt-" + of, "donor", 1 + random.nextInt(200));
            case 6 -> propose(fund, "a-" + of, "donor", 1 + random.nextInt(200));
            default -> approve(fund, "a-" + of);
        };
    }
}
