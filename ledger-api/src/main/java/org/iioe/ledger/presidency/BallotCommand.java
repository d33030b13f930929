package org.iioe.ledger.presidency;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The ballots of an election, one round after the other, or what stands in their place. */
public sealed interface BallotCommand extends PresidencyCommand {
    /** The election. */
    ElectionId election();

    @Override
    default String stream() {
        return election().stream();
    }

    /**
     * @param election the election
     * @param round the ballot's number, from 1; refused when it is not the next
     * @param candidates who stands; refused when others do; null to take those who accepted, are in
     *     good standing, and are in the run-off where there is one
     * @param roll who may vote; refused when others may; null to take all members entitled on the
     *     day
     * @param form how the ballot is taken
     * @param meeting where it is taken, or null without a meeting: then those are present that take
     *     part
     * @param lotSources where numbers for a lot will come from, should it be needed: known only
     *     after this day; needed where the charter breaks ties by lot
     */
    @Means(
            "Opens a ballot: freezes candidates, roll, those present, the rules and a lot's"
                    + " sources.")
    record OpenBallot(
            ElectionId election,
            @Example("1") int round,
            @Nullable List<OrganisationId> candidates,
            @Nullable List<OrganisationId> roll,
            BallotForm form,
            @Nullable MeetingId meeting,
            @Nullable List<LotSource> lotSources,
            Edtf on,
            Source source)
            implements BallotCommand {
        public OpenBallot {
            InvalidValue.unless(round >= 1, "round", "Ballots are numbered from 1.");
            candidates =
                    candidates == null ? null : Bounded.distinct("candidates", candidates, 1, 200);
            roll = roll == null ? null : Bounded.distinct("roll", roll, 1, 1000);
            lotSources =
                    lotSources == null ? null : Bounded.distinct("lotSources", lotSources, 1, 20);
        }
    }

    /**
     * @param election the election
     * @param round the ballot's number
     * @param member whose ballot it is
     * @param candidate for whom; null where it abstains
     * @param abstains whether it is for nobody; said outright, so that a candidate left out by
     *     mistake abstains for no one
     */
    @Means("Casts a member's ballot by roll call: for one candidate, or for nobody.")
    record CastBallot(
            ElectionId election,
            @Example("1") int round,
            @Example("\"makerere-university\"") OrganisationId member,
            @Nullable OrganisationId candidate,
            @Example("false") @Nullable Boolean abstains,
            Edtf on,
            Source source)
            implements BallotCommand {
        public CastBallot {
            abstains = Boolean.TRUE.equals(abstains);
            InvalidValue.unless(
                    abstains == (candidate == null),
                    "candidate",
                    "A ballot is for a candidate, or it abstains and names none.");
        }
    }

    /**
     * @param election the election
     * @param round the ballot's number
     * @param counts the votes of every candidate, those without any too
     * @param abstentions ballots for nobody
     * @param invalid ballots that said nothing clear
     * @param tellers the two who counted
     */
    @Means("Records the count of a secret ballot.")
    record RecordBallotTally(
            ElectionId election,
            @Example("1") int round,
            List<CandidateVotes> counts,
            @Example("1") int abstentions,
            @Example("0") int invalid,
            @Example(
                            "[{\"person\":\"person-1\",\"name\":null},{\"person\":\"person-2\",\"name\":null}]")
                    List<Person> tellers,
            Edtf on,
            Source source)
            implements BallotCommand {
        public RecordBallotTally {
            counts = CandidateVotes.each("counts", counts);
            InvalidValue.unless(
                    abstentions >= 0 && abstentions <= 100_000,
                    "abstentions",
                    "abstentions is between 0 and 100,000.");
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
     * @param election the election
     * @param round the ballot's number
     */
    @Means("Closes a ballot and computes what it came to.")
    record CloseBallot(ElectionId election, @Example("1") int round, Edtf on, Source source)
            implements BallotCommand {}

    /**
     * @param election the election
     * @param values what the sources gave that were named when the ballot was opened, in their
     *     order
     */
    @Means("Decides a tie by lot, by the method of RFC 3797 from the sources named in advance.")
    record DrawLot(ElectionId election, List<LotNumbers> values, Edtf on, Source source)
            implements BallotCommand {
        public DrawLot {
            values = Bounded.list("values", values, 1, 20);
        }
    }

    /**
     * @param election the election
     * @param presider the organisation whose delegate presided
     * @param objections who objected when asked: nobody may
     * @param meeting where, or null where it is not said
     */
    @Means("Declares the only candidate elected because nobody objected.")
    record DeclareByAcclamation(
            ElectionId election,
            @Example("\"unesco-ichei\"") OrganisationId presider,
            @Example("[]") List<OrganisationId> objections,
            @Nullable MeetingId meeting,
            Edtf on,
            Source source)
            implements BallotCommand {
        public DeclareByAcclamation {
            objections = Bounded.distinct("objections", objections, 0, 1000);
        }
    }
}
