package org.iioe.ledger.door;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.language.LedgerLanguage;
import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands that the door takes, by name. */
@Component
public final class CommandCatalogue {
    private final Map<String, Class<? extends LedgerCommand>> commands = new TreeMap<>();

    CommandCatalogue() {
        for (Class<? extends LedgerCommand> command : LedgerLanguage.commands()) {
            if (commands.put(command.getSimpleName(), command) != null) {
                throw new IllegalStateException(
                        "Two commands have the name " + command.getSimpleName());
            }
        }
    }

    /** The command of that name. */
    public Optional<Class<? extends LedgerCommand>> find(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    Map<String, Class<? extends LedgerCommand>> all() {
        return Collections.unmodifiableMap(commands);
    }
}
