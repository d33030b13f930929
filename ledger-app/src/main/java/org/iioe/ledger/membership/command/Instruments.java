package org.iioe.ledger.membership.command;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.store.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The instruments that organisations may sign, each read off its stream. */
@Component
final class Instruments {
    private final Streams streams;

    Instruments(Streams streams) {
        this.streams = streams;
    }

    private record Entry(@Nullable InstrumentRegistered instrument) {
        Entry after(LedgerEvent event) {
            return event instanceof InstrumentRegistered registered ? new Entry(registered) : this;
        }
    }

    /**
     * The instrument as it was registered; its text never changes.
     *
     * @throws Refusal UNKNOWN_INSTRUMENT
     */
    InstrumentRegistered get(InstrumentId instrument) {
        InstrumentRegistered registered =
                streams.fold(instrument.stream(), new Entry(null), Entry::after).instrument();
        if (registered == null) {
            throw new Refusal(
                            MembershipRefusal.UNKNOWN_INSTRUMENT,
                            "Nobody registered " + instrument + ".")
                    .with("instrument", instrument);
        }
        return registered;
    }
}
