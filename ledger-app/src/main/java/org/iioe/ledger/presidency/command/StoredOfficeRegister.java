package org.iioe.ledger.presidency.command;

import org.axonframework.modelling.command.Repository;
import org.iioe.ledger.presidency.TermCommand;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;

/** Enters elections in the aggregate of all offices. */
@Component
final class StoredOfficeRegister implements OfficeRegister {
    private final Repository<Offices> repository;

    StoredOfficeRegister(Repository<Offices> repository) {
        this.repository = repository;
    }

    @Override
    public void open(TermElectionOpened opened) {
        enter(offices -> offices.open(opened));
    }

    @Override
    public void conclude(TermElectionConcluded concluded) {
        enter(offices -> offices.conclude(concluded));
    }

    @Override
    public void annul(TermElectionConcluded annulled, @Nullable String reason) {
        enter(offices -> offices.annul(annulled, reason));
    }

    private void enter(Consumer<Offices> act) {
        try {
            repository.loadOrCreate(TermCommand.OFFICES, Offices::new).execute(act);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A constructor without statements has failed.", e);
        }
    }
}
