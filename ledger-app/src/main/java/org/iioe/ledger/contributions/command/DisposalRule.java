package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.APPROVED_BY_ONESELF;
import static org.iioe.ledger.contributions.ContributionsRefusal.DISPOSAL_NOT_APPROVED;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_ON_LOAN;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.RetirementMethod;
import org.iioe.ledger.contributions.StockCommand.RetireItems;
import org.iioe.ledger.contributions.Tenure;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Units are disposed of with an approval, and not by the one who alone gave it. */
final class DisposalRule {
    private DisposalRule() {}

    /**
     * Refuses to retire units without what it takes.
     *
     * @param actor who retires them
     */
    static void check(
            ContributionState contribution,
            RetireItems command,
            LineUnits units,
            @Nullable String actor) {
        LineState line = contribution.line(units.line());
        Approval approval =
                command.disposal() == null ? null : contribution.approval(command.disposal());
        if (command.method() == RetirementMethod.RETURNED_TO_DONOR) {
            Refusal.unless(
                    !line.ours() && line.pledged().tenure() == Tenure.LOAN,
                    NOT_ON_LOAN,
                    () -> "The donor did not lend %s, or gave it since.".formatted(units.line()));
            return;
        }
        if (line.ownedBy(command.member())) {
            return;
        }
        if (approval == null) {
            throw new Refusal(
                    DISPOSAL_NOT_APPROVED, "No approval is named for %s.".formatted(units.line()));
        }
        Refusal.unless(
                Objects.equals(approval.member(), command.member()) && approval.covers(units),
                DISPOSAL_NOT_APPROVED,
                () ->
                        "%s does not permit, or no longer, to dispose of these units of %s %s."
                                .formatted(
                                        command.disposal(),
                                        units.line(),
                                        Custody.of(command.member())));
        Refusal.unless(
                approval.resolved() || approval.by() == null || !approval.by().equals(actor),
                APPROVED_BY_ONESELF,
                () -> "%s was approved by the same user.".formatted(command.disposal()));
    }
}
