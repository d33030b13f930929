package org.iioe.ledger.projection;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.iioe.ledger.audit.log.SealedLogSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;

/**
 * Gives every projection a processor of its own, of one segment: more would break balances that run
 * across aggregates. A projection that fails stops and tries again; it never passes over an event.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
    private static final int BATCH = 500;

    @Bean
    ConfigurerModule projectionProcessors(
            List<Projection> projections,
            ProjectionSchemas schemas,
            TransactionManager transactions,
            JdbcClient database,
            @Value("${ledger.projection-delay:0s}") Duration delay) {
        projections.forEach(schemas::create);
        return configurer ->
                configurer.eventProcessing(processing -> {
                    processing.registerDefaultErrorHandler(c -> PropagatingErrorHandler.instance());
                    processing.registerDefaultListenerInvocationErrorHandler(
                            c -> PropagatingErrorHandler.instance());
                    for (Projection projection : projections) {
                        ProjectionFeed feed = new ProjectionFeed(projection, database, delay);
                        String name = projection.name();
                        processing
                                .registerEventHandler(c -> feed)
                                .assignHandlerInstancesMatching(name, handler -> handler == feed)
                                .registerPooledStreamingEventProcessor(
                                        name,
                                        c -> c.getComponent(SealedLogSource.class),
                                        (c, processor) ->
                                                processor
                                                        .initialSegmentCount(1)
                                                        .batchSize(BATCH)
                                                        .transactionManager(transactions)
                                                        .initialToken(s -> s.createTailToken()));
                    }
                });
    }
}
