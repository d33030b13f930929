package org.iioe.ledger.membership.command;

import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.membership.MemberCommand.ReinstateMember;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;

/** Decides on taking away what a member may do for a time, and on giving it back. */
final class Suspending {
    private Suspending() {}

    static MemberSuspended suspended(Roll roll, SuspendMember c, Resolutions resolutions) {
        new MemberRule(roll).maySuspend(c);
        resolutions.requireAdopted(c.authority(), c.on().effective());
        return new MemberSuspended(
                c.member(), c.scope(), c.until(), c.authority(), c.reason(), c.on(), c.source());
    }

    static MemberReinstated reinstated(Roll roll, ReinstateMember c, Resolutions resolutions) {
        new MemberRule(roll).mayReinstate(c);
        resolutions.requireAdopted(c.authority(), c.on().effective());
        return new MemberReinstated(c.member(), c.authority(), c.reason(), c.on(), c.source());
    }
}
