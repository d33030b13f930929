package org.iioe.ledger.membership.command;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.store.Claims;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps one organisation from standing in the ledger twice: an identifier belongs to one, a name
 * with its country to one unless somebody confirmed that two bear it.
 */
final class IdentityClaims {
    private static final String NAME = "name";

    private final Claims claims;
    private final LedgerCommand by;

    /**
     * @param by the command of the organisation for whose stream is claimed
     */
    IdentityClaims(Claims claims, LedgerCommand by) {
        this.claims = claims;
        this.by = by;
    }

    void takeIdentifiers(List<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            String kind = identifier.scheme().toLowerCase(Locale.ROOT);
            claims.holder(kind, identifier.value())
                    .ifPresent(holder -> {
                        throw new Refusal(
                                        MembershipRefusal.IDENTIFIER_TAKEN,
                                        "%s belongs to %s.".formatted(identifier, holder))
                                .with("identifier", identifier)
                                .with("holder", holder);
                    });
            claims.claim(kind, identifier.value(), by.stream(), by);
        }
    }

    /** Gives up the names that the record no longer has and takes those that it has now. */
    void moveNames(Set<String> before, Set<String> after, @Nullable Boolean confirmedDistinct) {
        for (String key : new TreeSet<>(before)) {
            if (!after.contains(key)
                    && claims.holder(NAME, key).filter(by.stream()::equals).isPresent()) {
                claims.release(NAME, key, by);
            }
        }
        for (String key : new TreeSet<>(after)) {
            if (!before.contains(key)) {
                takeName(key, Boolean.TRUE.equals(confirmedDistinct));
            }
        }
    }

    private void takeName(String key, boolean confirmedDistinct) {
        String holder = claims.holder(NAME, key).orElse(null);
        if (holder == null) {
            claims.claim(NAME, key, by.stream(), by);
        } else if (!holder.equals(by.stream()) && !confirmedDistinct) {
            throw new Refusal(
                            MembershipRefusal.NAME_CLASH,
                            "%s is the name and country of %s; confirm that this is another."
                                    .formatted(key, holder))
                    .with("holder", holder);
        }
    }
}
