package org.iioe.ledger.funding.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.funding.command.FundActs.establish;
import static org.iioe.ledger.funding.command.RandomFundActs.money;

import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Random histories of a fund on a real store: nothing is created, nothing is lost. The equations of
 * the domain are asked of the stored postings after every entry; the figures are compared with an
 * account that the test keeps itself, of what was accepted. One seed alone: {@code -Dseed=7}.
 */
class FundHistoriesTest {
    static LongStream seeds() {
        String one = System.getProperty("seed");
        return one == null
                ? LongStream.of(1, 7, 42, 2019, 20260101).limit(Sizes.FUND_HISTORIES)
                : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_equations_hold_after_every_entry(long seed) {
        System.out.println("A fund's history under seed " + seed);
        Random random = new Random(seed);
        try (TestLedger ledger = TestLedger.empty()) {
            RandomFundActs acts = new RandomFundActs(ledger, random);
            Story story = begin(ledger);
            assertThat(acts.did("secretary-1", establish("CNY"))).isTrue();
            int accepted = 0;
            for (int step = 0; step < Sizes.FUND_ACTS; step++) {
                accepted += acts.next(step, "seed %d, step %d".formatted(seed, step)) ? 1 : 0;
            }
            assertThat(accepted)
                    .as("accepted under seed %d", seed)
                    .isGreaterThan(Sizes.FUND_ACTS / 4);
            story.tell(
                    "EstablishFund", "\"fund\":\"end\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
            JsonNode statement = story.read("/api/v1/funds/fund/statement");
            Set<Long> excepted = new HashSet<>();
            statement
                    .get("exceptions")
                    .forEach(each -> excepted.add(each.get("position").asLong()));
            Balances balances =
                    new FundEquations(ledger, random, acts.account(), seed).hold(excepted);
            agree(seed, statement, balances, acts.account());
            System.out.println("Seed %d took %s".formatted(seed, acts.taken()));
        }
    }

    private static Story begin(TestLedger ledger) {
        Story story = new Story(ledger);
        story.network(
                """
                "admission":{"letterOfIntent":true,"cooperationAgreement":false,
                "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},"consensus":true\
                """,
                "member",
                "donor");
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-01-15"}],
                "agenda":[{"item":"item-1","title":"Fund"}],"on":"2020-01-01"\
                """);
        story.tell("OpenMeeting", "\"meeting\":\"assembly\",\"on\":\"2020-01-15\"");
        for (String member : List.of("member", "donor")) {
            story.tell(
                    "RecordAttendance",
                    """
                    "meeting":"assembly","organisation":"%s","capacity":"member",
                    "on":"2020-01-15"\
                    """
                            .formatted(member));
        }
        String digest = "a".repeat(64);
        story.tell(
                "SubmitDraftResolution",
                """
                "resolution":"adopted","meeting":"assembly","item":"item-1","title":"Fund",
                "textDigest":"%s","mover":"donor","effects":[],"on":"2020-01-15"\
                """
                        .formatted(digest));
        story.tell(
                "AdoptByConsensus",
                "\"resolution\":\"adopted\",\"textDigest\":\"%s\",\"objections\":[],\"on\":\"2020-01-15\""
                        .formatted(digest));
        return story;
    }

    /** The statement says what the balances say and what the test has counted; so do its gifts. */
    private static void agree(
            long seed, JsonNode statement, Balances balances, OwnAccount account) {
        for (String figure : Balances.FIGURES) {
            String as = "%s under seed %d".formatted(figure, seed);
            String shown = statement.at("/" + figure + "/amount").asString();
            assertThat(shown).as(as).isEqualTo(money(balances.figure(figure)));
            if (!List.of("undisbursed", "bank", "unallocated").contains(figure)) {
                assertThat(shown).as(as).isEqualTo(money(account.figure(figure)));
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode gift : statement.get("gifts")) {
                sum = sum.add(new BigDecimal(gift.at("/" + figure + "/amount").asString()));
            }
            assertThat(sum).as("equation 10, %s", as).isEqualByComparingTo(shown);
        }
    }
}
