package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A node dies with an import in its hands: all of it is there, or nothing. */
final class KilledImporting {
    private static final int ROWS = 300;

    private final Random random;
    private final long seed;

    KilledImporting(Random random, long seed) {
        this.random = random;
        this.seed = seed;
    }

    void inflict(StruckLedger ledger, int number) throws Exception {
        TwoNodes nodes = ledger.nodes();
        String prefix = "imported-%d-".formatted(random.nextInt(1_000_000));
        List<String> ids = IntStream.range(0, ROWS).mapToObj(row -> prefix + row).toList();
        StringBuilder sheet =
                new StringBuilder("organisation,nameAsGiven,kind,on,source.ref,source.certainty\n");
        ids.forEach(
                id -> sheet.append("%s,%1$s,foundation,2020-01-01,Test,stated%n".formatted(id)));
        ledger.writers().sent().addAll(ids);
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(
                        () -> nodes.sent(imported(nodes, number, sheet.toString())));
        TestClock.pause(Duration.ofMillis(random.nextInt(1_500)));
        ledger.restart(number, Duration.ZERO);
        String stored =
                """
                SELECT count(*) FROM ledger.sealed_entry
                 WHERE subject LIKE 'organisation/%s%%'\
                """
                        .formatted(prefix);
        long there = nodes.number(stored);
        assertThat(there).as("of one import, seed %d", seed).isIn(0L, (long) ROWS);
        if (!answer.get().isEmpty()) {
            assertThat(there).as("of an import that was acknowledged").isEqualTo(ROWS);
        }
        assertThat(nodes.answer(imported(nodes, 1 - number, sheet.toString())))
                .as("the import, sent again, seed %d", seed)
                .hasValueSatisfying(again ->
                        assertThat(again.statusCode()).as(again.body()).isBetween(200, 299));
        assertThat(nodes.number(stored)).isEqualTo(ROWS);
        ledger.writers().acknowledged().addAll(ids);
    }

    private static HttpRequest.Builder imported(TwoNodes nodes, int number, String sheet) {
        return HttpRequest.newBuilder(
                        nodes.address(number, "/api/v1/imports/organisations?dryRun=false"))
                .header("Content-Type", "text/csv")
                .header("Ledger-User", "secretary-1")
                .POST(BodyPublishers.ofString(sheet));
    }
}
