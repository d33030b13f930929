package org.iioe.ledger.log;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.proof.LogIdentity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import tools.jackson.databind.json.JsonMapper;

/** Wires the sealed log. */
@Configuration(proxyBeanMethods = false)
class SealedLogConfiguration {
    @Bean
    EntryFormat entryFormat(JsonMapper mapper, LogIdentity identity) {
        return new EntryFormat(mapper, identity.origin());
    }

    /** Unless events are in Axon Server. */
    @Bean
    @Profile("!axonserver")
    EventStorageEngine eventStorageEngine(
            EventLog log,
            @Qualifier("eventSerializer") Serializer serializer,
            org.axonframework.config.Configuration configuration) {
        return new SealedEventStorage(
                log, new EventDecoder(serializer, configuration.upcasterChain()));
    }

    /** As a component of Axon's configuration: upcasters are known only once that is made. */
    @Bean
    ConfigurerModule sealedLogSource(
            SealedLog sealed,
            EntryFormat format,
            SealerLoop loop,
            @Qualifier("eventSerializer") Serializer serializer) {
        return configurer ->
                configurer
                        .registerComponent(
                                EventDecoder.class,
                                c -> new EventDecoder(serializer, c.upcasterChain()))
                        .registerComponent(
                                SealedLogSource.class,
                                c ->
                                        new SealedLogSource(
                                                sealed,
                                                format,
                                                loop,
                                                c.getComponent(EventDecoder.class)));
    }
}
