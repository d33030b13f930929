package org.iioe.ledger.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Acts that are sent in one append. Each takes effect in the account at once, so that the next
 * builds on it.
 */
final class Batch {
    /**
     * A command, and what it means for the account.
     *
     * @param members the command's members as JSON, without braces and source
     */
    record Act(String command, String members, Consumer<OwnAccount> effect) {}

    private final Runner runner;
    private final List<Act> acts = new ArrayList<>();

    Batch(Runner runner) {
        this.runner = runner;
    }

    void add(String command, String members, Consumer<OwnAccount> effect) {
        acts.add(new Act(command, members, effect));
        effect.accept(runner.account());
    }

    void add(String command, String members) {
        add(command, members, nothing -> {});
    }

    void send(String user) {
        runner.send(user, acts);
    }
}
