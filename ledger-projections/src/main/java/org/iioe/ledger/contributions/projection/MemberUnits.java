package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.membership.OrganisationId;

/**
 * What a member is to have, has and had of a line, in units.
 *
 * @param allocated allocated and not released
 * @param transit on the way to it
 * @param held in its custody
 * @param gone lost, stolen, expired or retired on the way to it or with it
 */
public record MemberUnits(
        OrganisationId member, Tenure tenure, long allocated, long transit, long held, long gone) {
    MemberUnits allocated(long more, Tenure as) {
        return new MemberUnits(member, as, allocated + more, transit, held, gone);
    }

    MemberUnits moved(Whereabouts to, long units) {
        return new MemberUnits(
                member,
                tenure,
                allocated,
                transit + (to == Whereabouts.TRANSIT ? units : 0),
                held + (to == Whereabouts.HELD ? units : 0),
                gone + (to == Whereabouts.GONE ? units : 0));
    }
}
