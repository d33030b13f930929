package org.iioe.ledger.log;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The events of a stream, a page at a time. Of a long one the next pages are read and decoded
 * beside, while one is folded: a short one is read by whoever asks, and by nobody else.
 */
final class PagedEvents implements DomainEventStream {
    static final int PAGE = 500;

    /** So many pages are read ahead: as many as there are cores for it. */
    private static final int AHEAD = 2;

    private static final Executor BESIDE =
            read -> Thread.ofVirtual().name("pages-ahead").start(read);

    private final Pages pages;
    private final Queue<CompletableFuture<List<DomainEventMessage<?>>>> ahead = new ArrayDeque<>();
    private List<DomainEventMessage<?>> page;
    private int next;
    private long asked;
    private @Nullable Long last;

    /** Where a stream is read. */
    interface Pages {
        /** Its events from a number on, at most so many. */
        List<DomainEventMessage<?>> read(long from, int most);
    }

    PagedEvents(Pages pages, long from) {
        this.pages = pages;
        page = pages.read(from, PAGE);
        asked = from + PAGE;
    }

    @Override
    public boolean hasNext() {
        while (next == page.size() && page.size() == PAGE) {
            page = following();
            next = 0;
        }
        return next < page.size();
    }

    private List<DomainEventMessage<?>> following() {
        while (ahead.size() < AHEAD) {
            long from = asked;
            asked += PAGE;
            ahead.add(CompletableFuture.supplyAsync(() -> pages.read(from, PAGE), BESIDE));
        }
        List<DomainEventMessage<?>> following;
        try {
            following = ahead.element().join();
        } catch (CompletionException e) {
            // It stays where it is: nobody reads on behind a gap.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        ahead.remove();
        return following;
    }

    @Override
    public DomainEventMessage<?> next() {
        DomainEventMessage<?> event = peek();
        next++;
        last = event.getSequenceNumber();
        return event;
    }

    @Override
    public DomainEventMessage<?> peek() {
        if (!hasNext()) {
            throw new NoSuchElementException("The stream has no more events.");
        }
        return page.get(next);
    }

    @Override
    public @Nullable Long getLastSequenceNumber() {
        return last;
    }
}
