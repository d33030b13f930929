package org.iioe.ledger.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.log.SealedLogSource;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads the sealed log in batches, each entry once for all who are fed. While a batch is worked on
 * and more waits, the next is read and decoded beside.
 */
final class LogReader implements AutoCloseable {
    private final SealedLogSource log;
    private final ExecutorService beside;
    private final int most;
    private @Nullable Ahead ahead;

    /**
     * @param most entries of a batch
     */
    LogReader(SealedLogSource log, String name, int most) {
        this.log = log;
        this.most = most;
        beside =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name + "-reader").daemon(true).factory());
    }

    /** An entry as projections are given it. */
    record Entry(LedgerEvent event, EntryHeader at) {}

    private record Ahead(long from, CompletableFuture<List<Entry>> entries) {}

    /**
     * The entries from a position up to another one, as many as make a batch. Where more wait, it
     * ends with a command's key: what a command made is shown together.
     */
    List<Entry> read(long from, long until) {
        List<Entry> entries = begun(from);
        boolean more = entries.size() == most;
        if (entries.size() > until - from) {
            entries = entries.subList(0, (int) (until - from + 1));
        } else if (more) {
            entries = entries.subList(0, whole(entries));
            long next = from + entries.size();
            ahead = new Ahead(next, CompletableFuture.supplyAsync(() -> decoded(next), beside));
        }
        return entries;
    }

    /** So many entries make a batch. */
    int most() {
        return most;
    }

    /** Whether what comes after the last batch is being read. */
    boolean isAhead() {
        return ahead != null;
    }

    private List<Entry> begun(long from) {
        @Nullable Ahead begun = ahead;
        ahead = null;
        if (begun != null && begun.from() == from) {
            try {
                return begun.entries().join();
            } catch (CompletionException e) {
                // It had to wait for a connection of the pool, or something is wrong: read here.
                return decoded(from);
            }
        }
        return decoded(from);
    }

    private List<Entry> decoded(long from) {
        List<Entry> entries = new ArrayList<>(most);
        long position = from;
        for (DomainEventMessage<?> message : log.from(from, most)) {
            entries.add(
                    new Entry(
                            (LedgerEvent) message.getPayload(),
                            EntryHeader.of(position++, message)));
        }
        return entries;
    }

    private static int whole(List<Entry> entries) {
        for (int size = entries.size(); size > 0; size--) {
            if (entries.get(size - 1).event() instanceof CommandRecorded) {
                return size;
            }
        }
        return entries.size();
    }

    @Override
    public void close() {
        beside.shutdownNow();
    }
}
