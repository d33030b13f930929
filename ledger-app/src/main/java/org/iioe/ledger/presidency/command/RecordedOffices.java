package org.iioe.ledger.presidency.command;

import org.axonframework.modelling.command.Repository;
import org.iioe.ledger.presidency.TermCommand;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.store.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;

/** The offices, read off their stream and written to their aggregate. */
@Component
final class RecordedOffices implements OfficeRegister {
    private final Streams streams;
    private final Repository<Offices> offices;

    RecordedOffices(Streams streams, Repository<Offices> offices) {
        this.streams = streams;
        this.offices = offices;
    }

    @Override
    public OfficesState state() {
        return streams.fold(TermCommand.OFFICES, OfficesState.NONE, OfficesState::after);
    }

    @Override
    public void open(TermElectionOpened opened) {
        change(register -> register.open(opened));
    }

    @Override
    public void conclude(TermElectionConcluded concluded) {
        change(register -> register.conclude(concluded));
    }

    @Override
    public void annul(TermElectionConcluded annulled, @Nullable String reason) {
        change(register -> register.annul(annulled, reason));
    }

    private void change(Consumer<Offices> change) {
        try {
            offices.loadOrCreate(TermCommand.OFFICES, Offices::new).execute(change);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
