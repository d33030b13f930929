package org.iioe.ledger.store;

import io.micrometer.core.instrument.MeterRegistry;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.micrometer.MessageCountingMonitor;
import org.axonframework.micrometer.TagsUtil;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.iioe.ledger.audit.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
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
    @Bean
    @Primary
    Serializer serializer() {
        return LedgerJson.serializer();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return serializer();
    }

    /**
     * Axon's own counts of commands, in the one registry. Its auto-configuration is left out: it
     * runs before that of Spring Boot and would make a registry that nobody reads, and it measures
     * a capacity, for which it keeps each command of the last ten minutes in memory.
     */
    @Bean
    ConfigurerModule axonMeters(MeterRegistry registry) {
        return configurer ->
                configurer.configureMessageMonitor(
                        CommandBus.class,
                        configuration ->
                                MessageCountingMonitor.buildMonitor(
                                        "commandBus",
                                        registry,
                                        TagsUtil.PAYLOAD_TYPE_TAGGER_FUNCTION));
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
    LedgerEventStore eventStore(
            EventStorageEngine engine,
            Serializer serializer,
            ObjectProvider<EventLog> log,
            MeterRegistry registry) {
        // A time has three decimals on every store: one of them keeps no more.
        GenericEventMessage.clock = Clock.tickMillis(ZoneOffset.UTC);
        return new LedgerEventStore(
                // What it does is timed by ledger.append: a meter an event would cost more than the
                // event.
                EmbeddedEventStore.builder().storageEngine(engine),
                serializer,
                log.getIfAvailable(),
                registry);
    }

    @Bean
    @Qualifier("localSegment")
    LedgerCommandBus commandBus(
            CommandKeys keys,
            LedgerMetadata metadata,
            Acknowledgement acknowledgement,
            ObjectProvider<EventLog> log,
            KeptStreams kept,
            org.axonframework.config.Configuration configuration) {
        return new LedgerCommandBus(
                SimpleCommandBus.builder()
                        .messageMonitor(
                                configuration.messageMonitor(LedgerCommandBus.class, "commandBus")),
                keys,
                metadata,
                acknowledgement,
                log.getIfAvailable(),
                kept);
    }

    /** Repositories that keep states, in place of the framework's own. */
    @Bean
    static KeptRepositories keptRepositories() {
        return new KeptRepositories();
    }
}
