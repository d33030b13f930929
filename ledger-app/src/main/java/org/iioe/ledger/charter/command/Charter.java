package org.iioe.ledger.charter.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand;
import org.iioe.ledger.charter.CharterCommand.AmendCharter;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.charter.CharterRefusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The one charter, version after version. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Charter implements Kept<Charter> {
    @AggregateIdentifier private @Nullable String stream;
    private CharterVersions versions = CharterVersions.NONE;
    private boolean assumed = true;

    Charter() {}

    @Override
    public Charter copy() {
        Charter copy = new Charter();
        copy.stream = stream;
        copy.versions = versions;
        copy.assumed = assumed;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EstablishCharter command) {
        // What was assumed for want of a text gives way to the text, once that is known.
        boolean first = stream == null;
        Refusal.unless(
                first || (assumed && command.basis() == CharterBasis.ADOPTED),
                CharterRefusal.CHARTER_EXISTS,
                () -> "The charter is at version %s.".formatted(versions.all().size()));
        if (!first) {
            notBeforeTheLatest(command.on().effective());
        }
        apply(
                new CharterEstablished(
                        versions.all().size() + 1,
                        command.rules(),
                        command.basis(),
                        command.on(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    void handle(AmendCharter command, Resolutions resolutions) {
        LocalDate from = command.from().effective();
        notBeforeTheLatest(from);
        LocalDate adoptedOn =
                resolutions.adopted(command.resolution(), command.on().effective()).adoptedOn();
        Refusal.unless(
                adoptedOn != null && !from.isBefore(adoptedOn),
                CharterRefusal.BEFORE_ITS_RESOLUTION,
                () ->
                        "%s was adopted on %s; the version cannot be in force from %s."
                                .formatted(command.resolution(), adoptedOn, from));
        apply(
                new CharterAmended(
                        versions.all().size() + 1,
                        command.rules(),
                        command.resolution(),
                        command.from(),
                        command.on(),
                        command.source()));
    }

    private void notBeforeTheLatest(LocalDate from) {
        CharterVersion latest = versions.all().getLast();
        Refusal.unless(
                !from.isBefore(latest.from()),
                CharterRefusal.BEFORE_PREVIOUS_VERSION,
                () ->
                        "Version %s is in force from %s; the next cannot be from %s."
                                .formatted(latest.number(), latest.from(), from));
    }

    @EventSourcingHandler
    void on(CharterEvent event) {
        stream = CharterCommand.CHARTER;
        assumed =
                event instanceof CharterEstablished established
                        && established.basis() == CharterBasis.ASSUMPTION;
        versions = versions.after(event);
    }
}
