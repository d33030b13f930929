package org.iioe.ledger.charter;

import org.iioe.ledger.Country;
import org.iioe.ledger.Example;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The rules of the network as data. A rule that is null is unknown: it computes nothing, forbids
 * nothing and permits nothing that needs a charter.
 *
 * @param admission what makes an organisation a member
 * @param votingClasses the membership classes, with or without a vote
 * @param quorum the share of the entitled members that must be present
 * @param majority what adopts a resolution or elects
 * @param proxiesPerDelegate for how many absent members one delegate may act; 0 for none
 * @param castingVote whether the chair decides a tie
 * @param tieBreak what decides a tie in an election
 * @param runOffCandidates how many candidates a run-off keeps; 0 for no run-off
 * @param noticeDays days between convening a meeting and its first sitting
 * @param consensus whether a resolution may be adopted without a vote when nobody objects
 * @param writtenProcedureDays the least days for answers in writing; null for no such procedure
 * @param recusal what a declared interest takes away
 * @param termMonths how long a term of office lasts
 * @param coolingOffTerms terms that must pass before a holder may be elected again
 * @param regions the regions among which an office rotates; empty for no rotation
 * @param delegatedLimit how much may be allocated without a resolution, in sum per recipient and
 *     year
 * @param overAllocation whether outstanding commitments may be allocated before they are received
 * @param overheadCap the greatest share of a fund's receipts that overhead may take
 */
public record CharterRules(
        @Nullable AdmissionRule admission,
        @Nullable List<VotingClass> votingClasses,
        @Nullable Fraction quorum,
        @Nullable MajorityRule majority,
        @Example("1") @Nullable Integer proxiesPerDelegate,
        @Nullable Boolean castingVote,
        @Nullable TieBreak tieBreak,
        @Example("2") @Nullable Integer runOffCandidates,
        @Example("30") @Nullable Integer noticeDays,
        @Nullable Boolean consensus,
        @Example("14") @Nullable Integer writtenProcedureDays,
        @Nullable Recusal recusal,
        @Example("12") @Nullable Integer termMonths,
        @Example("1") @Nullable Integer coolingOffTerms,
        @Nullable List<Region> regions,
        @Nullable Money delegatedLimit,
        @Nullable Boolean overAllocation,
        @Nullable Fraction overheadCap) {

    /**
     * @throws InvalidValue when a rule could not be applied: a class that is not listed, a term of
     *     no months
     */
    public CharterRules {
        if (votingClasses != null) {
            votingClasses = List.copyOf(votingClasses);
            RulesCheck.votingClasses(votingClasses, admission);
        }
        if (regions != null) {
            regions = List.copyOf(regions);
            RulesCheck.regions(regions);
        }
        RulesCheck.atLeast(0, "proxiesPerDelegate", proxiesPerDelegate);
        RulesCheck.atLeast(0, "runOffCandidates", runOffCandidates);
        InvalidValue.unless(
                runOffCandidates == null || runOffCandidates != 1,
                "runOffCandidates",
                "A run-off keeps two candidates or more; 0 says that there is none.");
        RulesCheck.atLeast(0, "noticeDays", noticeDays);
        RulesCheck.atLeast(1, "writtenProcedureDays", writtenProcedureDays);
        RulesCheck.atLeast(1, "termMonths", termMonths);
        RulesCheck.atLeast(0, "coolingOffTerms", coolingOffTerms);
        InvalidValue.unless(
                delegatedLimit == null || delegatedLimit.minorUnits() >= 0,
                "delegatedLimit",
                "A delegated limit is not negative; 0 says that nothing is delegated.");
    }

    /** Rules of which nothing is known. */
    public static CharterRules unknown() {
        return new CharterRules(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    /**
     * What makes an organisation a member.
     *
     * @param letterOfIntent whether a letter of intent in force is needed
     * @param cooperationAgreement whether a cooperation agreement in force is needed
     * @param membershipClass the class into which it is admitted
     */
    public record AdmissionRule(
            @Example("true") boolean letterOfIntent,
            @Example("true") boolean cooperationAgreement,
            @Example("\"full\"") String membershipClass) {
        public AdmissionRule {
            InvalidValue.unless(
                    letterOfIntent || cooperationAgreement,
                    "Admission needs a letter of intent, a cooperation agreement or both.");
            Text.required("membershipClass", membershipClass, 50);
        }
    }

    /** Whether members of a class vote; empty where the charter says nothing of the class. */
    public Optional<Boolean> votes(String membershipClass) {
        return votingClasses == null
                ? Optional.empty()
                : votingClasses.stream()
                        .filter(each -> each.name().equals(membershipClass))
                        .map(VotingClass::vote)
                        .findFirst();
    }

    /**
     * A membership class.
     *
     * @param name the class, such as {@code full} or {@code observer}
     * @param vote whether its members vote
     */
    public record VotingClass(@Example("\"full\"") String name, @Example("true") boolean vote) {
        public VotingClass {
            Text.required("name", name, 50);
        }
    }

    /**
     * What adopts.
     *
     * @param fraction the share in favour
     * @param base of which whole
     * @param strict whether more than the share is needed, rather than the share itself
     */
    public record MajorityRule(Fraction fraction, Base base, boolean strict) {
        public MajorityRule {
            InvalidValue.unless(
                    strict
                            ? fraction.numerator() < fraction.denominator()
                            : fraction.numerator() > 0,
                    "fraction",
                    "A majority is more than none, and not more than all.");
        }

        /**
         * Whether so many votes adopt or elect; without a single one nothing does.
         *
         * @param votes those in favour
         * @param cast all that count: abstentions do not
         * @param present the members present
         * @param entitled all that are entitled to vote
         */
        public boolean reachedBy(int votes, int cast, int present, int entitled) {
            int whole =
                    switch (base) {
                        case CAST -> cast;
                        case PRESENT -> present;
                        case ENTITLED -> entitled;
                    };
            return votes > 0
                    && (strict
                            ? fraction.exceededBy(votes, whole)
                            : fraction.reachedBy(votes, whole));
        }

        /** The whole of which a majority is a share. */
        public enum Base {
            /** Votes for and against: abstentions do not count. */
            CAST,
            /** The members present. */
            PRESENT,
            /** All members entitled to vote. */
            ENTITLED
        }
    }

    /** What decides a tie in an election. */
    public enum TieBreak {
        /** A lot by RFC 3797 from a source that was unknown when the ballot opened. */
        LOT,
        /** A further ballot. */
        NEW_BALLOT
    }

    /** What a declared interest takes away. */
    public enum Recusal {
        /** The vote on the item. */
        VOTE,
        /** The vote on the item and the place in its quorum. */
        VOTE_AND_QUORUM
    }

    /**
     * A region among which an office rotates.
     *
     * @param name the region, such as {@code Africa}
     * @param countries its countries, ISO 3166-1 alpha-2
     */
    public record Region(
            @Example("\"Africa\"") String name,
            @Example("[\"EG\",\"KE\"]") List<String> countries) {
        public Region {
            Text.required("name", name, 100);
            InvalidValue.unless(
                    !countries.isEmpty() && countries.size() <= 300,
                    "countries",
                    "A region has 1 to 300 countries.");
            countries.forEach(Country::checked);
            countries = List.copyOf(countries);
        }
    }
}
