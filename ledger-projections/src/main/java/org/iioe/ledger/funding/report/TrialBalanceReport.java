package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The balance of every account of a fund; debits and credits are equal. */
@Component
final class TrialBalanceReport implements ReportKind {
    private final FundReporting funds;

    TrialBalanceReport(FundReporting funds) {
        this.funds = funds;
    }

    @Override
    public About about() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(FundReporting.fund(false));
        parameters.addAll(FundReporting.PERIOD);
        return new About(
                "trial-balance",
                "Trial balance",
                "The balance of every account of the funds, opening, change and closing.",
                parameters,
                List.of("funding"));
    }

    /** The balances of an account, in minor units; a debit is positive. */
    private record Balance(Fund fund, String account, long opening, long change, long closing) {}

    /** The sums of a fund's balances on either side, in minor units. */
    private record Sum(Fund fund, long debits, long credits) {
        boolean isBalanced() {
            return debits == credits;
        }
    }

    @Override
    public Contents make(ReportRequest asked) {
        List<Balance> balances = new ArrayList<>();
        List<Sum> sums = new ArrayList<>();
        for (Fund fund : funds.funds(asked)) {
            List<Balance> of =
                    balances(fund, funds.movements(fund, Movements.By.GIFT, asked).sum());
            balances.addAll(of);
            sums.add(
                    new Sum(
                            fund,
                            of.stream().mapToLong(each -> Math.max(each.closing(), 0)).sum(),
                            of.stream().mapToLong(each -> Math.max(-each.closing(), 0)).sum()));
        }
        return new Contents(
                "Trial balance",
                List.of(
                        FundReporting.POLICY,
                        "Period: %s, by the day on which an entry is posted."
                                .formatted(asked.period().words())),
                List.of(accounts(balances), sums(sums)));
    }

    private static List<Balance> balances(Fund fund, Movements sum) {
        Figures closing = sum.closing(null);
        return new TreeSet<>(closing.balances().keySet())
                .stream()
                        .map(account ->
                                new Balance(
                                        fund,
                                        account,
                                        sum.opening(null).balance(account),
                                        sum.change(null).balance(account),
                                        closing.balance(account)))
                        .toList();
    }

    private static Section accounts(List<Balance> balances) {
        return Section.of(
                "accounts",
                "Accounts",
                Rows.of(balances),
                List.of(
                        Field.text("fund", "Fund", each -> each.fund().id()),
                        Field.text("account", "Account", Balance::account),
                        Field.money(
                                "opening", "Opening", each -> each.fund().money(each.opening())),
                        Field.money("change", "Change", each -> each.fund().money(each.change())),
                        Field.<Balance>money(
                                        "debit",
                                        "Closing debit",
                                        each -> some(each.fund(), each.closing()))
                                .orNone(),
                        Field.<Balance>money(
                                        "credit",
                                        "Closing credit",
                                        each -> some(each.fund(), -each.closing()))
                                .orNone()));
    }

    private static Section sums(List<Sum> sums) {
        return Section.of(
                "sums",
                "Sums",
                Rows.of(sums),
                List.of(
                        Field.text("fund", "Fund", each -> each.fund().id()),
                        Field.money("debit", "Debits", each -> each.fund().money(each.debits())),
                        Field.money("credit", "Credits", each -> each.fund().money(each.credits())),
                        Field.flag("balanced", "Equal", Sum::isBalanced)));
    }

    private static @Nullable Money some(Fund fund, long amount) {
        return amount > 0 ? fund.money(amount) : null;
    }
}
