package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.InMemoryLedger;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A contribution on a store in memory, with the ledger's own claims. */
final class Story {
    private final InMemoryLedger ledger;

    private Story(@Nullable Boolean overAllocation) {
        ledger =
                new InMemoryLedger(Contribution.class)
                        .with(Organisations.class, any -> Facts.organisations())
                        .with(Members.class, any -> Facts.members())
                        .with(Charters.class, any -> Facts.charters(overAllocation))
                        .with(Resolutions.class, any -> Facts.resolutions());
    }

    /** A story that begins with these commands, under a charter silent on over-allocation. */
    static Story of(LedgerCommand... commands) {
        return charteredFor(null, commands);
    }

    /** A story under a charter that says this of over-allocation. */
    static Story charteredFor(@Nullable Boolean overAllocation, LedgerCommand... commands) {
        Story story = new Story(overAllocation);
        story.send(commands);
        return story;
    }

    /** Sends commands one after the other. */
    Story send(LedgerCommand... commands) {
        ledger.send(commands);
        return this;
    }

    /** Sends a command that is accepted or, where a rule is named, refused by it. */
    void decides(LedgerCommand command, @Nullable ContributionsRefusal refusal) {
        if (refusal == null) {
            send(command);
        } else {
            refused(refusal, () -> send(command));
        }
    }

    /** Sends a command and hands back the one event that it records. */
    <E extends ContributionsEvent> E record(LedgerCommand command, Class<E> type) {
        List<LedgerEvent> recorded = ledger.send(command);
        assertThat(recorded).singleElement().isInstanceOf(type);
        return type.cast(recorded.getFirst());
    }

    /** The state that decides, folded from all that was recorded. */
    ContributionState state() {
        ContributionState state = ContributionState.NONE;
        for (LedgerEvent event : ledger.all()) {
            if (event instanceof ContributionsEvent of) {
                state = state.after(of, null);
            }
        }
        return state;
    }

    /** The laptops, as they are. */
    LineState laptops() {
        return state().line(Acts.LAPTOPS);
    }

    /** All that was recorded of the contribution. */
    List<ContributionsEvent> events() {
        return ledger.all().stream()
                .filter(ContributionsEvent.class::isInstance)
                .map(ContributionsEvent.class::cast)
                .toList();
    }
}
