package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import org.iioe.ledger.Id;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.language.Shape;
import org.iioe.ledger.language.Shape.Member;
import org.iioe.ledger.language.Shape.ObjectShape;
import org.iioe.ledger.openapi.Examples;
import org.iioe.ledger.store.LedgerJson;
import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Every command with every kind of damage, or with some of them so that each kind meets some
 * command: a precise 4xx each time, and nothing stored.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class DamagedCommandTest {
    private final JsonMapper mapper = LedgerJson.mapper();
    private final Examples examples = new Examples(mapper);
    private TestLedger ledger;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
    }

    /**
     * A damaged body.
     *
     * @param field where the answer must point, or null where the whole body is broken
     */
    private record Damage(
            String kind, byte[] body, @org.jspecify.annotations.Nullable String field) {}

    @Test
    void every_example_is_a_command() {
        assertThat(LedgerLanguage.commands()).hasSizeGreaterThan(80);
        assertSoftly(softly -> {
            for (Class<? extends LedgerCommand> command : LedgerLanguage.commands()) {
                JsonNode example = examples.of(Shape.of(command));
                softly.assertThatCode(() ->
                                new CommandReader(mapper, new CommandCatalogue())
                                        .read(
                                                command.getSimpleName(),
                                                mapper.writeValueAsBytes(example)))
                        .as("%s %s", command.getSimpleName(), example)
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void refuses_every_command_with_every_damage_and_stores_nothing() {
        long before = stored();
        int sent = 0;
        int turn = 0;
        Set<String> kinds = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (Class<? extends LedgerCommand> command : LedgerLanguage.commands()) {
            turn++;
            for (Damage damage : damages(command)) {
                boolean isFirstOfItsKind = kinds.add(damage.kind());
                if (turn++ % Sizes.ONE_DAMAGE_IN != 0 && !isFirstOfItsKind) {
                    continue;
                }
                sent++;
                Answer answer = send(command.getSimpleName(), damage.body());
                String found = answer.json().path("field").asString("");
                boolean right =
                        answer.status() >= 400
                                && answer.status() < 500
                                && !answer.code().isEmpty()
                                && (damage.field() == null || found.startsWith(damage.field()));
                if (!right) {
                    wrong.add(
                            "%s, %s at %s: %d %s"
                                    .formatted(
                                            command.getSimpleName(),
                                            damage.kind(),
                                            damage.field(),
                                            answer.status(),
                                            answer.json()));
                }
            }
        }
        System.out.println(sent + " damaged commands sent.");
        assertThat(wrong).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    private long stored() {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM sealed_entry")
                .query(Long.class)
                .single();
    }

    private Answer send(String command, byte[] body) {
        return ledger.exchange(
                HttpRequest.newBuilder(ledger.address("/api/v1/commands/" + command))
                        .header("Content-Type", "application/json")
                        .header("Ledger-User", "secretary-1")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private List<Damage> damages(Class<? extends LedgerCommand> command) {
        ObjectShape shape = (ObjectShape) Shape.of(command);
        ObjectNode good = (ObjectNode) examples.of(shape);
        List<Damage> damages = new ArrayList<>();
        byte[] bytes = mapper.writeValueAsBytes(good);
        damages.add(new Damage("empty body", new byte[0], null));
        damages.add(
                new Damage("cut short", java.util.Arrays.copyOf(bytes, bytes.length - 1), null));
        damages.add(
                new Damage("trailing text", (good + " x").getBytes(StandardCharsets.UTF_8), null));
        damages.add(new Damage("a list", "[]".getBytes(StandardCharsets.UTF_8), null));
        damages.add(new Damage("null", "null".getBytes(StandardCharsets.UTF_8), null));
        damages.add(
                new Damage(
                        "too large",
                        ("{\"on\":\"" + "x".repeat(1_100_000) + "\"}")
                                .getBytes(StandardCharsets.UTF_8),
                        null));
        damages.add(
                new Damage(
                        "too deep",
                        ("{\"on\":" + "[".repeat(500) + "]".repeat(500) + "}")
                                .getBytes(StandardCharsets.UTF_8),
                        null));
        damages.add(
                new Damage(
                        "the same field twice",
                        ("{\"on\":\"2019\"," + good.toString().substring(1))
                                .getBytes(StandardCharsets.UTF_8),
                        null));
        byte[] latin =
                new String(bytes, StandardCharsets.UTF_8)
                        .replace("\"stated\"", "\"\u00e9\"")
                        .getBytes(StandardCharsets.ISO_8859_1);
        damages.add(new Damage("invalid UTF-8", latin, null));
        damages.add(changed(good, "unknown field", "/surprise", node -> node.put("surprise", 1)));
        for (Member member : shape.members()) {
            String at = "/" + member.name();
            if (!member.unknown()) {
                damages.add(changed(good, "missing", at, node -> node.remove(member.name())));
                damages.add(changed(good, "null", at, node -> node.putNull(member.name())));
            }
            for (Map.Entry<String, Object> wrong : wrongValues(member.shape()).entrySet()) {
                damages.add(
                        changed(
                                good,
                                wrong.getKey(),
                                at,
                                node ->
                                        node.set(
                                                member.name(),
                                                mapper.valueToTree(wrong.getValue()))));
            }
        }
        return damages;
    }

    private Map<String, Object> wrongValues(Shape shape) {
        Map<String, Object> wrong = new LinkedHashMap<>();
        switch (shape) {
            case ObjectShape object -> {
                wrong.put("text for an object", "text");
                wrong.put("unknown inner field", Map.of("surprise", 1));
                if (object.name().equals("Money")) {
                    wrong.put("too many decimals", money("1.001", "CNY"));
                    wrong.put("decimals where there are none", money("1.5", "UGX"));
                    wrong.put("beyond 64 bits", money("99999999999999999999", "CNY"));
                    wrong.put("just beyond 64 bits", money("92233720368547758.08", "CNY"));
                    wrong.put("unknown currency", money("1.00", "XYZ"));
                    wrong.put("a number for an amount", Map.of("amount", 1.5, "currency", "CNY"));
                    wrong.put("an exponent", money("1e3", "CNY"));
                    wrong.put("negative", money("-1.00", "CNY"));
                }
            }
            case Shape.ListShape list -> {
                wrong.put("text for a list", "text");
                wrong.put("a list of nulls", java.util.Collections.singletonList(null));
                wrong.put("a list too long", java.util.Collections.nCopies(1_001, "x"));
            }
            case Shape.MapShape map -> wrong.put("text for an object", "text");
            case Shape.TextShape text -> {
                wrong.put("a number for text", 5);
                wrong.put("NUL in text", "a\u0000b");
                wrong.put("half a surrogate pair", "a\ud800b");
                wrong.put("an endless text", "x".repeat(30_000));
                if (Id.class.isAssignableFrom(text.type())) {
                    wrong.put("an id with slashes", "a/b");
                    wrong.put("an id of 300 characters", "x".repeat(300));
                    wrong.put("an empty id", "");
                }
                if (text.type().getSimpleName().equals("Edtf")) {
                    wrong.put("an impossible date", "2019-02-30");
                    wrong.put("an interval backwards", "2020/2019");
                    wrong.put("no date", "yesterday");
                }
            }
            case Shape.WordShape words -> {
                wrong.put("none of the words", "surprise");
                wrong.put("a number for a word", 0);
            }
            case Shape.NumberShape number -> {
                wrong.put("text for a number", "5");
                wrong.put("a fraction", 1.5);
                wrong.put("beyond 64 bits", new java.math.BigInteger("99999999999999999999"));
            }
            case Shape.BooleanShape truth -> wrong.put("text for a truth", "true");
        }
        return wrong;
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private Damage changed(
            ObjectNode good, String kind, String field, Consumer<ObjectNode> change) {
        ObjectNode copy = good.deepCopy();
        change.accept(copy);
        return new Damage(kind, mapper.writeValueAsBytes(copy), field);
    }
}
