package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.store.LedgerJson;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Rules that many writers run against at once, on a real store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembershipOnStoreTest {
    private static final int WRITERS = 16;
    private static final String SOURCE =
            "\"source\":{\"ref\":\"Minutes\",\"certainty\":\"stated\"}";

    private final JsonMapper mapper = LedgerJson.mapper();
    private final TestLedger ledger = TestLedger.empty();

    @BeforeAll
    void a_charter_and_two_texts_are_known() {
        recorded(ledger.send("EstablishCharter", mapper.writeValueAsString(Given.charter())));
        for (String text : List.of("race", "roll")) {
            recorded(
                    ledger.send(
                            "RegisterInstrument",
                            """
                            {"instrument":"letter-%s","kind":"letter-of-intent","title":"Letter",
                             "version":"1","inForceRule":"on-signature","on":"2019-12-01",%s}
                            """
                                    .formatted(text, SOURCE)));
        }
        recorded(
                ledger.send(
                        "RegisterInstrument",
                        """
                        {"instrument":"agreement-roll","kind":"cooperation-agreement",
                         "title":"Agreement","version":"1","inForceRule":"on-signature",
                         "on":"2019-12-01",%s}
                        """
                                .formatted(SOURCE)));
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    private static void recorded(Answer answer) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
    }

    private static List<Answer> atOnce(IntFunction<Answer> send) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                calls.add(() -> send.apply(writer));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : writers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static void exactlyOneWins(List<Answer> answers, String code) {
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.code()).isEqualTo(code);
                });
    }

    private Answer register(String id, String identifiers) {
        return ledger.send(
                "RegisterOrganisation",
                """
                {"organisation":"%s","nameAsGiven":"Name of %s","kind":"enterprise",
                 "identifiers":[%s],"confirmedDistinct":false,"on":"2019-12-07",%s}
                """
                        .formatted(id, id, identifiers, SOURCE));
    }

    private Answer sign(String command, String organisation, String instrument) {
        return ledger.send(
                command,
                """
                {"organisation":"%s","instrument":"%s","on":"2019-12-07/2019-12-08",%s}
                """
                        .formatted(organisation, instrument, SOURCE));
    }

    @Test
    void of_many_that_register_one_identifier_one_wins() throws Exception {
        exactlyOneWins(
                atOnce(writer ->
                        register(
                                "claimant-" + writer,
                                "{\"scheme\":\"XI-ROR\",\"value\":\"000000098\"}")),
                "IDENTIFIER_TAKEN");
    }

    @Test
    void of_many_that_register_one_organisation_one_wins() throws Exception {
        exactlyOneWins(atOnce(writer -> register("wanted", "")), "ORGANISATION_EXISTS");
    }

    @Test
    void of_many_that_record_one_signature_one_wins() throws Exception {
        recorded(register("signer", ""));
        exactlyOneWins(
                atOnce(writer -> sign("SignLetterOfIntent", "signer", "letter-race")),
                "ALREADY_SIGNED");
    }

    @Test
    void admits_all_that_sign_at_once_each_once() throws Exception {
        for (int i = 0; i < WRITERS; i++) {
            recorded(register("joining-" + i, ""));
            recorded(sign("SignLetterOfIntent", "joining-" + i, "letter-roll"));
        }
        atOnce(writer -> sign("SignCooperationAgreement", "joining-" + writer, "agreement-roll"))
                .forEach(MembershipOnStoreTest::recorded);
        MemberRegisterFacts roll = ledger.bean(Members.class).register();
        for (int i = 0; i < WRITERS; i++) {
            OrganisationId member = new OrganisationId("joining-" + i);
            assertThat(roll.isMember(member, Given.day("2019-12-07"))).isFalse();
            assertThat(roll.mayVote(member, Given.day("2019-12-08"), CharterRules.unknown()))
                    .isTrue();
        }
    }
}
