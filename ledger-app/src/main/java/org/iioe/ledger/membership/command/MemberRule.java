package org.iioe.ledger.membership.command;

import static org.iioe.ledger.membership.MembershipRefusal.ACTS_FOR_ANOTHER;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_ACCREDITED;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_SUSPENDED;
import static org.iioe.ledger.membership.MembershipRefusal.NOTICE_ALREADY_GIVEN;
import static org.iioe.ledger.membership.MembershipRefusal.NOTICE_RUNNING;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_ACCREDITED;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_A_MEMBER;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_SUSPENDED;
import static org.iioe.ledger.membership.MembershipRefusal.NO_NOTICE;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.membership.MemberCommand.AccreditDelegate;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.ReinstateMember;
import org.iioe.ledger.membership.MemberCommand.RevokeAccreditation;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.MemberCommand.WithdrawMember;

import java.time.LocalDate;
import java.util.Map;

/** What may be done with a member, by the roll. Each method refuses or is silent. */
record MemberRule(Roll roll) {

    MembershipPeriod requireMember(OrganisationId member, Edtf on) {
        LocalDate day = on.effective();
        return roll.period(member, day)
                .orElseThrow(() ->
                        new Refusal(NOT_A_MEMBER, "%s is no member on %s.".formatted(member, day))
                                .with("member", member));
    }

    void maySuspend(SuspendMember command) {
        Refusal.unless(
                !requireMember(command.member(), command.on())
                        .suspended(command.on().effective(), command.scope()),
                ALREADY_SUSPENDED,
                () -> "%s is suspended on %s already.".formatted(command.member(), command.on()));
    }

    void mayReinstate(ReinstateMember command) {
        Refusal.unless(
                requireMember(command.member(), command.on()).suspended(command.on().effective()),
                NOT_SUSPENDED,
                () -> "%s is not suspended on %s.".formatted(command.member(), command.on()));
    }

    void mayGiveNotice(GiveNotice command) {
        MembershipPeriod.Notice notice = requireMember(command.member(), command.on()).notice();
        if (notice != null) {
            throw new Refusal(
                    NOTICE_ALREADY_GIVEN,
                    "%s gave notice on %s.".formatted(command.member(), notice.given()));
        }
    }

    void mayWithdraw(WithdrawMember command) {
        LocalDate day = command.on().effective();
        MembershipPeriod.Notice notice = requireMember(command.member(), command.on()).notice();
        if (notice == null || notice.given().isAfter(day)) {
            throw new Refusal(
                    NO_NOTICE, "%s has given no notice by %s.".formatted(command.member(), day));
        }
        LocalDate leaves = notice.leaves();
        Refusal.unless(
                leaves == null || !day.isBefore(leaves),
                NOTICE_RUNNING,
                () ->
                        "%s leaves on %s by its notice, not on %s."
                                .formatted(command.member(), leaves, day));
    }

    void mayAccredit(AccreditDelegate command) {
        requireMember(command.member(), command.from());
        MembershipPeriod.Accreditation wanted =
                Roll.accreditation(
                        command.person(), command.alternates(), command.from(), command.to());
        Map.Entry<OrganisationId, PersonId> taken = roll.actsFor(wanted).orElse(null);
        if (taken != null) {
            throw new Refusal(
                            taken.getKey().equals(command.member())
                                    ? ALREADY_ACCREDITED
                                    : ACTS_FOR_ANOTHER,
                            "%s acts for %s at that time already."
                                    .formatted(taken.getValue(), taken.getKey()))
                    .with("person", taken.getValue())
                    .with("member", taken.getKey());
        }
    }

    void mayRevoke(RevokeAccreditation command) {
        LocalDate day = command.on().effective();
        Refusal.unless(
                requireMember(command.member(), command.on()).accredits(command.person(), day),
                NOT_ACCREDITED,
                () ->
                        "%s is no delegate of %s on or after %s."
                                .formatted(command.person(), command.member(), day));
    }
}
