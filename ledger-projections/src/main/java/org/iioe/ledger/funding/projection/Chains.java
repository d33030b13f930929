package org.iioe.ledger.funding.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The postings of an account, for one gift, in as few chains as can be in which no day is earlier
 * than the one before. What the account comes to by a day and a position is then the sum of one
 * balance of each chain, however many postings there are and however their days jump; there are
 * never more chains than days.
 */
final class Chains {
    /** In the order of their last days, the latest first, which is that of their beginnings. */
    private final List<Chain> chains = new ArrayList<>();

    /**
     * A chain.
     *
     * @param id its number among all chains
     * @param number its number in the account, from 0
     * @param lastDay of its newest posting
     * @param balance of all its postings, in minor units
     */
    record Chain(long id, int number, LocalDate lastDay, long balance) {}

    /** Takes up a chain as it was written; they come by number. */
    void add(Chain chain) {
        chains.add(chain);
    }

    /**
     * Adds a posting to the chain whose last day is the nearest before it.
     *
     * @param idOfNew the number of the chain if it begins one
     * @return the chain with the posting
     */
    Chain post(LocalDate day, long amount, long idOfNew) {
        int number = 0;
        while (number < chains.size() && chains.get(number).lastDay().isAfter(day)) {
            number++;
        }
        if (number == chains.size()) {
            Chain begun = new Chain(idOfNew, number, day, amount);
            chains.add(begun);
            return begun;
        }
        Chain before = chains.get(number);
        Chain after = new Chain(before.id(), number, day, Math.addExact(before.balance(), amount));
        chains.set(number, after);
        return after;
    }

    /** About what they take, in characters. */
    int weight() {
        return 50 * chains.size();
    }

    /** What the account comes to, in minor units. */
    long balance() {
        return chains.stream().mapToLong(Chain::balance).sum();
    }
}
