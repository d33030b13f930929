package org.iioe.ledger.funding.command;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.iioe.ledger.funding.FundingRefusal.*;
import static org.iioe.ledger.funding.command.FundActs.*;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.InstalmentId;
import org.iioe.ledger.funding.ReceiptCommand.RecordReceipt;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReversibleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gifts and money that comes in: each rule taken, refused, and at its edge. */
class FundGiftsTest {
    private static final OrganisationId OTHER = new OrganisationId("other");

    @Test
    void a_fund_is_established_once() {
        FundRules.given().refuses(FUND_EXISTS, establish("CNY"));
    }

    @ParameterizedTest
    @CsvSource({"CNY, 0.01", "UGX, 1", "TND, 0.001"})
    void a_fund_has_one_currency(String currency, String least) {
        FundRules.in(currency).accepts(pledge("g", Money.of(least, currency)));
        FundRules.in(currency).refuses(WRONG_CURRENCY, pledge("g", Money.of("1", "EUR")));
        FundRules.in(currency)
                .refuses(
                        WRONG_CURRENCY,
                        receive("r", "g", Money.of("1", "EUR"), null, "2020-02-01"));
    }

    @Test
    void a_gift_is_pledged_once_and_committed_once() {
        FundRules pledged = FundRules.given(pledge("g", cny("100.00")));
        pledged.refuses(GIFT_EXISTS, pledge("g", cny("100.00")));
        FundRules.given(commit("g", "100.00", null))
                .refuses(GIFT_EXISTS, commit("g", "100.00", null));
        FundRules.given(pledge("g", cny("100.00"))).accepts(commit("g", "100.00", null));
    }

    @ParameterizedTest
    @CsvSource({"60.00, true", "59.99, false", "100.01, true"})
    void a_pledge_is_not_amended_below_what_was_converted(String amount, boolean taken) {
        FundRules fund = FundRules.given(pledge("g", cny("100.00")), commit("g", "60.00", "60.00"));
        if (taken) {
            fund.accepts(amendPledge("g", amount));
        } else {
            fund.refuses(BELOW_CONVERTED, amendPledge("g", amount));
        }
    }

    @ParameterizedTest
    @CsvSource({"40.00, true", "40.01, false"})
    void no_more_of_a_pledge_is_cancelled_or_converted_than_is_open(String amount, boolean taken) {
        FundRules fund = FundRules.given(pledge("g", cny("100.00")), cancelPledge("g", "60.00"));
        if (taken) {
            fund.accepts(cancelPledge("g", amount));
            fund.accepts(commit("g", "100.00", amount));
        } else {
            fund.refuses(EXCEEDS_PLEDGE, cancelPledge("g", amount));
            fund.refuses(EXCEEDS_PLEDGE, commit("g", "100.00", amount));
        }
    }

    @ParameterizedTest
    @CsvSource({"70.00, true", "69.99, false"})
    void a_commitment_is_not_amended_below_what_was_received(String amount, boolean taken) {
        FundRules fund = FundRules.given(commit("g", "100.00", null), receive("r", "g", "70.00"));
        if (taken) {
            fund.accepts(amendCommitment("g", amount));
        } else {
            fund.refuses(BELOW_RECEIVED, amendCommitment("g", amount));
        }
    }

    @ParameterizedTest
    @CsvSource({"30.00, true", "30.01, false"})
    void no_more_of_a_commitment_is_cancelled_than_is_outstanding(String amount, boolean taken) {
        FundRules fund = FundRules.given(commit("g", "100.00", null), receive("r", "g", "70.00"));
        if (taken) {
            fund.accepts(cancelCommitment("g", amount));
        } else {
            fund.refuses(EXCEEDS_COMMITMENT, cancelCommitment("g", amount));
        }
    }

    @Test
    void nobody_demands_that_what_is_received_was_committed() {
        FundRules.given(commit("g", "100.00", null)).accepts(receive("r", "g", "100.01"));
        FundRules.given().accepts(receive("r", "g", "100.00"));
    }

    @Test
    void a_restriction_changes_for_money_that_is_not_disbursed() {
        FundRules committed = FundRules.given(commit("g", "100.00", null));
        committed.accepts(restrict("g", "laptops"));
        FundRules allocated =
                FundRules.given(receive("r", "g", "100.00"), propose("a", "g", cny("60.00")))
                        .and("approver", approve("a"));
        allocated.refuses(RESTRICTION_IN_USE, restrict("g", "laptops"));
        allocated.accepts(restrict("g", "training"));
        FundRules.given(receive("r", "g", "60.00"), propose("a", "g", cny("60.00")))
                .and("approver", approve("a"), pay("d", "a", "r", cny("60.00")))
                .refuses(RESTRICTION_IN_USE, restrict("g", "laptops"));
        FundRules.given().refuses(UNKNOWN_GIFT, restrict("g", "laptops"));
    }

    @Test
    void a_gift_has_one_donor_who_is_known() {
        FundRules suspense = FundRules.given(receive("r", null, "10.00"));
        suspense.refuses(DONOR_UNKNOWN, identify("r", "g", null));
        suspense.accepts(identify("r", "g", OTHER));
        FundRules.given(pledge("g", cny("10.00")), receive("r", null, "10.00"))
                .refuses(WRONG_DONOR, identify("r", "g", OTHER));
    }

    @Test
    void a_receipt_is_recorded_once_and_identified_once() {
        FundRules received = FundRules.given(receive("r", "g", "10.00"));
        received.refuses(RECEIPT_EXISTS, receive("r", "g", "10.00"));
        received.refuses(RECEIPT_EXISTS, interest("r", "1.00"));
        received.refuses(NOT_IN_SUSPENSE, identify("r", "g", null));
        received.refuses(UNKNOWN_RECEIPT, identify("s", "g", null));
    }

    @Test
    void a_receipt_names_an_instalment_of_its_gift() {
        FundRules.given(commit("g", "100.00", null))
                .refuses(
                        UNKNOWN_INSTALMENT,
                        new RecordReceipt(
                                FUND,
                                new ReceiptId("r"),
                                gift("g"),
                                DONOR,
                                new InstalmentId("first"),
                                cny("1.00"),
                                null,
                                null,
                                null,
                                null,
                                ON,
                                SOURCE));
    }

    @Test
    void a_line_of_the_bank_is_matched_once() {
        FundRules.given(receive("r", "g", cny("10.00"), "LINE-1", "2020-02-01"))
                .refuses(
                        BANK_LINE_MATCHED, receive("s", "g", cny("10.00"), "LINE-1", "2020-02-01"));
    }

    @Test
    void nothing_is_drawn_from_suspense() {
        FundRules.given(receive("r", null, "10.00")).refuses(IN_SUSPENSE, charge("e", "r", "1.00"));
    }

    @ParameterizedTest
    @CsvSource({"10.00, true", "10.01, false"})
    void no_more_is_drawn_from_a_receipt_than_remains(String amount, boolean taken) {
        FundRules fund = FundRules.given(receive("r", "g", "10.00"), receive("s", "g", "10.00"));
        if (taken) {
            fund.accepts(charge("e", "r", amount));
        } else {
            fund.refuses(EXCEEDS_RECEIPT, charge("e", "r", amount));
        }
        fund.refuses(UNKNOWN_RECEIPT, charge("e", "t", "1.00"));
    }

    /** The bank took it: it is recorded, with what is wrong. */
    @Test
    void a_charge_on_allocated_money_is_recorded_with_an_exception() {
        FundRules fund =
                FundRules.given(receive("r", "g", "10.00"), propose("a", "g", cny("9.00")))
                        .and("approver", approve("a"));
        fund.accepts(charge("e", "r", "1.00"));
        fund.records(EXCEEDS_AVAILABLE, charge("e", "r", "1.01"));
    }

    @ParameterizedTest
    @CsvSource({"4.00, true", "4.01, false"})
    void a_donor_is_refunded_what_is_unallocated_of_the_gift(String amount, boolean taken) {
        FundRules fund =
                FundRules.given(receive("r", "g", "10.00"), propose("a", "g", cny("6.00")))
                        .and("approver", approve("a"));
        if (taken) {
            fund.accepts(refund("e", "g", "r", amount));
        } else {
            fund.refuses(EXCEEDS_AVAILABLE, refund("e", "g", "r", amount));
        }
    }

    @Test
    void a_refund_draws_on_the_gift_s_own_receipts() {
        FundRules.given(receive("r", "g", "10.00"), receive("s", "h", "10.00"))
                .refuses(NOT_ITS_SOURCE, refund("e", "g", "s", "1.00"));
    }

    @Test
    void an_entry_is_recorded_once_and_reversed_once() {
        FundRules charged = FundRules.given(receive("r", "g", "10.00"), charge("e", "r", "1.00"));
        charged.refuses(ENTRY_EXISTS, charge("e", "r", "1.00"));
        charged.accepts(reverse(ReversibleKind.CHARGE, "e"));
        charged.refuses(UNKNOWN_ENTRY, reverse(ReversibleKind.CHARGE, "f"));
        charged.refuses(UNKNOWN_ENTRY, reverse(ReversibleKind.REFUND, "e"));
        FundRules.given(
                        receive("r", "g", "10.00"),
                        charge("e", "r", "1.00"),
                        reverse(ReversibleKind.CHARGE, "e"))
                .refuses(ALREADY_REVERSED, reverse(ReversibleKind.CHARGE, "e"));
    }

    @Test
    void what_is_drawn_on_or_matches_the_bank_is_not_reversed() {
        FundRules.given(receive("r", "g", "10.00"), charge("e", "r", "0.01"))
                .refuses(ENTRY_IN_USE, reverse(ReversibleKind.RECEIPT, "r"));
        FundRules.given(receive("r", "g", cny("10.00"), "LINE-1", "2020-02-01"))
                .refuses(MATCHED_WITH_BANK, reverse(ReversibleKind.RECEIPT, "r"));
        FundRules.given(receive("r", "g", "10.00")).accepts(reverse(ReversibleKind.RECEIPT, "r"));
        FundRules.given(interest("r", "10.00")).accepts(reverse(ReversibleKind.OTHER_INCOME, "r"));
    }

    @Test
    void the_books_are_closed_with_their_balance_and_in_order() {
        FundRules received = FundRules.given(receive("r", "g", "10.00"));
        received.accepts(close("2020-02-29", "10.00"));
        received.refuses(WRONG_BALANCE, close("2020-02-29", "10.01"));
        received.accepts(close("2020-01-31", "0.00"));
        FundRules.given(receive("r", "g", "10.00"), close("2020-02-29", "10.00"))
                .refuses(PERIOD_CLOSED, close("2020-02-29", "10.00"));
    }

    @ParameterizedTest
    @CsvSource({"2020-12-31, true", "2021-01-01, false", "+999999999-12-31, false"})
    void a_period_is_closed_when_it_is_over(String until, boolean over) {
        if (over) {
            FundRules.given().accepts(close(until, "0.00"));
        } else {
            assertThatExceptionOfType(InvalidValue.class)
                    .isThrownBy(() -> close(until, "0.00"))
                    .extracting(InvalidValue::field)
                    .isEqualTo("until");
        }
    }

    @Test
    void a_period_is_opened_again_in_reverse_order_by_a_second_person() {
        FundRules closed =
                FundRules.given(close("2020-01-31", "0.00"), close("2020-02-29", "0.00"));
        closed.accepts(reopen("2020-02-29"));
        closed.refuses(NOT_THE_LAST_PERIOD, reopen("2020-01-31"));
        closed.by("secretary", null).refuses(SAME_PERSON, reopen("2020-02-29"));
        FundRules.given().refuses(NOT_THE_LAST_PERIOD, reopen("2020-02-29"));
    }

    @ParameterizedTest
    @CsvSource({"2020-02-29, true", "2020-03-01, false"})
    void a_fact_of_a_closed_period_posts_to_the_open_one_and_says_so(String on, boolean late) {
        FundRules closed = FundRules.given(close("2020-02-29", "0.00"));
        if (late) {
            closed.records(POSTED_LATE, receive("r", "g", cny("1.00"), null, on));
        } else {
            closed.accepts(receive("r", "g", cny("1.00"), null, on));
        }
        closed.accepts(receive("r", "g", cny("1.00"), null, new Edtf("2020-03-01").text()));
    }
}
