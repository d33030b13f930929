package org.iioe.ledger.charter.command;

import org.iioe.ledger.charter.CharterCommand;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Optional;

/** The charter's versions, read off its stream. */
@Component
final class RecordedCharters implements Charters {
    private final Streams streams;

    RecordedCharters(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<CharterVersion> inForce(LocalDate on) {
        return versions().inForce(on);
    }

    @Override
    public CharterVersion version(int number) {
        return versions().version(number);
    }

    private CharterVersions versions() {
        return streams.fold(CharterCommand.CHARTER, CharterVersions.NONE, CharterVersions::after);
    }
}
