package org.iioe.ledger.system;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * While there are no accounts, everybody who reaches the ledger may write to it: so it listens only
 * where nobody but this machine reaches it.
 */
@Component
final class LoopbackOnly implements InitializingBean {
    private final Environment environment;

    LoopbackOnly(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        String address = environment.getProperty("server.address", "0.0.0.0");
        boolean loopback;
        try {
            loopback = InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            loopback = false;
        }
        if (!loopback) {
            throw new StartFailure(
                    "server.address is %s, and without accounts the ledger listens on a loopback address only: set 127.0.0.1 or ::1."
                            .formatted(address));
        }
    }
}
