package org.iioe.ledger.membership.command;

import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.DelegateAccredited;
import org.iioe.ledger.membership.MemberCommand.AccreditDelegate;
import org.iioe.ledger.membership.MemberCommand.RevokeAccreditation;

/** Decides on who acts for a member. */
final class Accrediting {
    private Accrediting() {}

    static DelegateAccredited accredited(Roll roll, AccreditDelegate c) {
        new MemberRule(roll).mayAccredit(c);
        return new DelegateAccredited(
                c.member(), c.person(), c.alternates(), c.from(), c.to(), c.on(), c.source());
    }

    static AccreditationRevoked revoked(Roll roll, RevokeAccreditation c) {
        new MemberRule(roll).mayRevoke(c);
        return new AccreditationRevoked(c.member(), c.person(), c.reason(), c.on(), c.source());
    }
}
