package org.iioe.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that a recorded fact breaks. A fact is never refused; what is wrong with it stays visible
 * until it is ratified, recovered or written off.
 *
 * @param rule the broken rule's refusal code
 * @param reason what is wrong, in a sentence, or more where it is broken more than once
 */
@Example("{\"rule\":\"EXCEEDS_AVAILABLE\",\"reason\":\"Paid before it was approved.\"}")
public record RecordedException(String rule, String reason) {
    /** The exceptions that stand for what would have been refusals: one for each rule. */
    public static List<RecordedException> of(Collection<Refusal> broken) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Refusal refusal : broken) {
            String reason = refusal.getMessage();
            reasons.merge(
                    refusal.code().name(),
                    reason == null ? "" : reason,
                    (first, next) -> first.equals(next) ? first : first + " " + next);
        }
        return reasons.entrySet().stream()
                .map(each -> new RecordedException(each.getKey(), each.getValue()))
                .toList();
    }
}
