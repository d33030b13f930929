package org.iioe.ledger.system;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Scanner;

/**
 * The ledger on a machine whose clock is stepped while it runs: a line of standard input says by
 * how many seconds the clock is wrong from then on. Every clock by which the ledger and the
 * framework tell the time of day is stepped.
 */
final class SteppedLedger {
    private static volatile Duration wrong = Duration.ZERO;

    private SteppedLedger() {}

    private static final class SteppedClock extends Clock {
        private final Clock right;

        SteppedClock(Clock right) {
            this.right = right;
        }

        @Override
        public Instant instant() {
            return right.instant().plus(wrong);
        }

        @Override
        public ZoneId getZone() {
            return right.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new SteppedClock(right.withZone(zone));
        }
    }

    /** Starts as the ledger does. */
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon(true).start(SteppedLedger::listen);
        AbstractTokenEntry.clock = new SteppedClock(Clock.systemUTC());
        SpringApplication ledger = new SpringApplication(LedgerApplication.class);
        ledger.addInitializers(context ->
                context.getBeanFactory()
                        .addBeanPostProcessor(
                                new BeanPostProcessor() {
                                    @Override
                                    public Object postProcessAfterInitialization(
                                            Object bean, String name) {
                                        if (bean instanceof EventStore) {
                                            GenericEventMessage.clock =
                                                    new SteppedClock(
                                                            Clock.tickMillis(ZoneOffset.UTC));
                                        }
                                        return bean;
                                    }
                                }));
        ledger.run(arguments);
    }

    private static void listen() {
        try (Scanner said = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (said.hasNextLong()) {
                wrong = Duration.ofSeconds(said.nextLong());
            }
        }
    }
}
