package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.contributions.ContributionId;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.DeliveryId;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgeCommand.RecordDelivery;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.store.LedgerJson;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Contributions in kind on a real store, as they are read over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContributionsOnStoreTest {
    private static final int WRITERS = 16;
    private static final Edtf BEFORE = new Edtf("2020-05-01");

    private final JsonMapper mapper = LedgerJson.mapper();
    private final TestLedger ledger = TestLedger.empty();

    @BeforeAll
    void two_members_and_their_donors_are_known() {
        CharterRules rules =
                new CharterRules(
                        new AdmissionRule(true, false, "full"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        null);
        InstrumentId letter = new InstrumentId("letter-v1");
        recorded(new EstablishCharter(rules, CharterBasis.ASSUMPTION, BEFORE, Acts.SOURCE));
        recorded(
                new RegisterInstrument(
                        letter,
                        InstrumentKind.LETTER_OF_INTENT,
                        "Letter of Intent",
                        "1",
                        null,
                        false,
                        InForceRule.ON_SIGNATURE,
                        null,
                        null,
                        BEFORE,
                        Acts.SOURCE));
        for (OrganisationId id :
                List.of(Acts.DONOR, Acts.OTHER_DONOR, Acts.VALUER, Acts.A, Acts.B)) {
            recorded(
                    new RegisterOrganisation(
                            id,
                            id.value(),
                            OrganisationKind.ENTERPRISE,
                            null,
                            null,
                            List.of(),
                            false,
                            BEFORE,
                            Acts.SOURCE));
        }
        for (OrganisationId member : List.of(Acts.A, Acts.B)) {
            recorded(
                    new SignLetterOfIntent(
                            member, letter, null, null, null, null, BEFORE, Acts.SOURCE));
        }
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    private Answer send(LedgerCommand command) {
        return ledger.send(command.getClass().getSimpleName(), mapper.writeValueAsString(command));
    }

    private void recorded(LedgerCommand command) {
        Answer answer = send(command);
        assertThat(answer.status()).as("%s: %s", command, answer.json()).isEqualTo(201);
    }

    /** Sends a command and waits until it can be read. */
    private long sealed(LedgerCommand command) {
        Answer answer =
                ledger.exchange(
                        HttpRequest.newBuilder(
                                        ledger.address(
                                                "/api/v1/commands/"
                                                        + command.getClass().getSimpleName()))
                                .header("Content-Type", "application/json")
                                .header("Ledger-User", "secretary-1")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Prefer", "wait=10")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                mapper.writeValueAsString(command))));
        assertThat(answer.status()).as("%s: %s", command, answer.json()).isEqualTo(201);
        return Long.parseLong(
                answer.response().headers().firstValue("Ledger-Position").orElseThrow());
    }

    @Test
    void of_many_that_deliver_one_serial_number_one_wins() throws Exception {
        List<Callable<Answer>> deliveries = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            // Half of them into contributions of their own, half of them into one.
            ContributionId contribution = new ContributionId("race-" + (i % 2 == 0 ? i : 1));
            if (i < 2 || i % 2 == 0) {
                recorded(
                        new PledgeContribution(
                                contribution,
                                Acts.DONOR,
                                null,
                                List.of(Acts.laptops(20, Tenure.TITLE)),
                                Acts.ON,
                                Acts.SOURCE));
            }
            RecordDelivery delivery =
                    new RecordDelivery(
                            contribution,
                            Acts.LAPTOPS,
                            new DeliveryId("delivery-" + i),
                            null,
                            new Quantity(1),
                            null,
                            List.of(Acts.item("item-" + i, "RACED-1")),
                            null,
                            Acts.ON,
                            Acts.SOURCE);
            deliveries.add(() -> send(delivery));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Answer> answer : writers.invokeAll(deliveries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.code()).isEqualTo("SERIAL_TAKEN");
                });
    }

    @Test
    void decides_as_in_memory_and_shows_what_the_books_say() {
        Random random = new Random(20191207);
        PledgeContribution pledge = Acts.pledge(Acts.laptops(30, Tenure.TITLE));
        Story story = Story.charteredFor(true, pledge);
        recorded(pledge);
        Books books = new Books();
        int seen = 0;
        for (int act = 0; act < 250; act++) {
            LedgerCommand command = RandomActs.next(random, act, story.laptops());
            @Nullable String refused = refusal(story, command);
            if (refused == null && act % 10 == 0) {
                long position = sealed(command);
                List<ContributionsEvent> events = story.events();
                for (; seen < events.size(); seen++) {
                    books.post(events.get(seen));
                }
                shows(books, story.laptops(), position);
            } else {
                Answer answer = send(command);
                assertThat(answer.status() == 201 ? null : answer.code())
                        .as("%s: %s", command, answer.json())
                        .isEqualTo(refused);
            }
        }
        assertThat(seen).isGreaterThan(50);
    }

    private static @Nullable String refusal(Story story, LedgerCommand command) {
        try {
            story.send(command);
            return null;
        } catch (Refusal refusal) {
            return refusal.code().name();
        }
    }

    private void shows(Books books, LineState decided, long position) {
        JsonNode line =
                ledger.get("/api/v1/contributions/" + Acts.GIFT + "?minPosition=" + position)
                        .json()
                        .path("lines")
                        .path(0);
        assertThat(line.path("delivered").asLong()).isEqualTo(-books.units("Source"));
        assertThat(line.path("store").asLong()).isEqualTo(books.units("Store"));
        assertThat(line.path("transit").asLong()).isEqualTo(books.units("Transit"));
        assertThat(line.path("held").asLong()).isEqualTo(books.units("Held"));
        assertThat(line.path("gone").asLong()).isEqualTo(books.units("Gone"));
        assertThat(line.path("allocated").asLong()).isEqualTo(books.units("Allocated"));
        assertThat(line.path("own").asLong()).isEqualTo(books.ours());
        assertThat(minorUnits(line.path("carried"))).isEqualTo(books.value("Assets"));
        JsonNode inventory =
                ledger.get("/api/v1/inventory?limit=1000&minPosition=" + position).json();
        long own = 0;
        long all = 0;
        for (JsonNode row : inventory.path("items")) {
            if (row.path("contribution").asString().equals(Acts.GIFT.value())) {
                long quantity = row.path("quantity").asLong();
                boolean there = !row.path("whereabouts").asString().equals("gone");
                all += quantity;
                own += there && row.path("title").asString().equals("network") ? quantity : 0;
            }
        }
        assertThat(all).isEqualTo(decided.delivered());
        assertThat(own).isEqualTo(decided.own());
    }

    private static long minorUnits(JsonNode money) {
        return money.isObject()
                ? Long.parseLong(money.path("amount").asString().replace(".", ""))
                : 0;
    }

    @Test
    void an_item_shows_where_it_is_and_whose() {
        ContributionId kit = new ContributionId("kit");
        recorded(
                new PledgeContribution(
                        kit,
                        null,
                        List.of(Acts.DONOR, Acts.OTHER_DONOR),
                        List.of(Acts.laptops(null, null)),
                        Acts.ON,
                        Acts.SOURCE));
        long position =
                sealed(
                        new RecordDelivery(
                                kit,
                                Acts.LAPTOPS,
                                new DeliveryId("d1"),
                                Acts.OTHER_DONOR,
                                new Quantity(1),
                                null,
                                List.of(Acts.item("i1", "KIT-1")),
                                "Store room 2",
                                Acts.ON,
                                Acts.SOURCE));
        JsonNode contribution =
                ledger.get("/api/v1/contributions/kit?minPosition=" + position).json();
        assertThat(contribution.path("donor").isNull()).isTrue();
        assertThat(contribution.path("oneOrMoreOf")).hasSize(2);
        JsonNode line = contribution.path("lines").path(0);
        assertThat(line.path("pledged").isNull()).isTrue();
        assertThat(line.path("donor").asString()).isEqualTo("enterprise-b");
        JsonNode row = null;
        for (JsonNode any : ledger.get("/api/v1/inventory?limit=1000").json().path("items")) {
            row = any.path("id").asString().equals("kit/laptops/item/i1") ? any : row;
        }
        assertThat(row).isNotNull();
        assertThat(row.path("item").path("serial").asString()).isEqualTo("KIT-1");
        assertThat(row.path("place").asString()).isEqualTo("Store room 2");
        assertThat(row.path("title").asString()).isEqualTo("unknown");
        assertThat(ledger.get("/api/v1/contributions/none").status()).isEqualTo(404);
    }
}
