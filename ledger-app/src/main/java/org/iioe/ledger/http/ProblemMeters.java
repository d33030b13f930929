package org.iioe.ledger.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.iioe.ledger.problem.ProblemCode;
import org.springframework.stereotype.Component;

/** How often a caller is told something else than what was asked for. */
@Component
public final class ProblemMeters {
    private final MeterRegistry registry;

    ProblemMeters(MeterRegistry registry) {
        this.registry = registry;
        // There at zero before the first: a rate of what begins at one misses that one.
        counter(ProblemCode.FAULT.name());
        counter(ProblemCode.STORE_UNAVAILABLE.name());
    }

    /** Counts one, by its stable code. */
    public void count(String code) {
        counter(code).increment();
    }

    private Counter counter(String code) {
        return Counter.builder("ledger.refusals")
                .description("Answers that are refusals, by their stable code")
                .tag("code", code)
                .register(registry);
    }
}
