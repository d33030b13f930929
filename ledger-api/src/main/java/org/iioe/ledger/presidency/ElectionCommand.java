package org.iioe.ledger.presidency;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** An election as a whole: its call, a result that a source reports, its annulment. */
public sealed interface ElectionCommand extends PresidencyCommand {
    /** The election. */
    ElectionId election();

    @Override
    default String stream() {
        return election().stream();
    }

    /**
     * @param election a new id
     * @param office the office to be filled
     * @param term the term to be filled
     * @param from the first day of what is to be filled, or null where it is not said
     * @param to its last day, or null where it is not said
     * @param kind an ordinary election, or one for the rest of a term
     * @param charterVersion the version of the charter; refused when it is not the one in force;
     *     null to take that one. It rules the election to its end
     */
    @Means("Calls an election for a term of an office, under the charter in force.")
    record CallElection(
            ElectionId election,
            OfficeId office,
            TermId term,
            @Example("\"2020-01-01\"") @Nullable Edtf from,
            @Example("\"2020-12-31\"") @Nullable Edtf to,
            ElectionKind kind,
            @Example("1") @Nullable Integer charterVersion,
            Edtf on,
            Source source)
            implements ElectionCommand {
        public CallElection {
            TermChecks.checkOrder(from, to);
            InvalidValue.unless(
                    charterVersion == null || charterVersion >= 1,
                    "charterVersion",
                    "A charter's versions are numbered from 1.");
        }
    }

    /**
     * A fact from a source: it needs no call, and it is not refused for breaking a rule. It is
     * never shown as computed.
     *
     * @param election a new id, or that of an election that was called
     * @param office the office that was filled
     * @param term the term that was filled
     * @param from its first day, or null where it is not said
     * @param to its last day, or null where it is not said
     * @param winner who was elected
     * @param meeting where, or null where it is not said
     * @param method how, or null where it is not said
     * @param votes for whom how many, or null where it is not said
     * @param roll who could vote, or null where it is not said
     */
    @Means("Records who was elected, as a source reports it; the ledger computes nothing of it.")
    record RecordElectionResult(
            ElectionId election,
            OfficeId office,
            TermId term,
            @Example("\"2020-01-01\"") @Nullable Edtf from,
            @Example("\"2020-12-31\"") @Nullable Edtf to,
            OrganisationId winner,
            @Nullable MeetingId meeting,
            @Nullable ElectionMethod method,
            @Nullable List<CandidateVotes> votes,
            @Nullable List<OrganisationId> roll,
            Edtf on,
            Source source)
            implements ElectionCommand {
        public RecordElectionResult {
            TermChecks.checkOrder(from, to);
            votes = votes == null ? null : CandidateVotes.each("votes", votes);
            roll = roll == null ? null : Bounded.distinct("roll", roll, 1, 1000);
        }
    }

    /**
     * @param election the election, under way or decided
     * @param authority the resolution that annuls it
     * @param reason why, or null where it is not said
     */
    @Means("Annuls an election: the term that came from it ends; acts of its holder stand.")
    record AnnulElection(
            ElectionId election,
            ResolutionId authority,
            @Example("\"The roll was wrong.\"") @Nullable String reason,
            Edtf on,
            Source source)
            implements ElectionCommand {
        public AnnulElection {
            TermChecks.checkReason(reason);
        }
    }
}
