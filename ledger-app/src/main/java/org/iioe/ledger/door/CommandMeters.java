package org.iioe.ledger.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.iioe.ledger.Refusal;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.function.Supplier;

/** How many commands of each kind come in, how each ends, and how long that takes. */
@Component
final class CommandMeters {
    private final MeterRegistry registry;

    CommandMeters(MeterRegistry registry) {
        this.registry = registry;
        // There at zero before the first: a rate of what begins at one misses that one.
        refusals(Problems.FAULT);
        refusals(Problems.STORE_UNAVAILABLE);
    }

    /**
     * Times a command.
     *
     * @param command its name; one that the ledger knows, since each is a time series for ever
     */
    <T> T timed(String command, Supplier<T> work) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "fault";
        try {
            T done = work.get();
            outcome = "recorded";
            return done;
        } catch (Refusal e) {
            outcome = "refused";
            throw e;
        } catch (BadRequest e) {
            outcome = e.status() < 500 ? "invalid" : "unavailable";
            throw e;
        } catch (Recorder.LineFailure e) {
            outcome = "refused";
            throw e;
        } finally {
            sample.stop(
                    Timer.builder("ledger.commands")
                            .description("Commands, from their reading to their being recorded")
                            .tag("command", command)
                            .tag("outcome", outcome)
                            .publishPercentileHistogram()
                            .register(registry));
        }
    }

    /** Counts what a caller is told instead of what was asked for, by its stable code. */
    void refused(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        Object code = properties == null ? null : properties.get("code");
        refusals(String.valueOf(code)).increment();
    }

    private Counter refusals(String code) {
        return Counter.builder("ledger.refusals")
                .description("Answers that are refusals, by their stable code")
                .tag("code", code)
                .register(registry);
    }
}
