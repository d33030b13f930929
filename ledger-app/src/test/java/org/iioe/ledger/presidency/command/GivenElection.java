package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.presidency.PresidencyEvent;
import org.iioe.ledger.store.Fixtures;

import java.util.ArrayList;
import java.util.List;

/** An aggregate of this domain with a history, in a network: what a command records, or why not. */
final class GivenElection {
    private final Class<?> aggregate;
    private final GivenNetwork network;
    private final List<Object> history;

    private GivenElection(Class<?> aggregate, GivenNetwork network, List<?> history) {
        this.aggregate = aggregate;
        this.network = network;
        this.history = List.copyOf(history);
    }

    static GivenElection election(GivenNetwork network, List<?> history) {
        return new GivenElection(Election.class, network, history);
    }

    static GivenElection offices(GivenNetwork network, PresidencyEvent... history) {
        return new GivenElection(Offices.class, network, List.of(history));
    }

    GivenElection and(PresidencyEvent... more) {
        List<Object> longer = new ArrayList<>(history);
        longer.addAll(List.of(more));
        return new GivenElection(aggregate, network, longer);
    }

    void records(LedgerCommand command, PresidencyEvent... events) {
        fixture().given(history).when(command).expectEvents((Object[]) events);
    }

    void refuses(RefusalCode code, LedgerCommand command) {
        fixture().given(history).when(command).expectNoEvents().expectException(refusal(code));
    }

    private FixtureConfiguration<?> fixture() {
        return network.into(Fixtures.of(aggregate));
    }
}
