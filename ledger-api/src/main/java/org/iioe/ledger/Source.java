package org.iioe.ledger;

/**
 * Where an act is known from. Every act carries one.
 *
 * @param ref the document, page or person's role that says so, such as {@code ICHEI news of 10
 *     December 2019}
 * @param certainty how far it can be relied upon
 */
@Example("{\"ref\":\"Minutes of the meeting\",\"certainty\":\"stated\"}")
public record Source(String ref, Certainty certainty) {
    public Source {
        Text.required("source.ref", ref, 500);
    }

    /** How far a source can be relied upon. */
    public enum Certainty {
        /** The act's own document says it: a signed letter, minutes, a bank advice. */
        STATED,
        /** Somebody else reports it: a news item, a summary. */
        REPORTED,
        /** Nobody says it; the ledger assumes it, openly, so that it can work. */
        ASSUMED
    }
}
