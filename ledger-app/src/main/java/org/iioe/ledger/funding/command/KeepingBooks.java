package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.NOT_THE_LAST_PERIOD;
import static org.iioe.ledger.funding.FundingRefusal.PERIOD_CLOSED;
import static org.iioe.ledger.funding.FundingRefusal.SAME_PERSON;
import static org.iioe.ledger.funding.FundingRefusal.WRONG_BALANCE;

import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.funding.FundCommand.ClosePeriod;
import org.iioe.ledger.funding.FundCommand.EstablishFund;
import org.iioe.ledger.funding.FundCommand.ReopenPeriod;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.PeriodClosed;
import org.iioe.ledger.funding.PeriodReopened;

import java.time.LocalDate;

/** Decides on a fund itself: when its books begin, are closed and are opened again. */
final class KeepingBooks {
    private KeepingBooks() {}

    static FundEstablished established(EstablishFund c, Organisations organisations) {
        organisations.requireRegistered(c.legalHolder());
        return new FundEstablished(
                c.fund(),
                c.currency(),
                c.legalHolder(),
                c.account(),
                c.fiscalYear(),
                c.on(),
                c.source());
    }

    static PeriodClosed closed(FundState state, ClosePeriod c) {
        state.requireCurrency(c.bank());
        FundState.Closing last = state.lastClosing();
        Refusal.unless(
                last == null || c.until().isAfter(last.until()),
                PERIOD_CLOSED,
                () -> "The books are closed until %s.".formatted(last == null ? "" : last.until()));
        Money balance = state.bank().balance(c.until());
        if (!balance.equals(c.bank())) {
            throw new Refusal(
                            WRONG_BALANCE,
                            "The bank's balance on %s is %s here, and %s is given."
                                    .formatted(c.until(), balance, c.bank()))
                    .with("balance", balance);
        }
        return new PeriodClosed(
                c.fund(),
                last == null ? null : last.until().plusDays(1),
                c.until(),
                c.bank(),
                c.on(),
                c.source());
    }

    static PeriodReopened reopened(FundState state, ReopenPeriod c, String actor) {
        FundState.Closing last = state.lastClosing();
        if (last == null || !last.until().equals(c.until())) {
            throw new Refusal(
                    NOT_THE_LAST_PERIOD,
                    last == null
                            ? "No period is closed."
                            : "The last closed period ends on %s.".formatted(last.until()));
        }
        Refusal.unless(
                !last.by().equals(actor), SAME_PERSON, () -> "%s closed it.".formatted(actor));
        LocalDate before = state.closings().size() < 2 ? null : state.closings().get(1).until();
        return new PeriodReopened(c.fund(), c.until(), before, c.reason(), c.on(), c.source());
    }
}
