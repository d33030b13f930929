package org.iioe.ledger.store;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.config.TagsConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.iioe.ledger.LedgerCommand;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

import java.util.UUID;

/**
 * Wires Axon Server, under the profile {@code axonserver}: it keeps the events, and hands each
 * command to the node that its stream belongs to, so that aggregates stay cached there and nodes
 * seldom race. The framework's own auto-configuration of it is left out: it would have the server's
 * console stop and split our projections, and queries travel.
 */
@Configuration(proxyBeanMethods = false)
@Profile("axonserver")
class AxonServerConfigurer {
    /** The settings {@code axon.axonserver.*}, which the framework itself declares. */
    @Bean
    AxonServerConfiguration axonServerConfiguration() {
        AxonServerConfiguration settings = new AxonServerConfiguration();
        settings.setComponentName("ledger");
        // The framework's own is process and host, which are the same in every container.
        settings.setClientId("ledger-" + UUID.randomUUID());
        return settings;
    }

    /**
     * @param tags the settings {@code axon.tags.*}, by which one of several servers is preferred
     */
    @Bean
    AxonServerConnectionManager axonServerConnectionManager(
            AxonServerConfiguration settings, TagsConfiguration tags) {
        return AxonServerConnectionManager.builder()
                .axonServerConfiguration(settings)
                .routingServers(settings.getServers())
                .tagsConfiguration(tags)
                .build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            AxonServerConfiguration settings,
            AxonServerConnectionManager server,
            Serializer serializer,
            org.axonframework.config.Configuration configuration) {
        AxonServerEventStore.Builder builder =
                AxonServerEventStore.builder()
                        .configuration(settings)
                        .platformConnectionManager(server)
                        .snapshotSerializer(serializer)
                        .eventSerializer(serializer)
                        .snapshotFilter(configuration.snapshotFilter())
                        .upcasterChain(configuration.upcasterChain());
        // Only this makes the engine.
        builder.build();
        return new Engine(builder).engine();
    }

    /** The framework makes its engine inside of its event store, and we have one of our own. */
    private static final class Engine extends AxonServerEventStore {
        Engine(Builder builder) {
            super(builder);
        }

        EventStorageEngine engine() {
            return storageEngine();
        }
    }

    @Bean
    RoutingStrategy byStream() {
        return command -> ((LedgerCommand) command.getPayload()).stream();
    }

    @Bean
    @Primary
    AxonServerCommandBus routedCommands(
            AxonServerConfiguration settings,
            AxonServerConnectionManager server,
            LedgerCommandBus local,
            RoutingStrategy byStream,
            @Qualifier("messageSerializer") Serializer serializer) {
        return AxonServerCommandBus.builder()
                .configuration(settings)
                .axonServerConnectionManager(server)
                .localSegment(new RoutedCommands(local))
                .routingStrategy(byStream)
                .loadFactorProvider(command -> settings.getCommandLoadFactor())
                .serializer(serializer)
                .build();
    }

    /** Every node reads the same PostgreSQL: no query travels. */
    @Bean
    QueryBus queryBus() {
        return SimpleQueryBus.builder().build();
    }
}
