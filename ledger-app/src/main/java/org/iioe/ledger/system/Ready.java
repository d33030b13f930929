package org.iioe.ledger.system;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the ledger is, once it answers. */
@Component
final class Ready {
    private static final Logger log = LoggerFactory.getLogger(Ready.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context
                && context.getWebServer() != null) {
            String address = context.getEnvironment().getProperty("server.address", "127.0.0.1");
            log.info(
                    "The ledger is ready: http://{}:{}/",
                    address.contains(":") ? "[" + address + "]" : address,
                    context.getWebServer().getPort());
        }
    }
}
