package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** An Axon Server that stands still is no proof that anything was altered. */
class AxonServerAwayTest {
    private static final Duration CHECKED = Duration.ofMinutes(3);

    @Test
    void the_servers_own_check_fails_where_nothing_can_be_known_and_is_good_again_later() {
        AxonServerProcess.require("the log's own check without a server that answers");
        try (AxonServerProcess server = new AxonServerProcess(TestFolder.named("axonserver-away"));
                TestLedger ledger =
                        TestLedger.on(
                                TestDatabases.create()
                                        .with(
                                                TestAxonServer.settings(
                                                        "127.0.0.1:" + server.port())))) {
            for (int i = 0; i < 20; i++) {
                Answer recorded =
                        ledger.send("RegisterOrganisation", BackupTest.organisation("o-" + i));
                assertThat(recorded.status()).as(recorded.response().body()).isEqualTo(201);
            }
            ledger.awaitSigned();
            server.signal("STOP");
            String checked;
            try {
                checked = ledger.awaitCheck("failed", CHECKED);
            } finally {
                server.signal("CONT");
            }
            assertThat(checked).contains("The check broke off").doesNotContain("not in the store");
            // The result is given for a minute; whoever asks then has everything checked anew.
            assertThat(ledger.awaitCheck("good", CHECKED)).doesNotContain("broke off");
        }
    }
}
