package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.BELOW_ALLOCATED;
import static org.iioe.ledger.contributions.ContributionsRefusal.BELOW_DELIVERED;
import static org.iioe.ledger.contributions.ContributionsRefusal.LINE_IN_USE;

import org.iioe.ledger.Numbers;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Tenure;

import java.util.Locale;

/** A pledge is never less than what became of it, and what became of it keeps its nature. */
final class PledgeRule {
    private PledgeRule() {}

    /**
     * Refuses an amendment that contradicts what was delivered, rendered or allocated.
     *
     * @param before the line as it is
     */
    static void check(LineState before, PledgedLine to) {
        if (before.delivered() > 0 || before.allocated() > 0) {
            sameNature(before, to);
        }
        long promised = to.quantity() == null ? 0 : to.quantity().units();
        Refusal.unless(
                to.quantity() == null || promised >= before.delivered(),
                BELOW_DELIVERED,
                () ->
                        "%s of %s pledged, %s delivered."
                                .formatted(
                                        Numbers.words(promised),
                                        to.line(),
                                        Numbers.words(before.delivered())));
        Refusal.unless(
                Math.max(promised, before.delivered()) >= before.allocated(),
                BELOW_ALLOCATED,
                () ->
                        "%s of %s pledged, %s allocated."
                                .formatted(
                                        Numbers.words(promised),
                                        to.line(),
                                        Numbers.words(before.allocated())));
    }

    /** Refuses to cancel what members were promised. */
    static void checkCancelled(LineState line) {
        Refusal.unless(
                line.delivered() >= line.allocated(),
                BELOW_ALLOCATED,
                () ->
                        "%s of %s delivered, %s allocated; release the others first."
                                .formatted(
                                        Numbers.words(line.delivered()),
                                        line.pledged().line(),
                                        Numbers.words(line.allocated())));
    }

    private static void sameNature(LineState before, PledgedLine to) {
        PledgedLine was = before.pledged();
        Refusal.unless(
                was.kind() == to.kind(),
                LINE_IN_USE,
                () -> "%s is in use as %s.".formatted(to.line(), word(was.kind())));
        Refusal.unless(
                was.unit() == null || was.unit().equals(to.unit()),
                LINE_IN_USE,
                () -> "%s is in use, counted in %s.".formatted(to.line(), was.unit()));
        boolean becomesKnown =
                was.tenure() == null && (to.tenure() == Tenure.LOAN || before.delivered() == 0);
        Refusal.unless(
                was.tenure() == to.tenure() || becomesKnown,
                LINE_IN_USE,
                () ->
                        "%s is in use, its tenure %s; a title that passes later is transferred."
                                .formatted(
                                        to.line(),
                                        was.tenure() == null ? "unknown" : word(was.tenure())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
