package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.store.LedgerEventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The framework silently stores nothing where its parts come in the wrong order: they did not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class WiringTest {
    private TestLedger ledger;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
    }

    @Test
    void stores_events_in_the_sealed_log_alone() {
        assertThat(ledger.context().getBeansOfType(EventLog.class)).hasSize(1);
        assertThat(ledger.context().getBeansOfType(EventStorageEngine.class).values())
                .singleElement()
                .extracting(engine -> engine.getClass().getSimpleName())
                .isEqualTo("SealedEventStorage");
        assertThat(ledger.bean(EventStore.class)).isInstanceOf(LedgerEventStore.class);
        assertThat(ledger.context().getBeansOfType(TokenStore.class)).isEmpty();
        assertThat(ledger.bean(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void writes_json_with_every_serializer() {
        assertThat(ledger.context().getBeansOfType(Serializer.class).values())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s).isInstanceOf(Jackson3Serializer.class));
    }

    @Test
    void the_embedded_server_is_as_durable_as_any() {
        JdbcClient database = ledger.bean(JdbcClient.class);
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(database.sql("SHOW " + setting).query(String.class).single())
                    .isEqualTo("on");
        }
    }
}
