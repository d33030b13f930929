package org.iioe.ledger.membership.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.DelegateAccredited;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberCommand;
import org.iioe.ledger.membership.MemberCommand.AccreditDelegate;
import org.iioe.ledger.membership.MemberCommand.ExpelMember;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.ReinstateMember;
import org.iioe.ledger.membership.MemberCommand.RevokeAccreditation;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.MemberCommand.WithdrawMember;
import org.iioe.ledger.membership.MemberExpelled;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.MembershipEnded;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.MembershipSucceeded;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.iioe.ledger.membership.Transfer;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one register of members: who belongs, who is suspended, who acts for whom. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class MemberRegister implements Kept<MemberRegister> {
    @AggregateIdentifier private @Nullable String stream;

    private Roll roll = Roll.EMPTY;

    MemberRegister() {}

    @Override
    public MemberRegister copy() {
        MemberRegister copy = new MemberRegister();
        copy.stream = stream;
        copy.roll = roll;
        return copy;
    }

    /** Enters a member, unless it is one: the rule of admission is met once. */
    void admit(MemberAdmitted admitted) {
        if (!roll.belongs(admitted.organisation())) {
            apply(admitted);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SuspendMember command, Resolutions resolutions) {
        rule().maySuspend(command);
        checkAuthority(command.authority(), command.on(), resolutions);
        apply(
                new MemberSuspended(
                        command.member(),
                        command.scope(),
                        command.until(),
                        command.authority(),
                        command.reason(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReinstateMember command, Resolutions resolutions) {
        rule().mayReinstate(command);
        checkAuthority(command.authority(), command.on(), resolutions);
        apply(
                new MemberReinstated(
                        command.member(),
                        command.authority(),
                        command.reason(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveNotice command) {
        rule().mayGiveNotice(command);
        apply(
                new NoticeGiven(
                        command.member(),
                        command.leaves(),
                        command.reason(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawMember command, DepartureNotifier departures) {
        rule().mayWithdraw(command);
        apply(
                new MemberWithdrawn(
                        command.member(), command.reason(), command.on(), command.source()));
        departures.left(command.member(), command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExpelMember command, Resolutions resolutions, DepartureNotifier departures) {
        rule().requireMember(command.member(), command.on());
        checkAuthority(command.authority(), command.on(), resolutions);
        apply(
                new MemberExpelled(
                        command.member(),
                        command.authority(),
                        command.reason(),
                        command.on(),
                        command.source()));
        departures.left(command.member(), command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AccreditDelegate command) {
        rule().mayAccredit(command);
        apply(
                new DelegateAccredited(
                        command.member(),
                        command.person(),
                        command.alternates(),
                        command.from(),
                        command.to(),
                        command.on(),
                        command.source()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevokeAccreditation command) {
        rule().mayRevoke(command);
        apply(
                new AccreditationRevoked(
                        command.member(),
                        command.person(),
                        command.reason(),
                        command.on(),
                        command.source()));
    }

    /**
     * Passes on what a succession names, and ends what ends with its holder.
     *
     * @return who is a member no more
     */
    List<OrganisationId> succeed(RecordSuccession command) {
        List<OrganisationId> leaving = new ArrayList<>();
        for (OrganisationId member : command.from()) {
            Optional<OrganisationId> successor =
                    command.memberships().stream()
                            .filter(moved -> moved.from().equals(member))
                            .map(Transfer::to)
                            .findFirst();
            if (successor.isPresent()) {
                apply(succeeded(member, successor.get(), command));
                leaving.add(member);
            } else if (!command.to().contains(member)
                    && roll.isMember(member, command.on().effective())) {
                apply(
                        new MembershipEnded(
                                member, command.succession(), command.on(), command.source()));
                leaving.add(member);
            }
        }
        return leaving;
    }

    private MembershipSucceeded succeeded(
            OrganisationId member, OrganisationId successor, RecordSuccession command) {
        MembershipPeriod stay = rule().requireMember(member, command.on());
        MembershipPeriod own = roll.stay(successor, command.on().effective()).orElse(null);
        LocalDate votesFrom = own == null ? stay.votesFrom() : own.votesFrom();
        return new MembershipSucceeded(
                member,
                successor,
                command.succession(),
                own == null ? stay.membershipClass() : own.membershipClass(),
                votesFrom == null ? null : own == null ? command.on() : Edtf.day(votesFrom),
                own != null,
                command.on(),
                command.source());
    }

    private MemberRule rule() {
        return new MemberRule(roll);
    }

    private static void checkAuthority(
            @Nullable ResolutionId authority, Edtf on, Resolutions resolutions) {
        if (authority != null) {
            resolutions.adopted(authority, on.effective());
        }
    }

    @EventSourcingHandler
    void on(MembershipEvent event) {
        stream = MemberCommand.REGISTER;
        roll = roll.after(event);
    }
}
