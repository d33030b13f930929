package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PaymentMade;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;

/**
 * The account at the bank. Immutable. What it changed by is added up by day, month and year: so the
 * balance at the end of any day takes its month's days, its year's months and the years before, and
 * never all days.
 *
 * @param lines the lines of the bank's statements that an entry matches
 */
record Bank(
        PSet<BankRef> lines,
        Amounts<LocalDate> days,
        Amounts<YearMonth> months,
        Amounts<Year> years) {

    static Bank none(Money zero) {
        return new Bank(
                HashTreePSet.empty(), Amounts.none(zero), Amounts.none(zero), Amounts.none(zero));
    }

    /** The balance at the end of a day. */
    Money balance(LocalDate day) {
        Money balance = days.zero();
        for (var year : years.all().entrySet()) {
            if (year.getKey().getValue() < day.getYear()) {
                balance = balance.plus(year.getValue());
            }
        }
        for (int month = Month.JANUARY.getValue(); month < day.getMonthValue(); month++) {
            balance = balance.plus(months.of(YearMonth.of(day.getYear(), month)));
        }
        for (int of = 1; of <= day.getDayOfMonth(); of++) {
            balance = balance.plus(days.of(day.withDayOfMonth(of)));
        }
        return balance;
    }

    Bank after(FundingEvent event) {
        return switch (event) {
            case ReceiptRecorded e -> line(e.bankRef()).in(e.postedOn(), e.amount());
            case OtherIncomeRecorded e -> line(e.bankRef()).in(e.postedOn(), e.amount());
            case ChargeRecorded e -> line(e.bankRef()).out(e.postedOn(), e.amount());
            case DonorRefunded e -> line(e.bankRef()).out(e.postedOn(), e.amount());
            case PaymentMade e -> line(e.bankRef()).out(e.postedOn(), e.amount());
            case PaymentReturned e -> line(e.bankRef()).in(e.postedOn(), e.amount());
            case DisbursementReversed e -> in(e.postedOn(), e.amount());
            case RecoveryRecorded e -> line(e.bankRef()).in(e.postedOn(), e.amount());
            case ReturnRecorded e -> line(e.bankRef()).in(e.postedOn(), e.amount());
            case EntryReversed e ->
                    switch (e.kind()) {
                        case RECEIPT, OTHER_INCOME, RETURN -> out(e.postedOn(), e.amount());
                        case CHARGE, REFUND -> in(e.postedOn(), e.amount());
                    };
            default -> this;
        };
    }

    private Bank line(@Nullable BankRef line) {
        return line == null ? this : new Bank(lines.plus(line), days, months, years);
    }

    private Bank out(LocalDate day, Money amount) {
        return in(day, amount.negated());
    }

    private Bank in(LocalDate day, Money amount) {
        return new Bank(
                lines,
                days.plus(day, amount),
                months.plus(YearMonth.from(day), amount),
                years.plus(Year.from(day), amount));
    }
}
