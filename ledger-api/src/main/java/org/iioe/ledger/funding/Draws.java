package org.iioe.ledger.funding;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;

import java.util.List;

/** Checks of draws. */
final class Draws {
    private Draws() {}

    static List<Draw> checked(String field, List<Draw> draws, Money amount) {
        InvalidValue.unless(
                !draws.isEmpty() && draws.size() <= 200,
                field,
                () -> field + " names 1 to 200 receipts.");
        InvalidValue.unless(
                draws.stream().map(Draw::receipt).distinct().count() == draws.size(),
                field,
                () -> field + " names a receipt twice.");
        Money sum =
                draws.stream().map(Draw::amount).reduce(Money.zero(amount.currency()), Money::plus);
        InvalidValue.unless(
                sum.equals(amount),
                field,
                () -> "%s sum to %s, and the amount is %s.".formatted(field, sum, amount));
        return List.copyOf(draws);
    }
}
