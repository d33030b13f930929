package org.iioe.ledger.presidency.command;

import org.iioe.ledger.presidency.TermCommand;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

/** The offices, read off their stream. */
@Component
final class RecordedOffices implements OfficeFacts {
    private final Streams streams;

    RecordedOffices(Streams streams) {
        this.streams = streams;
    }

    @Override
    public OfficesState state() {
        return streams.fold(TermCommand.OFFICES, OfficesState.NONE, OfficesState::after);
    }
}
