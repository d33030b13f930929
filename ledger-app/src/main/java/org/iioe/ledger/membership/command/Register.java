package org.iioe.ledger.membership.command;

import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberCommand;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.springframework.stereotype.Component;

import java.util.List;

/** The register of members, for acts that other aggregates of this domain decide. */
@Component
final class Register {
    private final Repository<MemberRegister> repository;

    Register(Repository<MemberRegister> repository) {
        this.repository = repository;
    }

    /** Enters a member, in the current unit of work. */
    void admit(MemberAdmitted admitted) {
        load().execute(register -> register.admit(admitted));
    }

    /**
     * Passes memberships on, in the current unit of work.
     *
     * @return who is a member no more
     */
    List<OrganisationId> succeed(RecordSuccession command) {
        return load().invoke(register -> register.succeed(command));
    }

    private Aggregate<MemberRegister> load() {
        try {
            return repository.loadOrCreate(MemberCommand.REGISTER, MemberRegister::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A constructor without statements has failed.", e);
        }
    }
}
