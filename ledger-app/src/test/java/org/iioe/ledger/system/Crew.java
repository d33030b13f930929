package org.iioe.ledger.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some who go on with something until they are told to end. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> members = new ArrayList<>();
    private volatile boolean working;

    /** One more begins; it is to ask {@link #works} and end where that is no longer so. */
    void begin(Callable<Void> work) {
        working = true;
        members.add(threads.submit(work));
    }

    /** Whether nobody has told them to end. */
    boolean works() {
        return working;
    }

    /** Ends all, who may begin anew; fails where one of them did. */
    void end() throws InterruptedException, ExecutionException {
        working = false;
        for (Future<?> member : members) {
            member.get();
        }
        members.clear();
    }

    @Override
    public void close() {
        // Or the executor would wait for them for ever.
        working = false;
        threads.close();
    }
}
