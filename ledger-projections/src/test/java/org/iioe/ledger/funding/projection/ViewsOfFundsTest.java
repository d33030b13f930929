package org.iioe.ledger.funding.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PeriodClosed;
import org.iioe.ledger.funding.PeriodReopened;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.junit.jupiter.api.Test;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where the events of funds are shown: a view that is given an event and lacks it says nothing. */
class ViewsOfFundsTest {
    /** Those that are shown by what they say, and not as they are. */
    private static final List<Class<? extends FundingEvent>> IN_OTHER_WORDS =
            List.of(
                    FundEstablished.class,
                    PeriodClosed.class,
                    PeriodReopened.class,
                    PledgeAmended.class,
                    PledgeCancelled.class,
                    CommitmentAmended.class,
                    CommitmentCancelled.class,
                    ReceiptRecorded.class,
                    OtherIncomeRecorded.class,
                    Disbursed.class,
                    DirectCostPaid.class);

    @Test
    void every_event_is_a_member_of_a_view_or_shown_in_other_words() {
        Set<Type> shown = new HashSet<>(IN_OTHER_WORDS);
        for (Class<?> view : PartOfFund.class.getPermittedSubclasses()) {
            for (RecordComponent member : view.getRecordComponents()) {
                shown.add(entry(member.getGenericType()));
            }
        }
        assertThat(shown).containsAll(events(FundingEvent.class).toList());
    }

    private static Stream<Class<?>> events(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ViewsOfFundsTest::events)
                : Stream.of(type);
    }

    private static Type entry(Type type) {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    }
}
