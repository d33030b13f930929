package org.iioe.ledger.funding.web;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.FundBooks;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;

/**
 * A posting of double entry.
 *
 * @param position of the entry that made it
 * @param line which of the entry's postings it is, from 0; they sum to 0
 * @param amount a debit is positive, a credit negative
 */
public record JournalLine(
        long position,
        int line,
        String account,
        @Nullable String gift,
        @Nullable String receipt,
        @Nullable String allocation,
        @Nullable String party,
        Money amount,
        LocalDate postedOn) {
    static JournalLine of(FundBooks.Line line, Currency in) {
        return new JournalLine(
                line.position(),
                line.line(),
                line.account(),
                line.gift(),
                line.receipt(),
                line.allocation(),
                line.party(),
                new Money(line.amount(), in),
                line.postedOn());
    }
}
