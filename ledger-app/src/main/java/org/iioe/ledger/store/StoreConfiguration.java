package org.iioe.ledger.store;

import io.micrometer.core.instrument.MeterRegistry;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.micrometer.MetricsConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Clock;
import java.time.ZoneOffset;

import javax.sql.DataSource;

/**
 * Wires the event store, by name and not by auto-configuration: where a data source comes late, the
 * framework's own would silently store nothing. Events are in PostgreSQL unless the profile {@code
 * axonserver} is on: see {@link AxonServerConfigurer}.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final int EVENTS_PER_READ = 1_000;

    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(LedgerJson::configure)
                .build();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return serializer();
    }

    /**
     * Axon's own meters, in the one registry. The framework's auto-configuration of them is left
     * out: it runs before that of Spring Boot, and would make a registry that nobody reads.
     */
    @Bean
    MetricsConfigurerModule axonMeters(MeterRegistry registry) {
        return new MetricsConfigurerModule(new GlobalMetricRegistry(registry), true);
    }

    /** What travels between nodes. */
    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return serializer();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    @Profile("!axonserver")
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            org.axonframework.config.Configuration configuration,
            ConnectionProvider connections,
            TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(configuration.upcasterChain())
                .persistenceExceptionResolver(new SQLStateResolver("23505"))
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(
                        EventSchema.builder()
                                .eventTable("domainevententry")
                                .snapshotTable("snapshotevententry")
                                .build())
                .batchSize(EVENTS_PER_READ)
                // A short page is the last one: without this, every load asks once more for
                // nothing.
                .finalAggregateBatchPredicate(page -> page.size() < EVENTS_PER_READ)
                .build();
    }

    @Bean
    EventStore eventStore(
            EventStorageEngine engine,
            Serializer serializer,
            MeterRegistry registry,
            org.axonframework.config.Configuration configuration) {
        // A time has three decimals on every store: one of them keeps no more.
        GenericEventMessage.clock = Clock.tickMillis(ZoneOffset.UTC);
        return new LedgerEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(
                                configuration.messageMonitor(LedgerEventStore.class, "eventStore")),
                serializer,
                registry);
    }

    @Bean
    @Qualifier("localSegment")
    LedgerCommandBus commandBus(
            TransactionManager transactions,
            CommandKeys keys,
            LedgerMetadata metadata,
            Acknowledgement acknowledgement,
            org.axonframework.config.Configuration configuration) {
        return new LedgerCommandBus(
                SimpleCommandBus.builder()
                        .transactionManager(transactions)
                        .messageMonitor(
                                configuration.messageMonitor(LedgerCommandBus.class, "commandBus")),
                transactions,
                keys,
                metadata,
                acknowledgement);
    }
}
