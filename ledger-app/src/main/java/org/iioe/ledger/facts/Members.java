package org.iioe.ledger.facts;

/** The register of members, for decisions of other domains. */
public interface Members {
    /** The register as of the current unit of work. */
    MemberRegisterFacts register();
}
