package org.iioe.ledger.funding;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;

import java.util.List;

/** Checks of instalments. */
final class Instalments {
    private Instalments() {}

    static List<Instalment> checked(List<Instalment> instalments, Money amount) {
        InvalidValue.unless(
                instalments.size() <= 100, "instalments", "At most 100 instalments are taken.");
        InvalidValue.unless(
                instalments.stream().map(Instalment::instalment).distinct().count()
                        == instalments.size(),
                "instalments",
                "An instalment is named twice.");
        if (!instalments.isEmpty()) {
            Money sum =
                    instalments.stream()
                            .map(Instalment::amount)
                            .reduce(Money.zero(amount.currency()), Money::plus);
            InvalidValue.unless(
                    sum.equals(amount),
                    "instalments",
                    () ->
                            "The instalments sum to %s, and the commitment is %s."
                                    .formatted(sum, amount));
        }
        return List.copyOf(instalments);
    }
}
