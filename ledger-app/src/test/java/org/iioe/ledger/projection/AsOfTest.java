package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * To stand at a past position is to see what a ledger shows that has nothing after it: every report
 * as of a position has the very bytes of the report of another ledger, into whose empty database
 * only the entries up to that position were put.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(4)
class AsOfTest {
    private static final List<String> REPORTS =
            List.of(
                    "organisations",
                    "organisations/makerere-university",
                    "members",
                    "instruments",
                    "charter/versions",
                    "meetings",
                    "resolutions",
                    "elections",
                    "presidency/terms",
                    "contributions",
                    "inventory",
                    "funds",
                    "funds/tencent-seed-fund",
                    "funds/tencent-seed-fund/statement",
                    "funds/tencent-seed-fund/journal",
                    "funds/tencent-seed-fund/gifts",
                    "funds/tencent-seed-fund/receipts",
                    "funds/tencent-seed-fund/allocations",
                    "funds/tencent-seed-fund/disbursements",
                    "funds/tencent-seed-fund/charges",
                    "trail",
                    "trace/tencent-charity-foundation",
                    "trace/resolution-1",
                    "reports/fund-statement?fund=tencent-seed-fund",
                    "reports/donor-report?donor=tencent-charity-foundation",
                    "reports/allocation-report?fund=tencent-seed-fund",
                    "reports/journal?fund=tencent-seed-fund",
                    "reports/trial-balance?fund=tencent-seed-fund",
                    "reports/member-statement?organisation=makerere-university",
                    "reports/presidency-timeline",
                    "reports/inventory",
                    "reports/audit-trail");

    /** These replay what they know, so that each is asked at one position in ten. */
    private static final List<String> EFFECTIVE =
            List.of(
                    "funds/tencent-seed-fund/statement?effectiveOn=2023-06-30",
                    "members?effectiveOn=2023-06-30",
                    "inventory?effectiveOn=2023-06-30");

    private final long seed = Long.getLong("seed", 20191207);
    private final Random random = new Random(seed);
    private TestLedger ledger;
    private TestLedger prefix;
    private long head;

    @BeforeAll
    void history() {
        ledger = TestLedger.empty("ledger.founding-record=iioe");
        int accepted = 0;
        for (int i = 0; i < Sizes.AS_OF_ACTS; i++) {
            accepted += act(i) ? 1 : 0;
        }
        System.out.println(
                "As of, under seed %d: %d of %d acts recorded"
                        .formatted(seed, accepted, Sizes.AS_OF_ACTS));
        assertThat(accepted).isGreaterThan(Sizes.AS_OF_ACTS / 3);
        TestClock.await(
                "all is sealed",
                Duration.ofSeconds(20),
                () -> {
                    long before = head;
                    head = ledger.get("/api/v1/trail?limit=1").json().get("position").asLong();
                    TestClock.pause(Duration.ofMillis(300));
                    return head == before;
                });
        prefix =
                TestLedger.empty(
                        "ledger.origin="
                                + ledger.get("/api/v1/log/key").response().body().split("\\+")[0]);
    }

    @AfterAll
    void stop() {
        ledger.close();
        prefix.close();
    }

    @Test
    void every_report_as_of_a_position_is_the_report_of_that_prefix() {
        TreeSet<Long> positions = new TreeSet<>(List.of(0L, head));
        while (positions.size() < Sizes.AS_OF_POSITIONS) {
            positions.add(random.nextLong(head));
        }
        long put = 0;
        int compared = 0;
        for (long position : positions) {
            put(put, position);
            put = position + 1;
            List<String> reports = new ArrayList<>(REPORTS);
            if (position % 10 == 0) {
                reports.addAll(EFFECTIVE);
            }
            reports.parallelStream()
                    .forEach(report -> {
                        String address = report + (report.contains("?") ? "&" : "?");
                        same(address, position, "application/json");
                        same(address, position, "text/csv");
                    });
            compared += 2 * reports.size();
        }
        System.out.println(
                "%d reports compared at %d positions".formatted(compared, positions.size()));
    }

    private void same(String address, long position, String format) {
        Answer whole = get(ledger, address + limit(address) + "asOf=" + position, format);
        Answer part = get(prefix, address + limit(address) + "minPosition=" + position, format);
        String report = "%s as of %d (seed %d)".formatted(address, position, seed);
        assertThat(whole.status()).as(report).isEqualTo(part.status()).isIn(200, 404);
        assertThat(whole.response().body()).as(report).isEqualTo(part.response().body());
        for (String header : List.of("Ledger-Position", "Ledger-Root", "Content-Type", "Link")) {
            assertThat(whole.response().headers().firstValue(header))
                    .as(report)
                    .isEqualTo(part.response().headers().firstValue(header));
        }
        assertThat(whole.response().headers().firstValueAsLong("Ledger-Position"))
                .hasValue(position);
    }

    private static String limit(String address) {
        boolean single =
                address.contains("statement")
                        || address.startsWith("reports/")
                        || address.startsWith("trace/")
                        || address.startsWith("organisations/")
                        || address.startsWith("funds/tencent-seed-fund?");
        return single ? "" : "limit=1000&";
    }

    private static Answer get(TestLedger from, String address, String format) {
        return from.exchange(
                HttpRequest.newBuilder(from.address("/api/v1/" + address))
                        .header("Accept", format)
                        .GET());
    }

    /** Puts the events of the entries from one position to another into the prefix's log. */
    private void put(long from, long until) {
        EventLog source = ledger.bean(EventLog.class);
        EventLog target = prefix.bean(EventLog.class);
        List<StoredEvent> events =
                ledger.bean(JdbcClient.class)
                        .sql(
                                "SELECT subject, sequence FROM sealed_entry"
                                        + " WHERE position BETWEEN ? AND ? ORDER BY position")
                        .params(from, until)
                        .query((row, number) ->
                                source.read(row.getString(1), row.getLong(2), 1).getFirst())
                        .list();
        Map<String, Long> before = new HashMap<>();
        events.forEach(event -> before.putIfAbsent(event.subject(), event.sequence() - 1));
        target.begin(new EventLog.Append(events, before, target.seen(), Set.of())).await();
    }

    /** Something that may happen; what the rules refuse does not. */
    private boolean act(int i) {
        String on = LocalDate.of(2019, 12, 10).plusDays(random.nextInt(2_200)).toString();
        String number = Integer.toString(random.nextInt(40));
        String member =
                pick(
                        "makerere-university",
                        "university-of-nairobi",
                        "ain-shams-university",
                        "new-" + number);
        String fund = "\"fund\":\"tencent-seed-fund\",";
        String amount =
                "\"amount\":{\"amount\":\"%d.%02d\",\"currency\":\"CNY\"},"
                        .formatted(1 + random.nextInt(900_000), random.nextInt(100));
        String sum = "\"amount\":{\"amount\":\"1000.00\",\"currency\":\"CNY\"}";
        return switch (random.nextInt(14)) {
            case 0, 1 ->
                    did(
                            i,
                            "RegisterOrganisation",
                            on,
                            "\"organisation\":\"new-%s\",\"nameAsGiven\":\"Illustrative %s\",\"kind\":\"other\",\"identifiers\":[],\"confirmedDistinct\":true"
                                    .formatted(number, i));
            case 2 ->
                    did(
                            i,
                            "RenameOrganisation",
                            on,
                            "\"organisation\":\"%s\",\"name\":\"Renamed, \\\"%d\\\"\",\"from\":\"%s\",\"confirmedDistinct\":true"
                                    .formatted(member, i, on));
            case 3 ->
                    did(
                            i,
                            "SignLetterOfIntent",
                            on,
                            "\"organisation\":\"%s\",\"instrument\":\"letter-of-intent\""
                                    .formatted(member));
            case 4, 5 ->
                    did(
                            i,
                            "RecordPledge",
                            on,
                            fund
                                    + amount
                                    + "\"gift\":\"gift-%s\",\"donor\":\"huawei\""
                                            .formatted(number));
            case 6, 7 ->
                    did(
                            i,
                            "RecordReceipt",
                            on,
                            fund
                                    + amount
                                    + "\"receipt\":\"receipt-%s\",\"gift\":%s,\"donor\":\"huawei\""
                                            .formatted(
                                                    number,
                                                    pick(
                                                            "null",
                                                            "\"gift-"
                                                                    + random.nextInt(40)
                                                                    + "\"")));
            case 8 ->
                    did(
                            i,
                            "RecordOtherIncome",
                            on,
                            fund
                                    + amount
                                    + "\"receipt\":\"income-%s\",\"kind\":\"interest\""
                                            .formatted(number));
            case 9 ->
                    did(
                            i,
                            "RecordCharge",
                            on,
                            fund
                                    + sum
                                    + ",\"entry\":\"charge-%s\",\"kind\":\"bank\",\"draws\":[{\"receipt\":\"seed-fund-receipt\",%s}]"
                                            .formatted(number, sum));
            case 10 ->
                    did(
                            i,
                            "ReverseEntry",
                            on,
                            fund
                                    + "\"kind\":\"%s\",\"entry\":\"%s-%s\",\"reason\":\"Entered twice.\""
                                            .formatted(
                                                    pick("receipt", "charge"),
                                                    pick("receipt", "charge"),
                                                    number));
            case 11 ->
                    did(
                            i,
                            "ConveneMeeting",
                            on,
                            "\"meeting\":\"meeting-%s\",\"body\":\"General Assembly\",\"kind\":\"ordinary\",\"title\":\"Illustrative\",\"convener\":\"unesco-ichei\",\"sittings\":[{\"on\":\"%s\"}],\"mode\":\"online\",\"agenda\":[{\"item\":\"item-1\",\"title\":\"One\"}]"
                                    .formatted(number, on));
            case 12 ->
                    did(
                            i,
                            "PledgeContribution",
                            on,
                            "\"contribution\":\"laptops-%s\",\"donor\":\"huawei\",\"lines\":[{\"line\":\"laptops\",\"kind\":\"goods\",\"description\":\"Laptops\",\"unit\":\"piece\",\"quantity\":9,\"tenure\":\"title\"}]"
                                    .formatted(number));
            default ->
                    did(
                            i,
                            "RecordDelivery",
                            on,
                            "\"contribution\":\"laptops-%s\",\"line\":\"laptops\",\"delivery\":\"delivery-%d\",\"quantity\":1,\"condition\":\"new\",\"items\":[{\"item\":\"laptop-%d\",\"maker\":\"Example Maker\",\"model\":\"Model A\",\"serial\":\"SN-%d\"}],\"place\":\"Store room\""
                                    .formatted(number, i, i, i));
        };
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private final List<String> refusals = new ArrayList<>();

    private boolean did(int number, String command, String on, String members) {
        Answer answer =
                ledger.send(
                        command,
                        "act-" + number,
                        "{%s,\"on\":\"%s\",\"source\":{\"ref\":\"illustrative\",\"certainty\":\"stated\"}}"
                                .formatted(members, on));
        assertThat(answer.status())
                .as("%s %s: %s", command, members, answer.response().body())
                .isIn(201, 404, 409, 422);
        if (answer.status() != 201) {
            refusals.add(command + " " + answer.code());
        }
        return answer.status() == 201;
    }
}
