package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is recorded when organisations merge, split or end. */
public sealed interface SuccessionCommand extends MembershipCommand {
    /** The event in the organisations' lives. */
    SuccessionId succession();

    @Override
    default String stream() {
        return succession().stream();
    }

    /**
     * Records how organisations followed one another. A predecessor that is not among the
     * successors is dissolved from the day of the act. Nothing moves but what is named: a
     * membership that is not named ends with its holder.
     *
     * @param from the predecessors
     * @param to the successors, each registered before; empty where there is none
     * @param memberships the memberships that pass on, from whom to whom
     * @param reason in words, or null
     */
    @Means("Records a merger, split or dissolution; only what is named passes to a successor.")
    record RecordSuccession(
            SuccessionId succession,
            SuccessionKind kind,
            List<OrganisationId> from,
            @Example("[\"new-university\"]") List<OrganisationId> to,
            List<Transfer> memberships,
            @Example("\"Merged by decree.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements SuccessionCommand {
        public RecordSuccession {
            SuccessionShape.check(kind, from, to, memberships);
            from = List.copyOf(from);
            to = List.copyOf(to);
            memberships = List.copyOf(memberships);
            if (reason != null) {
                Text.required("reason", reason, 2000);
            }
        }
    }
}
