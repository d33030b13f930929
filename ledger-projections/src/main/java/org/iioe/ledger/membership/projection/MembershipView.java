package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Person;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.DelegateAccredited;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A membership.
 *
 * @param membershipClass the class of the charter
 * @param since when the admission rule was met
 * @param votesFrom when its vote begins; null where the charter does not say that it votes
 * @param charterVersion whose admission rule admitted it
 * @param status what it is now
 * @param statusSince since when it is that
 * @param delegates who acts for it
 */
public record MembershipView(
        String membershipClass,
        Edtf since,
        @Nullable Edtf votesFrom,
        @Nullable Integer charterVersion,
        Status status,
        Edtf statusSince,
        List<Delegate> delegates) {
    MembershipView now(Status next, Edtf since) {
        return new MembershipView(
                membershipClass, this.since, votesFrom, charterVersion, next, since, delegates);
    }

    MembershipView after(DelegateAccredited e) {
        List<Delegate> more = new ArrayList<>(delegates);
        more.add(new Delegate(e.person().person().value(), false, e.from(), e.to()));
        for (Person alternate : e.alternates()) {
            more.add(new Delegate(alternate.person().value(), true, e.from(), e.to()));
        }
        return with(more);
    }

    MembershipView after(AccreditationRevoked e) {
        return with(delegates.stream().map(delegate -> delegate.after(e)).toList());
    }

    private MembershipView with(List<Delegate> next) {
        return new MembershipView(
                membershipClass, since, votesFrom, charterVersion, status, statusSince, next);
    }

    /** What a member is now. */
    public enum Status {
        /** It belongs. */
        MEMBER,
        /** It belongs, and may not vote for a time. */
        SUSPENDED,
        /** It has said that it leaves. */
        LEAVING,
        /** It has left. */
        WITHDRAWN,
        /** It was made to leave. */
        EXPELLED,
        /** Its membership ended with a succession. */
        SUCCEEDED
    }

    /**
     * Who acts for a member. Persons' names are not shown before they are encrypted in the log.
     *
     * @param person an opaque id
     * @param until null while it is open
     */
    public record Delegate(String person, boolean alternate, Edtf from, @Nullable Edtf until) {
        Delegate after(AccreditationRevoked e) {
            return person.equals(e.person().value())
                    ? new Delegate(person, alternate, from, e.on())
                    : this;
        }
    }
}
