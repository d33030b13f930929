package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.Store;
import org.iioe.ledger.system.StoreTest;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Sixteen want what only one can have, of one process and of two on the same database: one of them
 * gets it, the others are told why not, and the store agrees.
 */
@ParameterizedClass
@EnumSource(Store.class)
class RacesTest extends StoreTest {
    private static final int RACERS = 16;
    private static final String SOURCE = "\"source\":{\"ref\":\"test\",\"certainty\":\"stated\"}";
    private static final String DIGEST = "a".repeat(64);
    private static final String HUNDRED = "{\"amount\":\"100.00\",\"currency\":\"CNY\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private TestLedger ledger;
    private LedgerProcess second;
    private URI secondAddress;

    /** Who takes the racers in. */
    enum Nodes {
        ONE,
        TWO
    }

    private record Outcome(int status, String code) {}

    @Override
    protected void start(Store store) {
        ledger = TestLedger.empty(store);
        second = LedgerProcess.on(ledger.database());
        recorded(
                "EstablishCharter",
                """
                {"rules":{"admission":{"letterOfIntent":true,"cooperationAgreement":false,
                  "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                  "quorum":{"numerator":1,"denominator":2},
                  "majority":{"fraction":{"numerator":1,"denominator":2},"base":"cast",
                  "strict":true},"delegatedLimit":{"amount":"1000000.00","currency":"CNY"}},
                 "basis":"adopted","on":"2019-12-01",%s}
                """);
        recorded(
                "RegisterInstrument",
                """
                {"instrument":"letter","kind":"letter-of-intent","title":"Letter","version":"1",
                 "inForceRule":"on-signature","on":"2019-12-01",%s}
                """);
        register("member");
        recorded(
                "SignLetterOfIntent",
                """
                {"organisation":"member","instrument":"letter","on":"2019-12-07",%s}
                """);
        recorded(
                "ConveneMeeting",
                """
                {"meeting":"assembly","body":"Assembly","kind":"ordinary","convener":"member",
                 "sittings":[{"on":"2020-05-11"}],"mode":"hybrid",
                 "agenda":[{"item":"item-1","title":"Budget"}],"on":"2020-04-01",%s}
                """);
        recorded(
                "OpenMeeting",
                """
                {"meeting":"assembly","chair":"member","on":"2020-05-11",%s}
                """);
        recorded(
                "RecordAttendance",
                """
                {"meeting":"assembly","organisation":"member","capacity":"member","proxyFor":[],
                 "on":"2020-05-11",%s}
                """);
        secondAddress = second.awaitReady();
    }

    @Override
    protected void stop() {
        second.close();
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource
    void one_identifier_stands_for_one_organisation(Nodes nodes) throws Exception {
        String value = nodes == Nodes.ONE ? "000000098" : "000000195";
        List<Outcome> outcomes =
                race(
                        nodes,
                        "RegisterOrganisation",
                        racer ->
                                organisation(
                                        "claimant-%s-%d".formatted(name(nodes), racer),
                                        "{\"scheme\":\"XI-ROR\",\"value\":\"%s\"}"
                                                .formatted(value)));
        oneWins(outcomes, 409, "IDENTIFIER_TAKEN");
        assertThat(events("organisation/claimant-" + name(nodes) + "-%", "OrganisationRegistered"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void one_id_stands_for_one_organisation(Nodes nodes) throws Exception {
        String id = "wanted-" + name(nodes);
        List<Outcome> outcomes = race(nodes, "RegisterOrganisation", racer -> organisation(id, ""));
        oneWins(outcomes, 409, "ORGANISATION_EXISTS");
        assertThat(events("organisation/" + id, "OrganisationRegistered")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void one_serial_number_is_delivered_once(Nodes nodes) throws Exception {
        String name = name(nodes);
        register("donor-" + name);
        for (int racer = 0; racer < RACERS; racer += 2) {
            recorded(
                    "PledgeContribution",
                    """
                    {"contribution":"gift-%s-%d","donor":"donor-%s","lines":[{"line":"laptops",
                      "kind":"goods","description":"Laptops","unit":"laptop","quantity":20,
                      "tenure":"title"}],"on":"2020-05-01",%%s}
                    """
                            .formatted(name, racer, name));
        }
        List<Outcome> outcomes =
                race(
                        nodes,
                        "RecordDelivery",
                        // Two of them each into one contribution.
                        racer ->
                                """
                                {"contribution":"gift-%s-%d","line":"laptops","delivery":"d-%d",
                                 "quantity":1,"items":[{"item":"item-%s-%d","maker":"Maker",
                                 "model":"Model","serial":"RACED-%s"}],"on":"2020-05-02",%s}
                                """
                                        .formatted(
                                                name,
                                                racer / 2 * 2,
                                                racer,
                                                name,
                                                racer,
                                                name,
                                                SOURCE));
        oneWins(outcomes, 409, "SERIAL_TAKEN");
        assertThat(events("contribution/gift-" + name + "-%", "DeliveryRecorded")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_member_votes_once(Nodes nodes) throws Exception {
        String resolution = "resolution-" + name(nodes);
        recorded(
                "SubmitDraftResolution",
                """
                {"resolution":"%s","meeting":"assembly","item":"item-1","title":"Budget",
                 "textDigest":"%s","mover":"member","effects":[],"on":"2020-05-11",%%s}
                """
                        .formatted(resolution, DIGEST));
        recorded(
                "OpenVote",
                """
                {"resolution":"%s","form":"roll-call","textDigest":"%s","charterVersion":1,
                 "on":"2020-05-11",%%s}
                """
                        .formatted(resolution, DIGEST));
        List<Outcome> outcomes =
                race(
                        nodes,
                        "CastVote",
                        racer ->
                                """
                                {"resolution":"%s","member":"member","choice":"%s",
                                 "on":"2020-05-11",%s}
                                """
                                        .formatted(
                                                resolution,
                                                racer % 2 == 0 ? "for" : "against",
                                                SOURCE));
        oneWins(outcomes, 409, "ALREADY_VOTED");
        assertThat(events("resolution/" + resolution, "VoteCast")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void the_last_hundred_of_a_fund_is_allocated_once(Nodes nodes) throws Exception {
        String fund = "fund-" + name(nodes);
        recorded(
                "EstablishFund",
                """
                {"fund":"%s","currency":"CNY","on":"2020-03-01",%%s}
                """
                        .formatted(fund));
        recorded(
                "RecordReceipt",
                """
                {"fund":"%s","receipt":"receipt","gift":"gift","donor":"member","amount":%s,
                 "on":"2020-03-01",%%s}
                """
                        .formatted(fund, HUNDRED));
        for (int racer = 0; racer < RACERS; racer++) {
            recorded(
                    "ProposeAllocation",
                    """
                    {"fund":"%s","allocation":"a-%d","recipient":"member","purpose":"training",
                     "lines":[{"line":"travel","amount":%s}],
                     "sources":[{"gift":"gift","amount":%s}],"mode":"advance",
                     "on":"2020-03-01",%%s}
                    """
                            .formatted(fund, racer, HUNDRED, HUNDRED));
        }
        List<Outcome> outcomes =
                race(
                        nodes,
                        "ApproveAllocation",
                        racer ->
                                """
                                {"fund":"%s","allocation":"a-%d","on":"2020-03-02",%s}
                                """
                                        .formatted(fund, racer, SOURCE));
        oneWins(outcomes, 422, "EXCEEDS_AVAILABLE");
        assertThat(events("fund/" + fund, "AllocationApproved")).isEqualTo(1);
    }

    private static void oneWins(List<Outcome> outcomes, int status, String code) {
        assertThat(outcomes).filteredOn(outcome -> outcome.status() == 201).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() != 201)
                .hasSize(RACERS - 1)
                .containsOnly(new Outcome(status, code));
    }

    /** All at once, each under a key of its own, over the nodes in turn. */
    private List<Outcome> race(Nodes nodes, String command, IntFunction<String> body)
            throws Exception {
        String path = "/api/v1/commands/" + command;
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Outcome>> racers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            for (int racer = 0; racer < RACERS; racer++) {
                boolean elsewhere = nodes == Nodes.TWO && racer % 2 == 1;
                URI address = elsewhere ? secondAddress.resolve(path) : ledger.address(path);
                String json = body.apply(racer);
                racers.add(
                        threads.submit(() -> {
                            go.await();
                            return send(address, json);
                        }));
            }
            go.countDown();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> racer : racers) {
            outcomes.add(racer.get());
        }
        return outcomes;
    }

    /** As somebody else than the one who proposed. */
    private Outcome send(URI address, String json) throws Exception {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .header("Ledger-User", "approver-1")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
        return new Outcome(
                response.statusCode(), mapper.readTree(response.body()).path("code").asString(""));
    }

    private void recorded(String command, String json) {
        TestLedger.Answer answer = ledger.send(command, json.formatted(SOURCE));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private void register(String id) {
        TestLedger.Answer answer = ledger.send("RegisterOrganisation", organisation(id, ""));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private static String organisation(String id, String identifier) {
        return """
        {"organisation":"%s","nameAsGiven":"Name of %s","kind":"enterprise","identifiers":[%s],
         "confirmedDistinct":false,"on":"2019-12-07",%s}
        """
                .formatted(id, id, identifier, SOURCE);
    }

    private static String name(Nodes nodes) {
        return nodes == Nodes.ONE ? "one" : "two";
    }

    /** How many events of a type the store has on streams of such a name. */
    private long events(String like, String type) {
        return ledger.stored(like, type);
    }
}
