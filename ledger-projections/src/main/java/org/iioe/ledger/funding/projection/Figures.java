package org.iioe.ledger.funding.projection;

import org.iioe.ledger.Money;

import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a fund, or of a part of it, from the balances of their accounts.
 *
 * @param balances by account, in minor units; a debit balance is positive
 */
public record Figures(Map<String, Long> balances) {
    /** Of nothing: all are 0. */
    public static final Figures NONE = new Figures(Map.of());

    public Figures {
        balances = Map.copyOf(balances);
    }

    /**
     * The figures of several parts together, such as those of a fund, of its gifts' and its own.
     */
    public static Figures sum(Collection<Figures> parts) {
        Map<String, Long> sum = new LinkedHashMap<>();
        for (Figures part : parts) {
            part.balances.forEach(
                    (account, balance) -> sum.merge(account, balance, Math::addExact));
        }
        return new Figures(sum);
    }

    /** These and others together. */
    public Figures plus(Figures others) {
        return sum(List.of(this, others));
    }

    /** What is to be added to these to come to 0. */
    public Figures negated() {
        Map<String, Long> negated = new LinkedHashMap<>();
        balances.forEach((account, balance) -> negated.put(account, Math.negateExact(balance)));
        return new Figures(negated);
    }

    /** The balance of an account, in minor units; 0 where it has none. */
    public long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    /** A figure in minor units. */
    public long of(Figure figure) {
        return balances.entrySet().stream()
                .mapToLong(balance -> figure.sign(balance.getKey()) * balance.getValue())
                .sum();
    }

    /** A figure as an amount. */
    public Money money(Figure figure, Currency in) {
        return new Money(of(figure), in);
    }
}
