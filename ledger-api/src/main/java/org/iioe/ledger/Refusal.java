package org.iioe.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A decision that a rule forbids. It is an answer, not a fault: nothing was stored, and the caller
 * is told the rule and the facts that it turned on.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RefusalCode code;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();

    /**
     * @param code the rule
     * @param message the facts in a sentence, for the person who asked
     */
    public Refusal(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Adds a fact that the decision turned on, under a name for programs. */
    public Refusal with(String name, Object fact) {
        facts.put(name, fact);
        return this;
    }

    /**
     * Refuses unless the rule holds.
     *
     * @param message is asked for only then
     */
    public static void unless(boolean holds, RefusalCode code, Supplier<String> message) {
        if (!holds) {
            throw new Refusal(code, message.get());
        }
    }

    /** Refuses unless the rule holds. */
    public static void unless(boolean holds, RefusalCode code, String message) {
        if (!holds) {
            throw new Refusal(code, message);
        }
    }

    /** The rule. */
    public RefusalCode code() {
        return code;
    }

    /** The facts that the decision turned on, in the order in which they were added. */
    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }
}
