package org.iioe.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

final class PagedEventsTest {
    private static final int PAGE = PagedEvents.PAGE;

    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

    private PagedEvents events(long from, long size) {
        return new PagedEvents(
                (first, most) -> {
                    readers.add(Thread.currentThread());
                    return numbered(first, Math.min(size, first + most));
                },
                from);
    }

    private static List<DomainEventMessage<?>> numbered(long from, long until) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        LongStream.range(from, until)
                .forEach(number ->
                        events.add(
                                new GenericDomainEventMessage<>("Test", "test", number, number)));
        return events;
    }

    private static List<Long> read(PagedEvents events) {
        List<Long> numbers = new ArrayList<>();
        events.forEachRemaining(event -> numbers.add(event.getSequenceNumber()));
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, PAGE - 1, PAGE, PAGE + 1, 4L * PAGE, 7L * PAGE + 3})
    void every_event_comes_once_in_its_order(long size) {
        for (long from : new long[] {0, 3}) {
            PagedEvents events = events(from, size);
            assertThat(read(events)).isEqualTo(LongStream.range(from, size).boxed().toList());
            assertThat(events.hasNext()).isFalse();
            assertThat(events.getLastSequenceNumber()).isEqualTo(size > from ? size - 1 : null);
        }
    }

    @Test
    void a_short_stream_is_read_by_whoever_asks() {
        read(events(0, PAGE - 1));
        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @Test
    void what_was_appended_between_two_pages_leaves_no_gap() {
        PagedEvents events =
                new PagedEvents(
                        (first, most) ->
                                // The third page ends the stream; by the fourth one it has grown.
                                numbered(first, first == 2L * PAGE ? first + 1 : first + most),
                        0);
        assertThat(read(events)).isEqualTo(LongStream.rangeClosed(0, 2L * PAGE).boxed().toList());
    }

    @Test
    void what_fails_ahead_fails_whoever_reads_with_its_own_words() {
        PagedEvents events =
                new PagedEvents(
                        (first, most) -> {
                            if (first >= 2L * PAGE) {
                                throw new IllegalStateException("The store is away.");
                            }
                            return numbered(first, first + most);
                        },
                        0);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> read(events))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The store is away.");
        }
        assertThat(events.getLastSequenceNumber()).isEqualTo(2L * PAGE - 1);
    }
}
