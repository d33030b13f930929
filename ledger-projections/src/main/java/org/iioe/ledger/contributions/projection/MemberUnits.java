package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.Tenure;

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
    MemberUnits allocating(long more, Tenure as) {
        return new MemberUnits(member, as, allocated + more, transit, held, gone);
    }

    MemberUnits moved(UnitLocation to, long units) {
        return new MemberUnits(
                member,
                tenure,
                allocated,
                transit + (to == UnitLocation.TRANSIT ? units : 0),
                held + (to == UnitLocation.HELD ? units : 0),
                gone + (to == UnitLocation.GONE ? units : 0));
    }
}
