package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.histories.Batch.Act;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.jspecify.annotations.Nullable;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Sends what is made up to a ledger, and keeps the account of what was accepted: what is refused is
 * left out of both. It also makes the choices, so that one seed makes one history.
 */
final class Runner {
    private static final String SOURCE =
            "\"source\":{\"ref\":\"Made up\",\"certainty\":\"stated\"}";

    private final TestLedger ledger;
    private final Random random;
    private final List<Consumer<OwnAccount>> accepted = new ArrayList<>();
    private final Map<String, Integer> taken = new TreeMap<>();
    private OwnAccount account = new OwnAccount();
    private int number;
    private int refused;

    Runner(TestLedger ledger, long seed) {
        this.ledger = ledger;
        random = new Random(seed);
    }

    OwnAccount account() {
        return account;
    }

    /** How many commands of each kind were accepted. */
    Map<String, Integer> taken() {
        return taken;
    }

    int refused() {
        return refused;
    }

    Random random() {
        return random;
    }

    /** The id of a thing that is new. */
    String next(String kind) {
        return kind + "-" + ++number;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String member() {
        return one(List.copyOf(account.members));
    }

    /** The id of anything of which something is true, or null where there is nothing. */
    <T> @Nullable String any(Map<String, T> of, BiPredicate<String, T> that) {
        List<String> found = new ArrayList<>();
        of.forEach((id, each) -> {
            if (that.test(id, each)) {
                found.add(id);
            }
        });
        return found.isEmpty() ? null : one(found);
    }

    /** A part of what there is, at least 1; 0 where there is nothing. */
    long part(long most) {
        return most <= 0 ? 0 : 1 + random.nextLong(Math.max(1, most / 3));
    }

    /** Something happens of which the ledger is not told. */
    void happens(Consumer<OwnAccount> effect) {
        accepted.add(effect);
        effect.accept(account);
    }

    /** Sends acts in one append; leaves out the one that is refused, and what was to follow it. */
    void send(String user, List<Act> acts) {
        if (acts.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Act act : acts) {
            lines.append(
                    "{\"command\":\"%s\",\"key\":\"%s\",\"data\":{%s,%s}}\n"
                            .formatted(
                                    act.command(),
                                    next("k"),
                                    act.members().replace("\n", " "),
                                    SOURCE));
        }
        Answer answer =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/commands"))
                                .header("Content-Type", "application/x-ndjson")
                                .header("Ledger-User", user)
                                .POST(HttpRequest.BodyPublishers.ofString(lines.toString())));
        if (answer.status() == 201) {
            for (Act act : acts) {
                accepted.add(act.effect());
                taken.merge(act.command(), 1, Integer::sum);
            }
            return;
        }
        assertThat(answer.status()).as(answer.response().body()).isIn(404, 409, 422);
        refused++;
        account = new OwnAccount();
        accepted.forEach(effect -> effect.accept(account));
        List<Act> before = acts.subList(0, answer.json().get("line").asInt() - 1);
        before.forEach(act -> act.effect().accept(account));
        send(user, List.copyOf(before));
    }
}
