package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/** Who stands in an election. */
public sealed interface CandidacyCommand extends PresidencyCommand {
    /** The election. */
    ElectionId election();

    /** The member concerned. */
    OrganisationId candidate();

    @Override
    default String stream() {
        return election().stream();
    }

    /**
     * @param election the election
     * @param candidate who is to stand
     * @param nominator who proposes it, or null where it is not said
     */
    @Means("Proposes a member in good standing whose turn the charter's rotation permits.")
    record NominateCandidate(
            ElectionId election,
            OrganisationId candidate,
            @Example("\"makerere-university\"") @Nullable OrganisationId nominator,
            Edtf on,
            Source source)
            implements CandidacyCommand {}

    /**
     * @param election the election
     * @param candidate who was nominated
     */
    @Means("Accepts a nomination: who was nominated stands.")
    record AcceptNomination(ElectionId election, OrganisationId candidate, Edtf on, Source source)
            implements CandidacyCommand {}

    /**
     * @param election the election
     * @param candidate who was nominated or stands
     * @param reason why, or null where it is not said
     */
    @Means("Withdraws a nomination or candidacy, while no ballot is open.")
    record WithdrawCandidacy(
            ElectionId election,
            OrganisationId candidate,
            @Example("\"It takes on another task.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements CandidacyCommand {
        public WithdrawCandidacy {
            TermChecks.checkReason(reason);
        }
    }

    /**
     * @param election the election
     * @param candidate who was nominated
     * @param rule the rule that stands in the way, in the charter's words
     * @param reason why it applies, or null where it is not said
     */
    @Means("Rejects a nomination for a rule that the ledger does not check itself.")
    record RejectNomination(
            ElectionId election,
            OrganisationId candidate,
            @Example("\"A candidate has paid its contributions.\"") String rule,
            @Example("\"Nothing was paid for two years.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements CandidacyCommand {
        public RejectNomination {
            Text.required("rule", rule, 500);
            TermChecks.checkReason(reason);
        }
    }
}
