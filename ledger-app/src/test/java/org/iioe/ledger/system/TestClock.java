package org.iioe.ledger.system;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting in tests: for a condition, or for a length of time that is itself what is tested. */
public final class TestClock {
    private TestClock() {}

    /** Lets time pass. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the condition holds; fails when it does not in time. */
    public static void await(String what, Duration atMost, BooleanSupplier condition) {
        await(() -> what, atMost, condition);
    }

    /** The same, with a text that tells how things stood when time was over. */
    public static void await(Supplier<String> what, Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + atMost + ": " + what.get());
            }
            pause(Duration.ofMillis(10));
        }
    }
}
