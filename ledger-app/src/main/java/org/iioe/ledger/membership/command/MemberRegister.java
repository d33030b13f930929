package org.iioe.ledger.membership.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberCommand;
import org.iioe.ledger.membership.MemberCommand.AccreditDelegate;
import org.iioe.ledger.membership.MemberCommand.ExpelMember;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.ReinstateMember;
import org.iioe.ledger.membership.MemberCommand.RevokeAccreditation;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.MemberCommand.WithdrawMember;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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
        apply(Suspending.suspended(roll, command, resolutions));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReinstateMember command, Resolutions resolutions) {
        apply(Suspending.reinstated(roll, command, resolutions));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveNotice command) {
        apply(Leaving.noticeGiven(roll, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawMember command, DepartureNotifier departures) {
        apply(Leaving.withdrawn(roll, command));
        departures.left(command.member(), command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExpelMember command, Resolutions resolutions, DepartureNotifier departures) {
        apply(Leaving.expelled(roll, command, resolutions));
        departures.left(command.member(), command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AccreditDelegate command) {
        apply(Accrediting.accredited(roll, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevokeAccreditation command) {
        apply(Accrediting.revoked(roll, command));
    }

    /**
     * Passes on what a succession names, and ends what ends with its holder.
     *
     * @return who is a member no more
     */
    List<OrganisationId> succeed(RecordSuccession command) {
        List<OrganisationId> leaving = new ArrayList<>();
        for (OrganisationId member : command.from()) {
            Leaving.succeeded(roll, member, command)
                    .ifPresent(event -> {
                        apply(event);
                        leaving.add(member);
                    });
        }
        return leaving;
    }

    @EventSourcingHandler
    void on(MembershipEvent event) {
        stream = MemberCommand.REGISTER;
        roll = roll.after(event);
    }
}
