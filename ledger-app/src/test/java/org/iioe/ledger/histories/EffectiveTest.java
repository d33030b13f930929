package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.Replay;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What is in force on a day, as far as the ledger knew it at a position, is what a ledger shows
 * that knows only the facts of then: of a whole network whose papers came in whenever they were
 * found, every answer is compared with a replay. More moments: {@code -Deffective.moments=100};
 * another history: {@code -Dseed=7}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(5)
class EffectiveTest {
    private static final int MOMENTS = Integer.getInteger("effective.moments", 4);
    private static final int ROUNDS = Integer.getInteger("effective.rounds", 12);

    private static final LocalDate FIRST = LocalDate.of(2019, 11, 1);
    private static final int DAYS = 1_500;

    /** What is asked of such a history; SINCE is an earlier position. */
    private static final List<String> QUESTIONS =
            List.of(
                    "organisations?limit=7",
                    "organisations?limit=1000",
                    "organisations/member-1",
                    "organisations/merged",
                    "members?limit=1000",
                    "members?limit=3",
                    "instruments",
                    "charter/versions",
                    "meetings",
                    "meetings/assembly-1",
                    "resolutions?limit=4",
                    "resolutions/resolution-1",
                    "elections",
                    "elections/election-2021",
                    "presidency/terms",
                    "presidency/terms?limit=2",
                    "contributions?limit=1000",
                    "contributions/laptops",
                    "inventory?limit=1000",
                    "inventory?limit=3",
                    "funds",
                    "funds/cny-1",
                    "funds/cny-1/statement",
                    "funds/ugx-1/statement",
                    "funds/cny-1/journal?limit=1000",
                    "funds/cny-1/journal?limit=5",
                    "funds/cny-1/gifts?limit=1000",
                    "funds/cny-1/receipts?limit=1000",
                    "funds/cny-2/receipts?limit=4",
                    "funds/cny-1/allocations?limit=1000",
                    "funds/cny-1/disbursements?limit=1000",
                    "funds/cny-1/charges?limit=1000",
                    "reports/fund-statement?fund=cny-1",
                    "reports/fund-statement?fund=tnd-1&from=2020-02-01&until=2021-06-30",
                    "reports/donor-report?donor=donor-1",
                    "reports/allocation-report?fund=cny-1",
                    "reports/journal?fund=cny-1",
                    "reports/trial-balance?fund=cny-2",
                    "reports/trial-balance",
                    "reports/member-statement?organisation=member-1",
                    "reports/presidency-timeline",
                    "reports/election-report?election=election-2020",
                    "reports/meeting-record?meeting=assembly-1",
                    "reports/inventory",
                    "reports/difference?since=SINCE",
                    "exports/journal.hledger");

    private final long seed = Long.getLong("seed", 20191207);
    private final Random random = new Random(seed);
    private TestLedger ledger;
    private Replay replay;
    private long head;

    @BeforeAll
    void history() {
        try (TestLedger source = TestLedger.empty()) {
            Generator generator = new Generator(source, seed);
            generator.begin();
            new ActsNotGenerated(new Story(source)).tell();
            for (int i = 0; i < ROUNDS; i++) {
                generator.goOn();
            }
            source.awaitSealed();
            head = source.bean(SealedLog.class).head();
            ledger = TestLedger.with(Replay.class);
            new Redated((position, type, event) -> on(position)).put(source, ledger);
        }
        Redated.await(ledger, head);
        replay = ledger.bean(Replay.class);
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    /** The days go on with the log, by and large; one in four is any. */
    private String on(long position) {
        LocalDate day =
                random.nextInt(4) == 0
                        ? day()
                        : FIRST.plusDays(DAYS * position / head + random.nextInt(60));
        return switch (random.nextInt(12)) {
            case 0 -> day.toString().substring(0, 7);
            case 1 -> day.toString().substring(0, 4);
            default -> day.toString();
        };
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private record AskedMoment(long position, LocalDate day) {}

    private AskedMoment any() {
        return new AskedMoment(
                random.nextInt(3) == 0 ? head : random.nextLong(head / 2, head), day());
    }

    @Test
    void every_answer_is_that_of_a_replay() {
        int differs = 0;
        int answers = replay.answers();
        for (int i = 0; i < MOMENTS; i++) {
            AskedMoment moment = any();
            Map<String, String> ours = ask(moment, moment.day().toString());
            Map<String, String> known = ask(moment, null);
            replay.replay(moment.position(), moment.day());
            Map<String, String> theirs = ask(moment, moment.day().toString());
            replay.end();
            theirs.forEach((question, answer) ->
                    assertThat(ours.get(question))
                            .as("%s at %s, seed %d", question, moment, seed)
                            .isEqualTo(answer));
            assertThat(ours.keySet()).isEqualTo(theirs.keySet());
            for (String question : ours.keySet()) {
                differs += ours.get(question).equals(known.get(question)) ? 0 : 1;
            }
        }
        System.out.printf(
                "Effective, under seed %d: %d entries, %d moments, %d of %d answers are not those"
                        + " of all days%n",
                seed, head + 1, MOMENTS, differs, MOMENTS * QUESTIONS.size());
        assertThat(differs).isGreaterThan(MOMENTS * QUESTIONS.size() / 3);
        assertThat(replay.answers() - answers).isGreaterThan(2 * MOMENTS * 40);
    }

    @Test
    void any_number_of_questions_is_answered_at_once() {
        List<AskedMoment> moments = List.of(any(), any(), any());
        Map<AskedMoment, Map<String, String>> alone = new TreeMap<>(BY_PLACE);
        moments.forEach(moment -> alone.put(moment, ask(moment, moment.day().toString())));
        moments.parallelStream()
                .forEach(moment ->
                        assertThat(ask(moment, moment.day().toString()))
                                .isEqualTo(alone.get(moment)));
    }

    private static final java.util.Comparator<AskedMoment> BY_PLACE =
            java.util.Comparator.comparing(AskedMoment::position).thenComparing(AskedMoment::day);

    /** All answers; of a list, those of all its pages. */
    private Map<String, String> ask(AskedMoment moment, String day) {
        Map<String, String> answers = new ConcurrentSkipListMap<>();
        String at =
                "asOf=%d%s".formatted(moment.position(), day == null ? "" : "&effectiveOn=" + day);
        QUESTIONS.parallelStream()
                .forEach(question -> {
                    String address =
                            question.replace("SINCE", Long.toString(moment.position() / 2))
                                    + (question.contains("?") ? "&" : "?")
                                    + at;
                    answers.put(question, String.join("\n", pages(address)));
                });
        return answers;
    }

    private List<String> pages(String address) {
        List<String> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer answer = ledger.get("/api/v1/" + address + cursor);
            pages.add(answer.status() + " " + answer.response().body());
            JsonNode next = answer.json().path("next");
            cursor = next.isString() ? "&cursor=" + next.asString() : null;
        }
        return pages;
    }
}
