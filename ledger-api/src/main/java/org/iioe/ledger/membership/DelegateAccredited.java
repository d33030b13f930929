package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A person was accredited to act for a member.
 *
 * @param person the delegate
 * @param alternates who may stand in
 * @param from the first day
 * @param to the last day, or null until it is revoked
 */
public record DelegateAccredited(
        OrganisationId member,
        Person person,
        List<Person> alternates,
        Edtf from,
        @Nullable Edtf to,
        Edtf on,
        Source source)
        implements MembershipEvent {
    public DelegateAccredited {
        alternates = List.copyOf(alternates);
    }
}
