package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Amounts of one currency, by what they are of; what has none has nothing. It never changes: each
 * change makes another, which shares the rest with it.
 */
record Amounts<K extends @Nullable Object>(Money zero, PMap<K, Money> all) {
    static <K extends @Nullable Object> Amounts<K> none(Money zero) {
        return new Amounts<>(zero, HashTreePMap.empty());
    }

    Money of(K key) {
        Money amount = all.get(key);
        return amount == null ? zero : amount;
    }

    Amounts<K> with(K key, Money amount) {
        return new Amounts<>(zero, all.plus(key, amount));
    }

    Amounts<K> plus(K key, Money amount) {
        return with(key, of(key).plus(amount));
    }

    Amounts<K> minus(K key, Money amount) {
        return with(key, of(key).minus(amount));
    }
}
