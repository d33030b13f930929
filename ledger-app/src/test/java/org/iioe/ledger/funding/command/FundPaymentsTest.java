package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.*;
import static org.iioe.ledger.funding.command.FundActs.*;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.ReversibleKind;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/**
 * Payments and what becomes of them: each rule kept, broken, and at its edge. A payment that left
 * the bank is recorded whatever is wrong with it.
 */
class FundPaymentsTest {
    /** What exceeds an allocation with one source exceeds that source too. */
    private static final List<RefusalCode> BEYOND_IT = List.of(EXCEEDS_ALLOCATION, NOT_ITS_SOURCE);

    /** CNY 100 received of gift g in receipt r and of h in s; CNY 60 of g allocated under a. */
    private static FundRules allocated(LedgerCommand... more) {
        return allocated(AllocationMode.ADVANCE, more);
    }

    private static FundRules allocated(AllocationMode mode, LedgerCommand... more) {
        return FundRules.given(
                        receive("r", "g", "100.00"),
                        receive("s", "h", "100.00"),
                        propose("a", "g", cny("60.00"), mode, MEMBER))
                .and("approver", approve("a"))
                .and("secretary", more);
    }

    @ParameterizedTest
    @CsvSource({"CNY, 60.00, 60.01", "UGX, 60, 61", "TND, 60.000, 60.001"})
    void a_payment_beyond_its_allocation_is_recorded_with_an_exception(
            String currency, String most, String more) {
        FundRules fund =
                FundRules.in(
                                currency,
                                receive("r", "g", Money.of("100", currency), null, "2020-02-01"),
                                propose("a", "g", Money.of(most, currency)))
                        .and("approver", approve("a"));
        fund.accepts(pay("d", "a", "r", Money.of(most, currency)));
        fund.records(BEYOND_IT, pay("d", "a", "r", Money.of(more, currency)));
    }

    @Test
    void payments_add_up_to_the_allocation() {
        FundRules paid = allocated(pay("d", "a", "r", cny("50.00")));
        paid.accepts(pay("e", "a", "r", cny("10.00")));
        paid.records(BEYOND_IT, pay("e", "a", "r", cny("10.01")));
    }

    @Test
    void a_payment_before_the_approval_is_recorded_with_an_exception() {
        FundRules.given(receive("r", "g", "100.00"), propose("a", "g", cny("60.00")))
                .records(NOT_APPROVED, pay("d", "a", "r", cny("1.00")));
    }

    @Test
    void a_payment_draws_on_the_gifts_of_its_allocation() {
        allocated().records(NOT_ITS_SOURCE, pay("d", "a", "s", cny("1.00")));
        allocated().accepts(pay("d", "a", "r", cny("1.00")));
    }

    @ParameterizedTest
    @CsvSource({"100.00, true", "100.01, false"})
    void no_more_is_drawn_than_remains_of_a_receipt(String amount, boolean taken) {
        if (taken) {
            allocated().records(BEYOND_IT, pay("d", "a", "r", cny(amount)));
        } else {
            allocated().refuses(EXCEEDS_RECEIPT, pay("d", "a", "r", cny(amount)));
        }
    }

    @Test
    void a_payment_is_recorded_with_all_the_rules_that_it_breaks() {
        allocated(close("2020-02-29", "200.00"))
                .memberUntil("2020-02-29")
                .records(
                        List.of(EXCEEDS_ALLOCATION, NOT_ITS_SOURCE, RECIPIENT_LEFT, POSTED_LATE),
                        pay("d", "a", "r", cny("60.01"), null, "2020-02-29"));
        FundRules.given(receive("r", "g", "100.00"), propose("a", "g", cny("60.00")))
                .memberUntil("2020-02-29")
                .records(
                        List.of(NOT_APPROVED, RECIPIENT_LEFT),
                        pay("d", "a", "r", cny("99.00"), null, "2020-02-29"));
    }

    @Test
    void a_payment_to_who_has_left_is_recorded_with_an_exception() {
        allocated().memberUntil("2020-03-01").accepts(payOn("2020-02-29"));
        allocated().memberUntil("2020-03-01").records(RECIPIENT_LEFT, payOn("2020-03-01"));
    }

    private static LedgerCommand payOn(String day) {
        return pay("d", "a", "r", cny("1.00"), null, day);
    }

    @Test
    void an_advance_and_a_direct_cost_are_paid_under_their_own_mode() {
        allocated().records(WRONG_MODE, payDirectly("d", "a", "r", "1.00"));
        allocated(AllocationMode.DIRECT).records(WRONG_MODE, pay("d", "a", "r", cny("1.00")));
        allocated(AllocationMode.DIRECT).accepts(payDirectly("d", "a", "r", "60.00"));
        allocated(AllocationMode.OVERHEAD).accepts(payDirectly("d", "a", "r", "60.00"));
        allocated(AllocationMode.REIMBURSEMENT).accepts(pay("d", "a", "r", cny("60.00")));
    }

    @Test
    void a_payment_is_recorded_once_and_its_bank_line_once() {
        FundRules paid = allocated(pay("d", "a", "r", cny("1.00"), "LINE-1", "2020-02-01"));
        paid.refuses(DISBURSEMENT_EXISTS, pay("d", "a", "r", cny("1.00")));
        paid.refuses(BANK_LINE_MATCHED, pay("e", "a", "r", cny("1.00"), "LINE-1", "2020-02-01"));
        paid.refuses(UNKNOWN_ALLOCATION, pay("e", "b", "r", cny("1.00")));
        paid.refuses(UNKNOWN_DISBURSEMENT, reversePayment("e"));
    }

    @Test
    void a_late_payment_posts_to_the_open_period_and_says_so() {
        FundRules closed = allocated(close("2020-02-29", "200.00"));
        closed.records(POSTED_LATE, payOn("2020-02-29"));
        closed.accepts(payOn("2020-03-01"));
    }

    @Test
    void only_an_error_of_entry_is_reversed() {
        allocated(pay("d", "a", "r", cny("1.00"))).accepts(reversePayment("d"));
        allocated(pay("d", "a", "r", cny("1.00"), "LINE-1", "2020-02-01"))
                .refuses(MATCHED_WITH_BANK, reversePayment("d"));
        allocated(pay("d", "a", "r", cny("1.00")), reversePayment("d"))
                .refuses(PAYMENT_UNDONE, reversePayment("d"));
    }

    @Test
    void what_the_bank_sent_back_may_be_paid_again() {
        FundRules sentBack = allocated(pay("d", "a", "r", cny("60.00")), sentBack("d", "LINE-2"));
        sentBack.accepts(pay("e", "a", "r", cny("60.00")));
        sentBack.refuses(PAYMENT_UNDONE, sentBack("d", "LINE-3"));
        sentBack.refuses(PAYMENT_UNDONE, confirm("d", MEMBER, "60.00"));
    }

    @Test
    void what_others_build_on_is_neither_reversed_nor_sent_back() {
        FundRules returned =
                allocated(pay("d", "a", "r", cny("10.00")), giveBack("e", "d", "r", "0.01"));
        returned.refuses(PAYMENT_ACCOUNTED_FOR, reversePayment("d"));
        returned.refuses(PAYMENT_ACCOUNTED_FOR, sentBack("d", "LINE-2"));
        FundRules reported =
                allocated(
                        pay("d", "a", "r", cny("10.00")),
                        report("x", "a", "travel", "0.01"),
                        accept("x", "0.01"));
        reported.refuses(PAYMENT_ACCOUNTED_FOR, reversePayment("d"));
    }

    @Test
    void the_recipient_confirms_once_what_it_received() {
        FundRules paid = allocated(pay("d", "a", "r", cny("10.00")));
        paid.accepts(confirm("d", MEMBER, "9.50"));
        paid.refuses(NOT_THE_RECIPIENT, confirm("d", new OrganisationId("other"), "10.00"));
        allocated(pay("d", "a", "r", cny("10.00")), confirm("d", MEMBER, "10.00"))
                .refuses(ALREADY_CONFIRMED, confirm("d", MEMBER, "10.00"));
    }

    @ParameterizedTest
    @CsvSource({"7.00, true", "7.01, false"})
    void a_return_beyond_the_unreported_advance_says_so(String amount, boolean fits) {
        FundRules reported =
                allocated(
                        pay("d", "a", "r", cny("10.00")),
                        report("x", "a", "travel", "3.00"),
                        accept("x", "3.00"));
        if (fits) {
            reported.accepts(giveBack("e", "d", "r", amount));
        } else {
            reported.records(EXCEEDS_ADVANCE, giveBack("e", "d", "r", amount));
        }
    }

    @Test
    void no_more_comes_back_than_was_paid_and_into_where_it_was_drawn() {
        FundRules paid = allocated(pay("d", "a", "r", cny("10.00")));
        paid.accepts(giveBack("e", "d", "r", "10.00"));
        paid.refuses(EXCEEDS_ADVANCE, giveBack("e", "d", "r", "10.01"));
        paid.refuses(EXCEEDS_RECEIPT, giveBack("e", "d", "s", "1.00"));
        allocated(pay("d", "a", "r", cny("10.00")), giveBack("e", "d", "r", "1.00"))
                .refuses(ENTRY_EXISTS, giveBack("e", "d", "r", "1.00"));
    }

    /** It is free for new allocations instead. */
    @Test
    void a_return_never_revives_the_allocation() {
        FundRules returned =
                allocated(
                        pay("d", "a", "r", cny("60.00")),
                        giveBack("e", "d", "r", "60.00"),
                        propose("b", "g", cny("100.00")),
                        propose("c", "g", cny("100.01")));
        returned.records(BEYOND_IT, pay("f", "a", "r", cny("0.01")));
        returned.accepts(approve("b"));
        returned.refuses(EXCEEDS_AVAILABLE, approve("c"));
    }

    @Test
    void a_return_that_was_drawn_on_again_is_not_reversed() {
        FundRules returned =
                allocated(pay("d", "a", "r", cny("60.00")), giveBack("e", "d", "r", "60.00"));
        returned.accepts(reverse(ReversibleKind.RETURN, "e"));
        allocated(
                        pay("d", "a", "r", cny("60.00")),
                        giveBack("e", "d", "r", "60.00"),
                        charge("f", "r", "40.01"))
                .refuses(ENTRY_IN_USE, reverse(ReversibleKind.RETURN, "e"));
    }

    @ParameterizedTest
    @CsvSource({"10.00, true", "10.01, false"})
    void no_more_is_misdirected_than_was_paid(String amount, boolean taken) {
        FundRules paid = allocated(pay("d", "a", "r", cny("10.00")));
        if (taken) {
            paid.accepts(misdirected("d", amount));
        } else {
            paid.refuses(EXCEEDS_ADVANCE, misdirected("d", amount));
        }
    }

    @ParameterizedTest
    @CsvSource({"6.00, true", "6.01, false"})
    void what_was_misdirected_is_recovered_or_written_off_once(String amount, boolean taken) {
        FundRules fund =
                allocated(
                        pay("d", "a", "r", cny("10.00")),
                        misdirected("d", "10.00"),
                        recover("e", "d", "r", "4.00"));
        if (taken) {
            fund.accepts(recover("f", "d", "r", amount));
            fund.accepts(writeOff("f", "d", amount, ADOPTED));
        } else {
            fund.refuses(EXCEEDS_RECOVERABLE, recover("f", "d", "r", amount));
            fund.refuses(EXCEEDS_RECOVERABLE, writeOff("f", "d", amount, ADOPTED));
        }
        fund.refuses(
                MeetingsRefusal.NOT_ADOPTED, writeOff("f", "d", "1.00", new ResolutionId("draft")));
    }

    @Test
    void a_supplier_s_payment_is_neither_returned_nor_misdirected() {
        FundRules paid = allocated(AllocationMode.DIRECT, payDirectly("d", "a", "r", "10.00"));
        paid.refuses(WRONG_MODE, giveBack("e", "d", "r", "1.00"));
        paid.refuses(WRONG_MODE, misdirected("d", "1.00"));
    }

    @Test
    void expenditure_is_reported_under_the_lines_of_an_approved_allocation() {
        FundRules paid = allocated(pay("d", "a", "r", cny("10.00")));
        paid.accepts(report("x", "a", "travel", "10.00"));
        paid.refuses(UNKNOWN_LINE, report("x", "a", "hotels", "10.00"));
        paid.refuses(UNKNOWN_REPORT, accept("x", "1.00"));
        FundRules.given(receive("r", "g", "100.00"), propose("a", "g", cny("60.00")))
                .refuses(NOT_APPROVED, report("x", "a", "travel", "1.00"));
        allocated(pay("d", "a", "r", cny("10.00")), report("x", "a", "travel", "1.00"))
                .refuses(REPORT_EXISTS, report("x", "a", "travel", "1.00"));
    }

    @ParameterizedTest
    @CsvSource({"5.00, true", "5.01, false"})
    void no_more_is_accepted_or_disallowed_than_was_reported(String amount, boolean taken) {
        FundRules reported =
                allocated(
                        pay("d", "a", "r", cny("60.00")),
                        report("x", "a", "travel", "8.00"),
                        disallow("x", "3.00"));
        if (taken) {
            reported.accepts(accept("x", amount));
            reported.accepts(disallow("x", amount));
        } else {
            reported.refuses(EXCEEDS_REPORTED, accept("x", amount));
            reported.refuses(EXCEEDS_REPORTED, disallow("x", amount));
        }
    }

    @ParameterizedTest
    @CsvSource({"10.00, true", "10.01, false"})
    void no_more_is_accepted_than_was_advanced(String amount, boolean taken) {
        FundRules reported =
                allocated(pay("d", "a", "r", cny("10.00")), report("x", "a", "travel", "60.00"));
        if (taken) {
            reported.accepts(accept("x", amount));
        } else {
            reported.refuses(EXCEEDS_ADVANCE, accept("x", amount));
        }
    }

    /** A reimbursement follows the expenditure, up to the allocation. */
    @ParameterizedTest
    @CsvSource({"60.00, true", "60.01, false"})
    void no_more_is_accepted_than_is_allocated(String amount, boolean taken) {
        FundRules reported =
                allocated(AllocationMode.REIMBURSEMENT, report("x", "a", "travel", "70.00"));
        if (taken) {
            reported.accepts(accept("x", amount));
        } else {
            reported.refuses(EXCEEDS_ALLOCATION, accept("x", amount));
        }
    }
}
