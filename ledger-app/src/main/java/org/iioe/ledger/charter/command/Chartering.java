package org.iioe.ledger.charter.command;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.AmendCharter;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterRefusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Resolutions;

import java.time.LocalDate;

/** Decides on the versions of the charter. */
final class Chartering {
    private Chartering() {}

    static CharterEstablished established(CharterVersions versions, EstablishCharter c) {
        // What was assumed for want of a text gives way to the text, once that is known.
        boolean first = versions.all().isEmpty();
        Refusal.unless(
                first || (versions.assumed() && c.basis() == CharterBasis.ADOPTED),
                CharterRefusal.CHARTER_EXISTS,
                () -> "The charter is at version %s.".formatted(versions.all().size()));
        if (!first) {
            requireNotBeforeTheLatest(versions, c.on().effective());
        }
        return new CharterEstablished(
                versions.all().size() + 1, c.rules(), c.basis(), c.on(), c.on(), c.source());
    }

    static CharterAmended amended(
            CharterVersions versions, AmendCharter c, Resolutions resolutions) {
        LocalDate from = c.from().effective();
        requireNotBeforeTheLatest(versions, from);
        LocalDate adoptedOn = resolutions.adopted(c.resolution(), c.on().effective()).adoptedOn();
        Refusal.unless(
                adoptedOn != null && !from.isBefore(adoptedOn),
                CharterRefusal.BEFORE_ITS_RESOLUTION,
                () ->
                        "%s was adopted on %s; the version cannot be in force from %s."
                                .formatted(c.resolution(), adoptedOn, from));
        return new CharterAmended(
                versions.all().size() + 1, c.rules(), c.resolution(), c.from(), c.on(), c.source());
    }

    private static void requireNotBeforeTheLatest(CharterVersions versions, LocalDate from) {
        CharterVersion latest = versions.all().getLast();
        Refusal.unless(
                !from.isBefore(latest.from()),
                CharterRefusal.BEFORE_PREVIOUS_VERSION,
                () ->
                        "Version %s is in force from %s; the next cannot be from %s."
                                .formatted(latest.number(), latest.from(), from));
    }
}
