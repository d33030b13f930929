package org.iioe.ledger.membership.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.membership.MemberCommand.ExpelMember;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.WithdrawMember;
import org.iioe.ledger.membership.MemberExpelled;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.MembershipEnded;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.MembershipSucceeded;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.iioe.ledger.membership.Transfer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides on how a membership ends: by notice, by expulsion, with its holder, or to a successor.
 */
final class Leaving {
    private Leaving() {}

    static NoticeGiven noticeGiven(Roll roll, GiveNotice c) {
        new MemberRule(roll).mayGiveNotice(c);
        return new NoticeGiven(c.member(), c.leaves(), c.reason(), c.on(), c.source());
    }

    static MemberWithdrawn withdrawn(Roll roll, WithdrawMember c) {
        new MemberRule(roll).mayWithdraw(c);
        return new MemberWithdrawn(c.member(), c.reason(), c.on(), c.source());
    }

    static MemberExpelled expelled(Roll roll, ExpelMember c, Resolutions resolutions) {
        new MemberRule(roll).requireMember(c.member(), c.on());
        resolutions.requireAdopted(c.authority(), c.on().effective());
        return new MemberExpelled(c.member(), c.authority(), c.reason(), c.on(), c.source());
    }

    /**
     * What a succession does to the membership of one that it names: it passes on to who is named,
     * or ends with its holder, or stays.
     */
    static Optional<MembershipEvent> succeeded(
            Roll roll, OrganisationId member, RecordSuccession c) {
        Optional<OrganisationId> successor =
                c.memberships().stream()
                        .filter(moved -> moved.from().equals(member))
                        .map(Transfer::to)
                        .findFirst();
        if (successor.isPresent()) {
            return Optional.of(passedOn(roll, member, successor.get(), c));
        }
        return !c.to().contains(member) && roll.isMember(member, c.on().effective())
                ? Optional.of(new MembershipEnded(member, c.succession(), c.on(), c.source()))
                : Optional.empty();
    }

    private static MembershipSucceeded passedOn(
            Roll roll, OrganisationId member, OrganisationId successor, RecordSuccession c) {
        MembershipPeriod period = new MemberRule(roll).requireMember(member, c.on());
        MembershipPeriod own = roll.period(successor, c.on().effective()).orElse(null);
        LocalDate votesFrom = own == null ? period.votesFrom() : own.votesFrom();
        return new MembershipSucceeded(
                member,
                successor,
                c.succession(),
                own == null ? period.membershipClass() : own.membershipClass(),
                votesFrom == null ? null : own == null ? c.on() : Edtf.day(votesFrom),
                own != null,
                c.on(),
                c.source());
    }
}
