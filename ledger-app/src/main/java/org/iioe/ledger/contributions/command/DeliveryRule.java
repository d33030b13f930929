package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.ANOTHER_DONORS_LINE;
import static org.iioe.ledger.contributions.ContributionsRefusal.BEYOND_COUNTING;
import static org.iioe.ledger.contributions.ContributionsRefusal.DONOR_DID_NOT_PLEDGE;
import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_PLEDGE;
import static org.iioe.ledger.contributions.ContributionsRefusal.PLEDGE_WAS_CANCELLED;

import org.iioe.ledger.Numbers;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.Quantity;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a delivery, or a service rendered, should be; where it is not, the fact has exceptions. */
final class DeliveryRule {
    private DeliveryRule() {}

    /** The rules that the fact breaks. */
    static List<RecordedException> exceptions(
            ContributionState contribution,
            LineState line,
            Quantity quantity,
            @Nullable OrganisationId donor) {
        List<Refusal> broken = new ArrayList<>();
        if (contribution.cancelled()) {
            broken.add(
                    new Refusal(
                            PLEDGE_WAS_CANCELLED,
                            "%s of %s came after the pledge was cancelled."
                                    .formatted(quantity, line.pledged().line())));
        }
        if (!pledgedBy(contribution, donor)) {
            broken.add(
                    new Refusal(
                            DONOR_DID_NOT_PLEDGE,
                            "%s came from %s, which is not among those that pledged."
                                    .formatted(line.pledged().line(), donor)));
        }
        long delivered = line.delivered() + quantity.units();
        Quantity pledged = line.pledged().quantity();
        if (pledged != null && delivered > pledged.units()) {
            broken.add(
                    new Refusal(
                            EXCEEDS_PLEDGE,
                            "%s of %s delivered, %s pledged."
                                    .formatted(
                                            Numbers.words(delivered),
                                            line.pledged().line(),
                                            pledged)));
        }
        return RecordedException.of(broken);
    }

    /**
     * The donor of what comes: the one that is named or, where none is, the line's.
     *
     * @throws Refusal ANOTHER_DONORS_LINE when the line's units are known to be another donor's
     */
    static @Nullable OrganisationId donor(
            ContributionState contribution, LineState line, @Nullable OrganisationId named) {
        Refusal.unless(
                named == null || line.donor() == null || named.equals(line.donor()),
                ANOTHER_DONORS_LINE,
                () ->
                        "%s holds units of %s; amend the contribution by a line for %s."
                                .formatted(line.pledged().line(), line.donor(), named));
        return named == null ? contribution.donorOf(line) : named;
    }

    /** Refuses what cannot be counted: a slip of the keyboard. */
    static void countable(LineState line, Quantity quantity) {
        Refusal.unless(
                line.delivered() + quantity.units() <= Quantity.MOST,
                BEYOND_COUNTING,
                () ->
                        "%s more, with %s already there."
                                .formatted(quantity, Numbers.words(line.delivered())));
    }

    private static boolean pledgedBy(
            ContributionState contribution, @Nullable OrganisationId donor) {
        if (donor == null) {
            return true;
        }
        return contribution.oneOrMoreOf().isEmpty()
                ? contribution.donor() == null || contribution.donor().equals(donor)
                : contribution.oneOrMoreOf().contains(donor);
    }
}
