package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * A lot decided a tie, by RFC 3797. Anybody can compute it again.
 *
 * @param round the ballot whose tie it decided
 * @param winner the first of the order that still stands
 * @param candidates the tied, in the order in which they took part, numbered from 1
 * @param lotSources as named when the ballot was opened
 * @param values what they gave
 * @param key the canonical text of the values (RFC 3797, section 4)
 * @param order all candidates in the order in which the lot selects them
 */
public record LotDrawn(
        ElectionId election,
        OfficeId office,
        TermId term,
        int round,
        OrganisationId winner,
        List<OrganisationId> candidates,
        List<LotSource> lotSources,
        List<LotNumbers> values,
        String key,
        List<OrganisationId> order,
        Edtf on,
        Source source)
        implements ElectionEvent {
    public LotDrawn {
        candidates = List.copyOf(candidates);
        lotSources = List.copyOf(lotSources);
        values = List.copyOf(values);
        order = List.copyOf(order);
    }
}
