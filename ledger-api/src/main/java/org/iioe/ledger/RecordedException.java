package org.iioe.ledger;

/**
 * A rule that a recorded fact breaks. A fact is never refused; what is wrong with it stays visible
 * until it is ratified, recovered or written off.
 *
 * @param rule the broken rule's refusal code
 * @param reason what is wrong, in a sentence
 */
@Example("{\"rule\":\"EXCEEDS_AVAILABLE\",\"reason\":\"Paid before it was approved.\"}")
public record RecordedException(String rule, String reason) {
    /** The exception that stands for what would have been a refusal. */
    public static RecordedException of(Refusal refusal) {
        String reason = refusal.getMessage();
        return new RecordedException(refusal.code().name(), reason == null ? "" : reason);
    }
}
