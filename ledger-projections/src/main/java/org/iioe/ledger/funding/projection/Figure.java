package org.iioe.ledger.funding.projection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A figure of a fund, as a sum over balances of accounts: the only place that knows how. A debit
 * balance is positive.
 */
public enum Figure {
    /** What donors said they would give, less what they cancelled. */
    PLEDGED("pledged", plus("Equity:Memo:Pledges", "Made", "Cancelled")),
    /** What donors bound themselves to give, less what was cancelled. */
    COMMITTED("committed", plus("Equity:Memo:Commitments", "Made", "Cancelled")),
    /** What of the commitments has not come in. */
    OUTSTANDING("outstanding", plus("Equity:Memo:Commitments")),
    /** Donations that came in. */
    RECEIVED("received", minus("Income:Donations")),
    /** Interest and the like. */
    OTHER("other", minus("Income:Other")),
    /** What was given back to donors. */
    REFUNDED("refunded", plus("Income:Refunded")),
    /** What banks took. */
    CHARGES("charges", plus("Expenses:Charges")),
    /** What came in and is nobody's gift yet. */
    SUSPENSE("suspense", minus("Liabilities:Suspense")),
    /** What was set aside, less what was released. */
    ALLOCATED("allocated", plus("Equity:Memo:Allocations", "Approved", "Released")),
    /** What was paid under allocations. */
    DISBURSED("disbursed", minus("Equity:Memo:Allocations", "Disbursed")),
    /** What of it was paid to recipients, who account for it. */
    ADVANCED("advanced", plus("Assets:Advances", "Disbursed")),
    /** What of it was paid for costs at once. */
    DIRECT("direct", plus("Expenses:Direct")),
    /** What is set aside and not yet paid. */
    UNDISBURSED("undisbursed", plus("Equity:Memo:Allocations")),
    /** Accepted expenditure and direct costs. */
    SPENT("spent", plus("Expenses:Grants"), plus("Expenses:Direct")),
    /** What recipients and others paid back. */
    RETURNED(
            "returned",
            minus("Assets:Advances", "Returned"),
            minus("Assets:Recoverable", "Recovered")),
    /** What of the money that was received may still be allocated. */
    UNALLOCATED(
            "unallocated",
            List.of(RECEIVED, OTHER, RETURNED),
            List.of(REFUNDED, CHARGES, ALLOCATED)),
    /** What is in the bank. */
    BANK("bank", plus("Assets:Bank")),
    /** What recipients have been paid and not yet accounted for. */
    ADVANCES("advances", plus("Assets:Advances")),
    /** What was misdirected and is still owed. */
    RECOVERABLE("recoverable", plus("Assets:Recoverable")),
    /** What was misdirected and given up. */
    WRITTEN_OFF("writtenOff", plus("Expenses:WriteOff")),
    /** All memorandum accounts together: always 0. */
    MEMO("memo", plus("Equity:Memo"));

    private record Term(int sign, String below, List<String> endings) {}

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Term> terms;

    Figure(String word, Term... terms) {
        this.word = word;
        this.terms = List.of(terms);
    }

    Figure(String word, List<Figure> added, List<Figure> taken) {
        this.word = word;
        this.terms =
                Stream.concat(
                                added.stream().flatMap(figure -> figure.terms.stream()),
                                taken.stream()
                                        .flatMap(figure -> figure.terms.stream())
                                        .map(term ->
                                                new Term(
                                                        -term.sign(),
                                                        term.below(),
                                                        term.endings())))
                        .toList();
    }

    private static Term plus(String below, String... endings) {
        return new Term(1, below + ":", List.of(endings));
    }

    private static Term minus(String below, String... endings) {
        return new Term(-1, below + ":", List.of(endings));
    }

    /** Its name in reports. */
    public String word() {
        return word;
    }

    /** Its name in print. */
    public String title() {
        return this == WRITTEN_OFF
                ? "Written off"
                : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    /** The figure of a name. */
    public static java.util.Optional<Figure> of(String word) {
        return Arrays.stream(values()).filter(figure -> figure.word.equals(word)).findFirst();
    }

    /** How an account's balance counts in it: 1, -1, or 0 where it does not. */
    public int sign(String account) {
        int sign = 0;
        for (Term term : terms) {
            boolean counts =
                    account.startsWith(term.below())
                            && (term.endings().isEmpty()
                                    || term.endings().stream()
                                            .anyMatch(end -> account.endsWith(":" + end)));
            sign += counts ? term.sign() : 0;
        }
        return sign;
    }
}
