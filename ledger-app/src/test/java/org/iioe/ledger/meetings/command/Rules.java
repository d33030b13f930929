package org.iioe.ledger.meetings.command;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.MajorityRule.Base;
import org.iioe.ledger.charter.CharterRules.Recusal;
import org.jspecify.annotations.Nullable;

/** Charters for tests, one rule at a time. */
record Rules(
        @Nullable Fraction quorum,
        @Nullable MajorityRule majority,
        @Nullable Integer proxies,
        @Nullable Boolean casting,
        @Nullable Integer noticeDays,
        @Nullable Boolean byConsensus,
        @Nullable Integer writtenDays,
        @Nullable Recusal recusal) {
    /** More than half of the votes cast. */
    static final MajorityRule SIMPLE = new MajorityRule(new Fraction(1, 2), Base.CAST, true);

    /** A charter of which nothing is known. */
    static Rules unknown() {
        return new Rules(null, null, null, null, null, null, null, null);
    }

    /** A quorum of half of the members and a simple majority. */
    static Rules usual() {
        return new Rules(new Fraction(1, 2), SIMPLE, null, null, null, null, null, null);
    }

    Rules majority(@Nullable MajorityRule rule) {
        return new Rules(
                quorum, rule, proxies, casting, noticeDays, byConsensus, writtenDays, recusal);
    }

    Rules quorum(@Nullable Fraction rule) {
        return new Rules(
                rule, majority, proxies, casting, noticeDays, byConsensus, writtenDays, recusal);
    }

    Rules castingVote() {
        return new Rules(
                quorum, majority, proxies, true, noticeDays, byConsensus, writtenDays, recusal);
    }

    Rules proxies(int most) {
        return new Rules(
                quorum, majority, most, casting, noticeDays, byConsensus, writtenDays, recusal);
    }

    Rules noticeDays(int days) {
        return new Rules(
                quorum, majority, proxies, casting, days, byConsensus, writtenDays, recusal);
    }

    Rules consensus() {
        return new Rules(
                quorum, majority, proxies, casting, noticeDays, true, writtenDays, recusal);
    }

    Rules writtenDays(int days) {
        return new Rules(
                quorum, majority, proxies, casting, noticeDays, byConsensus, days, recusal);
    }

    Rules recusal(Recusal rule) {
        return new Rules(
                quorum, majority, proxies, casting, noticeDays, byConsensus, writtenDays, rule);
    }

    /** As the charter has them. */
    CharterRules rules() {
        return new CharterRules(
                null,
                null,
                quorum,
                majority,
                proxies,
                casting,
                null,
                null,
                noticeDays,
                byConsensus,
                writtenDays,
                recusal,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
