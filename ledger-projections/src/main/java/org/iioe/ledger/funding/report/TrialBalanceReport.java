package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundBooks.Movements;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
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

    @Override
    public Contents make(ReportRequest asked) {
        List<List<@Nullable Object>> accounts = new ArrayList<>();
        List<List<@Nullable Object>> sums = new ArrayList<>();
        for (Fund fund : funds.funds(asked)) {
            Movements sum = funds.movements(fund, FundBooks.By.GIFT, asked).sum();
            long debits = 0;
            long credits = 0;
            for (String account : new TreeSet<>(sum.closing(null).balances().keySet())) {
                long closing = sum.closing(null).balances().getOrDefault(account, 0L);
                debits += Math.max(closing, 0);
                credits += Math.max(-closing, 0);
                accounts.add(
                        row(
                                fund.id(),
                                account,
                                fund.money(sum.opening(null).balances().getOrDefault(account, 0L)),
                                fund.money(sum.change(null).balances().getOrDefault(account, 0L)),
                                some(fund, closing),
                                some(fund, -closing)));
            }
            sums.add(row(fund.id(), fund.money(debits), fund.money(credits), debits == credits));
        }
        return new Contents(
                "Trial balance",
                List.of(
                        FundReporting.POLICY,
                        "Period: %s, by the day on which an entry is posted."
                                .formatted(asked.period().words())),
                List.of(
                        Section.of(
                                "accounts",
                                "Accounts",
                                List.of(
                                        Column.text("fund", "Fund"),
                                        Column.text("account", "Account"),
                                        Column.money("opening", "Opening"),
                                        Column.money("change", "Change"),
                                        Column.money("debit", "Closing debit").orNone(),
                                        Column.money("credit", "Closing credit").orNone()),
                                accounts),
                        Section.of(
                                "sums",
                                "Sums",
                                List.of(
                                        Column.text("fund", "Fund"),
                                        Column.money("debit", "Debits"),
                                        Column.money("credit", "Credits"),
                                        Column.flag("balanced", "Equal")),
                                sums)));
    }

    private static @Nullable Money some(Fund fund, long amount) {
        return amount > 0 ? fund.money(amount) : null;
    }
}
