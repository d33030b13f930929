package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.*;
import static org.iioe.ledger.funding.command.FundActs.*;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.funding.AllocationCommand.ApproveAllocation;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Allocations from proposal to release: each rule taken, refused, and at its edge. */
class FundAllocationsTest {
    private static FundRules proposed(String amount) {
        return FundRules.given(receive("r", "g", "100.00"), propose("a", "g", cny(amount)));
    }

    private static FundRules approved(String amount) {
        return proposed(amount).and("approver", approve("a"));
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 100.00, 100.00, true",
        "CNY, 100.00, 100.01, false",
        "UGX, 100, 100, true",
        "UGX, 100, 101, false",
        "TND, 100.000, 100.000, true",
        "TND, 100.000, 100.001, false"
    })
    void an_allocation_never_exceeds_what_is_unallocated(
            String currency, String received, String asked, boolean taken) {
        FundRules fund =
                FundRules.in(
                        currency,
                        receive("r", "g", Money.of(received, currency), null, "2020-02-01"),
                        propose("a", "g", Money.of(asked, currency)));
        if (taken) {
            fund.accepts(approve("a"));
        } else {
            fund.refuses(EXCEEDS_AVAILABLE, approve("a"));
        }
    }

    @Test
    void the_last_of_a_gift_is_allocated_once() {
        FundRules fund =
                FundRules.given(
                                receive("r", "g", "100.00"),
                                receive("s", "h", "100.00"),
                                propose("a", "g", cny("60.00")),
                                propose("b", "g", cny("40.00")),
                                propose("c", "g", cny("40.01")))
                        .and("approver", approve("a"));
        fund.accepts(approve("b"));
        // The fund has enough, the gift has not.
        fund.refuses(EXCEEDS_AVAILABLE, approve("c"));
    }

    @Test
    void what_is_committed_counts_where_the_charter_says_so() {
        FundRules fund =
                FundRules.given(
                        commit("g", "100.00", null),
                        receive("r", "g", "40.00"),
                        propose("a", "g", cny("100.00")),
                        propose("b", "g", cny("100.01")));
        fund.refuses(EXCEEDS_AVAILABLE, approve("a"));
        fund.under(null, false, null).refuses(EXCEEDS_AVAILABLE, approve("a"));
        fund.under(null, true, null).accepts(approve("a"));
        fund.under(null, true, null).refuses(EXCEEDS_AVAILABLE, approve("b"));
    }

    @Test
    void nobody_approves_what_they_proposed() {
        proposed("1.00").by("secretary", null).refuses(OWN_PROPOSAL, approve("a"));
        proposed("1.00").accepts(approve("a"));
    }

    @Test
    void nobody_approves_for_the_recipient() {
        proposed("1.00").by("approver", "member").refuses(INTERESTED_PARTY, approve("a"));
        proposed("1.00").by("approver", "other").accepts(approve("a"));
    }

    @Test
    void an_authority_is_an_adopted_resolution() {
        proposed("1.00")
                .refuses(
                        MeetingsRefusal.NOT_ADOPTED,
                        new ApproveAllocation(
                                FUND,
                                new AllocationId("a"),
                                new ResolutionId("draft"),
                                ON,
                                SOURCE));
    }

    @Test
    void without_a_limit_a_resolution_is_needed() {
        proposed("1.00").refuses(NO_AUTHORITY, approveByDelegation("a", "2020-02-01"));
        proposed("1.00")
                .under(Money.of("1", "EUR"), null, null)
                .refuses(NO_AUTHORITY, approveByDelegation("a", "2020-02-01"));
    }

    @ParameterizedTest
    @CsvSource({"20.00, 2020-12-31, true", "20.01, 2020-12-31, false", "50.00, 2021-01-01, true"})
    void the_delegated_limit_is_cumulative_by_recipient_and_year(
            String second, String on, boolean taken) {
        FundRules fund =
                FundRules.given(
                                receive("r", "g", "100.00"),
                                propose("a", "g", cny("30.00")),
                                propose("b", "g", cny(second)))
                        .under(cny("50.00"), null, null)
                        .and("approver", approveByDelegation("a", "2020-02-01"));
        if (taken) {
            fund.accepts(approveByDelegation("b", on));
        } else {
            fund.refuses(EXCEEDS_DELEGATED_LIMIT, approveByDelegation("b", on));
        }
        fund.accepts(approve("b"));
    }

    @ParameterizedTest
    @CsvSource({"10.00, true", "10.01, false"})
    void overhead_stays_within_its_share_of_what_was_received(String amount, boolean taken) {
        FundRules fund =
                FundRules.given(
                                receive("r", "g", "100.00"),
                                propose(
                                        "a",
                                        "g",
                                        cny(amount),
                                        AllocationMode.OVERHEAD,
                                        new OrganisationId("secretariat")))
                        .under(null, null, new Fraction(1, 10));
        if (taken) {
            fund.accepts(approve("a"));
        } else {
            fund.refuses(EXCEEDS_OVERHEAD_CAP, approve("a"));
        }
    }

    @Test
    void money_is_for_members_in_good_standing() {
        FundRules received = FundRules.given(receive("r", "g", "100.00"));
        received.accepts(propose("a", "g", cny("1.00")));
        received.refuses(
                NOT_A_MEMBER,
                propose(
                        "a",
                        "g",
                        cny("1.00"),
                        AllocationMode.ADVANCE,
                        new OrganisationId("stranger")));
        received.memberUntil("2020-02-01").refuses(NOT_A_MEMBER, propose("a", "g", cny("1.00")));
        received.memberUntil("2020-02-02").accepts(propose("a", "g", cny("1.00")));
    }

    @Test
    void a_gift_serves_what_its_donor_lets_it_serve() {
        FundRules.given(commit("g", "100.00", null, "laptops"))
                .refuses(RESTRICTED, propose("a", "g", cny("1.00")));
        FundRules.given(commit("g", "100.00", null, "training"))
                .accepts(propose("a", "g", cny("1.00")));
        FundRules.given().refuses(UNKNOWN_GIFT, propose("a", "g", cny("1.00")));
    }

    @Test
    void the_own_income_is_a_source_of_its_own() {
        FundRules fund =
                FundRules.given(
                        interest("r", "5.00"),
                        receive("s", "g", "5.00"),
                        propose("a", null, cny("5.00")),
                        propose("b", null, cny("5.01")));
        fund.accepts(approve("a"));
        fund.refuses(EXCEEDS_AVAILABLE, approve("b"));
    }

    @Test
    void an_allocation_is_proposed_once_and_decided_once() {
        proposed("1.00").refuses(ALLOCATION_EXISTS, propose("a", "g", cny("1.00")));
        proposed("1.00").accepts(reject("a"));
        approved("1.00").refuses(NOT_PROPOSED, approve("a"));
        approved("1.00").refuses(NOT_PROPOSED, reject("a"));
        proposed("1.00").and("approver", reject("a")).refuses(NOT_PROPOSED, approve("a"));
        proposed("1.00").refuses(UNKNOWN_ALLOCATION, approve("b"));
    }

    @Test
    void only_what_is_approved_is_signed_amended_and_released() {
        proposed("2.00").refuses(NOT_APPROVED, sign("a"));
        proposed("2.00").refuses(NOT_APPROVED, amend("a", "g", "3.00"));
        proposed("2.00").refuses(NOT_APPROVED, release("a", "g", "1.00"));
        approved("2.00").accepts(sign("a"));
        approved("2.00").and("secretary", sign("a")).refuses(ALREADY_SIGNED, sign("a"));
    }

    @ParameterizedTest
    @CsvSource({"30.00, true", "29.99, false", "100.00, true"})
    void an_amendment_is_approved_again_and_not_below_what_was_disbursed(
            String amount, boolean taken) {
        FundRules paid = approved("50.00").and("secretary", pay("d", "a", "r", cny("30.00")));
        if (taken) {
            paid.accepts(amend("a", "g", amount));
            paid.and("secretary", amend("a", "g", amount)).accepts(approve("a"));
            paid.by("secretary", null).refuses(OWN_PROPOSAL, approve("a"));
            paid.refuses(AMENDMENT_OPEN, amend("a", "g", amount));
        } else {
            paid.refuses(BELOW_DISBURSED, amend("a", "g", amount));
        }
    }

    @Test
    void an_amendment_beyond_what_is_there_is_not_approved() {
        approved("50.00")
                .and("secretary", amend("a", "g", "100.01"))
                .refuses(EXCEEDS_AVAILABLE, approve("a"));
    }

    @ParameterizedTest
    @CsvSource({"20.00, true", "20.01, false"})
    void no_more_is_released_than_is_undisbursed(String amount, boolean taken) {
        FundRules paid = approved("50.00").and("secretary", pay("d", "a", "r", cny("30.00")));
        if (taken) {
            paid.accepts(release("a", "g", amount));
        } else {
            paid.refuses(BELOW_DISBURSED, release("a", "g", amount));
        }
    }

    @Test
    void what_is_released_may_be_allocated_again() {
        FundRules released =
                FundRules.given(
                                receive("r", "g", "100.00"),
                                propose("a", "g", cny("100.00")),
                                propose("b", "g", cny("40.00")),
                                propose("c", "g", cny("40.01")))
                        .and("approver", approve("a"))
                        .and("secretary", release("a", "g", "40.00"));
        released.accepts(approve("b"));
        released.refuses(EXCEEDS_AVAILABLE, approve("c"));
    }
}
