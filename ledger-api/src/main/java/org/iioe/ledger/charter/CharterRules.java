package org.iioe.ledger.charter;

import org.iioe.ledger.Example;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

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
        @Nullable Integer proxiesPerDelegate,
        @Nullable Boolean castingVote,
        @Nullable TieBreak tieBreak,
        @Nullable Integer runOffCandidates,
        @Nullable Integer noticeDays,
        @Nullable Boolean consensus,
        @Nullable Integer writtenProcedureDays,
        @Nullable Recusal recusal,
        @Nullable Integer termMonths,
        @Nullable Integer coolingOffTerms,
        @Nullable List<Region> regions,
        @Nullable Money delegatedLimit,
        @Nullable Boolean overAllocation,
        @Nullable Fraction overheadCap) {

    /** Rules of which nothing is known. */
    public static CharterRules unknown() {
        return new CharterRules(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    /**
     * What makes an organisation a member.
     *
     * @param letterOfIntent whether a signed letter of intent is needed
     * @param cooperationAgreement whether a signed cooperation agreement is needed
     * @param membershipClass the class into which it is admitted
     */
    public record AdmissionRule(
            boolean letterOfIntent,
            boolean cooperationAgreement,
            @Example("\"full\"") String membershipClass) {}

    /**
     * A membership class.
     *
     * @param name the class, such as {@code full} or {@code observer}
     * @param vote whether its members vote
     */
    public record VotingClass(@Example("\"full\"") String name, boolean vote) {}

    /**
     * What adopts.
     *
     * @param fraction the share in favour
     * @param base of which whole
     * @param strict whether more than the share is needed, rather than the share itself
     */
    public record MajorityRule(Fraction fraction, Base base, boolean strict) {
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
            countries = List.copyOf(countries);
        }
    }
}
