package org.iioe.ledger.membership.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.membership.MemberCommand.ReinstateMember;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.jspecify.annotations.Nullable;

/** Decides on taking away what a member may do for a time, and on giving it back. */
final class Suspending {
    private Suspending() {}

    static MemberSuspended suspended(Roll roll, SuspendMember c, Resolutions resolutions) {
        new MemberRule(roll).maySuspend(c);
        requireAdopted(c.authority(), c.on(), resolutions);
        return new MemberSuspended(
                c.member(), c.scope(), c.until(), c.authority(), c.reason(), c.on(), c.source());
    }

    static MemberReinstated reinstated(Roll roll, ReinstateMember c, Resolutions resolutions) {
        new MemberRule(roll).mayReinstate(c);
        requireAdopted(c.authority(), c.on(), resolutions);
        return new MemberReinstated(c.member(), c.authority(), c.reason(), c.on(), c.source());
    }

    /** Makes sure that the resolution that is named gives authority on the day. */
    static void requireAdopted(@Nullable ResolutionId authority, Edtf on, Resolutions resolutions) {
        if (authority != null) {
            resolutions.adopted(authority, on.effective());
        }
    }
}
