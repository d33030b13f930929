package org.iioe.ledger.audit.log;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.iioe.ledger.audit.proof.LogIdentity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

/** Wires the sealed log. */
@Configuration(proxyBeanMethods = false)
class SealedLogConfiguration {
    @Bean
    EntryFormat entryFormat(JsonMapper mapper, LogIdentity identity) {
        return new EntryFormat(mapper, identity.origin());
    }

    /** As a component of Axon's configuration: upcasters are known only once that is made. */
    @Bean
    ConfigurerModule sealedLogSource(
            SealedLog sealed,
            EntryFormat format,
            SealerLoop loop,
            @Qualifier("eventSerializer") Serializer serializer) {
        return configurer ->
                configurer.registerComponent(
                        SealedLogSource.class,
                        c ->
                                new SealedLogSource(
                                        sealed, format, loop, serializer, c.upcasterChain()));
    }
}
