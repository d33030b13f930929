package org.iioe.ledger.funding.projection;

import java.util.Map;

/**
 * The figures of a fund, or of one gift in it, from the balances of their accounts.
 *
 * @param balances by account; a debit balance is positive
 */
public record Figures(Map<String, Long> balances) {
    public Figures {
        balances = Map.copyOf(balances);
    }

    /** The figure of this name in domain terms, in minor units. */
    public long of(Figure figure) {
        return balances.entrySet().stream()
                .mapToLong(balance -> figure.sign(balance.getKey()) * balance.getValue())
                .sum();
    }

    /** See {@link Figure#PLEDGED}. */
    public long pledged() {
        return of(Figure.PLEDGED);
    }

    /** See {@link Figure#COMMITTED}. */
    public long committed() {
        return of(Figure.COMMITTED);
    }

    /** See {@link Figure#OUTSTANDING}. */
    public long outstanding() {
        return of(Figure.OUTSTANDING);
    }

    /** See {@link Figure#RECEIVED}. */
    public long received() {
        return of(Figure.RECEIVED);
    }

    /** See {@link Figure#REFUNDED}. */
    public long refunded() {
        return of(Figure.REFUNDED);
    }

    /** See {@link Figure#OTHER}. */
    public long other() {
        return of(Figure.OTHER);
    }

    /** See {@link Figure#CHARGES}. */
    public long charges() {
        return of(Figure.CHARGES);
    }

    /** See {@link Figure#SUSPENSE}. */
    public long suspense() {
        return of(Figure.SUSPENSE);
    }

    /** See {@link Figure#ALLOCATED}. */
    public long allocated() {
        return of(Figure.ALLOCATED);
    }

    /** See {@link Figure#UNDISBURSED}. */
    public long undisbursed() {
        return of(Figure.UNDISBURSED);
    }

    /** See {@link Figure#DISBURSED}. */
    public long disbursed() {
        return of(Figure.DISBURSED);
    }

    /** See {@link Figure#SPENT}. */
    public long spent() {
        return of(Figure.SPENT);
    }

    /** See {@link Figure#RETURNED}. */
    public long returned() {
        return of(Figure.RETURNED);
    }

    /** See {@link Figure#BANK}. */
    public long bank() {
        return of(Figure.BANK);
    }

    /** See {@link Figure#ADVANCES}. */
    public long advances() {
        return of(Figure.ADVANCES);
    }

    /** See {@link Figure#RECOVERABLE}. */
    public long recoverable() {
        return of(Figure.RECOVERABLE);
    }

    /** See {@link Figure#WRITTEN_OFF}. */
    public long writtenOff() {
        return of(Figure.WRITTEN_OFF);
    }

    /** See {@link Figure#MEMO}. */
    public long memo() {
        return of(Figure.MEMO);
    }

    /** See {@link Figure#UNALLOCATED}. */
    public long unallocated() {
        return of(Figure.UNALLOCATED);
    }
}
