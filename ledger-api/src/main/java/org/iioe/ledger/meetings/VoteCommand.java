package org.iioe.ledger.meetings;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The one vote on a draft, or what stands in its place. */
public sealed interface VoteCommand extends MeetingsCommand {
    /** The resolution. */
    ResolutionId resolution();

    @Override
    default String stream() {
        return resolution().stream();
    }

    /**
     * @param resolution the draft
     * @param form how the vote is taken
     * @param textDigest of the text that is put to the vote; refused when it is not the draft's
     * @param charterVersion the version of the charter; refused when it is not the one in force;
     *     null to take that one
     * @param at when, to count those present then; null for those present as far as recorded
     */
    @Means("Opens the vote: freezes text, roll, those present, and the charter's rules.")
    record OpenVote(
            ResolutionId resolution,
            VoteForm form,
            Sha256 textDigest,
            @Example("1") @Nullable Integer charterVersion,
            @Nullable MeetingTime at,
            Edtf on,
            Source source)
            implements VoteCommand {
        public OpenVote {
            InvalidValue.unless(
                    charterVersion == null || charterVersion >= 1,
                    "charterVersion",
                    "A charter's versions are numbered from 1.");
        }
    }

    /**
     * @param resolution the draft
     * @param member whose vote it is
     * @param choice what it says
     * @param proxy who votes for it in its absence; null when its own delegate does
     */
    @Means("Casts a member's vote, by roll call or in a written procedure.")
    record CastVote(
            ResolutionId resolution,
            OrganisationId member,
            Choice choice,
            @Example("\"cairo-university\"") @Nullable OrganisationId proxy,
            Edtf on,
            Source source)
            implements VoteCommand {
        public CastVote {
            InvalidValue.unless(!member.equals(proxy), "proxy", "Nobody is a proxy for itself.");
        }
    }

    /**
     * @param resolution the draft
     * @param counts the votes
     * @param invalid ballots that said nothing clear
     * @param tellers the two who counted
     */
    @Means("Records the count of a vote by show of hands or secret ballot.")
    record RecordTally(
            ResolutionId resolution,
            VoteCounts counts,
            @Example("0") int invalid,
            @Example(
                            "[{\"person\":\"person-1\",\"name\":null},{\"person\":\"person-2\",\"name\":null}]")
                    List<Person> tellers,
            Edtf on,
            Source source)
            implements VoteCommand {
        public RecordTally {
            InvalidValue.unless(
                    invalid >= 0 && invalid <= 100_000,
                    "invalid",
                    "invalid is between 0 and 100,000.");
            tellers = Bounded.list("tellers", tellers, 2, 2);
            InvalidValue.unless(
                    tellers.stream().map(Person::person).distinct().count() == 2,
                    "tellers",
                    "Two different tellers count.");
        }
    }

    /**
     * @param resolution the draft
     */
    @Means("Closes the vote and computes its outcome.")
    record CloseVote(ResolutionId resolution, Edtf on, Source source) implements VoteCommand {}

    /**
     * @param resolution the draft
     * @param chair the member whose delegate presides
     * @param choice for or against
     */
    @Means("Decides a tie by the chair's casting vote, where the charter gives it one.")
    record UseCastingVote(
            ResolutionId resolution, OrganisationId chair, Choice choice, Edtf on, Source source)
            implements VoteCommand {
        public UseCastingVote {
            InvalidValue.unless(
                    choice != Choice.ABSTAIN, "choice", "A casting vote is for or against.");
        }
    }

    /**
     * @param resolution the draft
     * @param textDigest of the text that was put; refused when it is not the draft's
     * @param objections who objected when the chair asked: nobody may
     * @param at when, to count those present then; null for those present as far as recorded
     */
    @Means("Adopts without a vote because nobody objected, where the charter permits it.")
    record AdoptByConsensus(
            ResolutionId resolution,
            Sha256 textDigest,
            @Example("[]") List<OrganisationId> objections,
            @Nullable MeetingTime at,
            Edtf on,
            Source source)
            implements VoteCommand {
        public AdoptByConsensus {
            objections = Bounded.distinct("objections", objections, 0, 1000);
        }
    }

    /**
     * @param resolution the draft
     * @param textDigest of the text that is put; refused when it is not the draft's
     * @param deadline the last day for answers
     * @param charterVersion the version of the charter; refused when it is not the one in force;
     *     null to take that one
     */
    @Means("Asks for votes in writing until a deadline, where the charter permits it.")
    record OpenWrittenProcedure(
            ResolutionId resolution,
            Sha256 textDigest,
            @Example("\"2019-12-31\"") Edtf deadline,
            @Example("1") @Nullable Integer charterVersion,
            Edtf on,
            Source source)
            implements VoteCommand {
        public OpenWrittenProcedure {
            InvalidValue.unless(
                    deadline.isDay(), "deadline", "A deadline is one day, such as 2019-12-31.");
            InvalidValue.unless(
                    charterVersion == null || charterVersion >= 1,
                    "charterVersion",
                    "A charter's versions are numbered from 1.");
        }
    }
}
