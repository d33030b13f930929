package org.iioe.ledger.membership.command;

/** The register of members, for decisions of other domains. */
public interface Members {
    /** The register as of the current unit of work. */
    MemberRegisterFacts register();
}
