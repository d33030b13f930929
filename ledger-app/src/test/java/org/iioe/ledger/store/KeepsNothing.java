package org.iioe.ledger.store;

import org.iioe.ledger.audit.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A ledger that keeps no states but that of the stream which is used last: decisions fold what they
 * rest on from the log. It is no component: only the ledgers that name it have it.
 */
public class KeepsNothing {
    @Bean
    @Primary
    KeptStreams nothingKept(ObjectProvider<EventLog> log) {
        return new KeptStreams(log.getIfAvailable(), 0);
    }
}
