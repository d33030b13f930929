import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What a load came to. It is made by one thread with a selector, since it shares its machine with what
 * it measures.
 *
 * @param done requests that were answered as they ought to be
 * @param failed all others
 * @param failure the first of these, or null
 * @param began when the first request was sent, in nanoseconds of this process
 * @param seconds from then to the last answer
 * @param took nanoseconds, sorted; with a set rate from when a request was to be sent
 * @param ended when they were answered, as {@code began}
 * @param cpuSeconds what this process used of the processors meanwhile
 */
record Load(
        long done, long failed, String failure, long began, double seconds, long[] took, long[] ended, double cpuSeconds) {
    /** For so long answers are waited for after the end. */
    private static final long PATIENCE = 60_000_000_000L;

    /** What a client sends next. */
    interface Client extends Supplier<ByteBuffer> {}

    double rate() {
        return done / seconds;
    }

    /** How many a second were answered between two moments. */
    double rate(long from, long until) {
        return Arrays.stream(ended).filter(end -> end >= from && end < until).count() / ((until - from) / 1e9);
    }

    /** Milliseconds. */
    double percentile(double percent) {
        return took.length == 0 ? Double.NaN : took[(int) Math.min(took.length - 1, took.length * percent / 100)] / 1e6;
    }

    /** What the client itself costs, in milliseconds of a processor a request. */
    double cpuMs() {
        return cpuSeconds * 1e3 / done;
    }

    /** Itself, where nothing failed. */
    Load whole() {
        if (failed > 0) {
            throw new IllegalStateException("%d of %d failed: %s".formatted(failed, done + failed, failure));
        }
        return this;
    }

    /** Each client sends its next request when the last is answered. */
    static Load closed(URI address, int clients, double seconds, int status, IntFunction<Client> client) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return closed(address, clients, () -> System.nanoTime() >= end, status, client);
    }

    static Load closed(URI address, int clients, BooleanSupplier over, int status, IntFunction<Client> client) throws IOException {
        return clients == 1 ? one(address, over, status, client.apply(0)) : new Run(address, clients, status, client).closed(over);
    }

    /** Requests are due at even intervals, whether earlier ones were answered or not. */
    static Load open(URI address, int connections, double rate, double seconds, int status, IntFunction<Client> client) throws IOException {
        return new Run(address, connections, status, client).open(rate, seconds);
    }

    /** Connections are made, and then each sends one request, all at once. */
    static Load once(URI address, int connections, int status, IntFunction<Client> client) throws IOException {
        return new Run(address, connections, status, client).once();
    }

    /** One client needs no selector. */
    private static Load one(URI address, BooleanSupplier over, int status, Client client) throws IOException {
        Tally tally = new Tally();
        try (HttpLine line = new HttpLine(address)) {
            while (!over.getAsBoolean()) {
                ByteBuffer next = client.get();
                long sent = System.nanoTime();
                boolean good = line.exchange(next) == status;
                tally.count(good, System.nanoTime() - sent, good ? null : line.text());
            }
        }
        return tally.load();
    }

    /** Counts without making garbage. */
    private static final class Tally {
        private final long began = System.nanoTime();
        private final long cpu = cpu();
        private long[] took = new long[1 << 16];
        private long[] ended = new long[1 << 16];
        private int done;
        private long failed;
        private String failure;

        void count(boolean good, long nanoseconds, String text) {
            if (!good) {
                failed++;
                failure = failure == null ? text : failure;
                return;
            }
            if (done == took.length) {
                took = Arrays.copyOf(took, done * 2);
                ended = Arrays.copyOf(ended, done * 2);
            }
            took[done] = nanoseconds;
            ended[done++] = System.nanoTime();
        }

        Load load() {
            double seconds = (System.nanoTime() - began) / 1e9;
            double used = (cpu() - cpu) / 1e9;
            long[] sorted = Arrays.copyOf(took, done);
            Arrays.sort(sorted);
            return new Load(done, failed, failure, began, seconds, sorted, Arrays.copyOf(ended, done), used);
        }

        private static long cpu() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    }

    /** One load under way. */
    private static final class Run {
        private final URI address;
        private final int status;
        private final Selector selector = Selector.open();
        private final List<HttpLine> lines = new ArrayList<>();
        private final List<Client> clients = new ArrayList<>();
        private final ArrayDeque<HttpLine> idle = new ArrayDeque<>();
        private Tally tally;
        private int underWay;

        Run(URI address, int count, int status, IntFunction<Client> client) throws IOException {
            this.address = address;
            this.status = status;
            for (int i = 0; i < count; i++) {
                lines.add(new HttpLine(address, selector, i));
                clients.add(client.apply(i));
                idle.add(lines.getLast());
            }
            tally = new Tally();
        }

        Load closed(BooleanSupplier over) throws IOException {
            try {
                while (!over.getAsBoolean()) {
                    while (!idle.isEmpty()) {
                        send(System.nanoTime());
                    }
                    await(100);
                }
                return finish();
            } finally {
                close();
            }
        }

        Load open(double rate, double seconds) throws IOException {
            long began = System.nanoTime();
            long all = (long) (rate * seconds);
            long sent = 0;
            try {
                while (sent < all && System.nanoTime() - began < seconds * 1e9 + PATIENCE) {
                    long due = began + (long) (sent / rate * 1e9);
                    long wait = due - System.nanoTime();
                    if (wait <= 0 && !idle.isEmpty()) {
                        send(due);
                        sent++;
                    } else {
                        // To the millisecond: what is sent late for that counts from when it was due.
                        await(wait > 0 && !idle.isEmpty() ? wait / 1_000_000 + 1 : 100);
                    }
                }
                for (; sent < all; sent++) {
                    tally.count(false, 0, "never sent: all connections were busy");
                }
                return finish();
            } finally {
                close();
            }
        }

        Load once() throws IOException {
            try {
                while (!lines.stream().allMatch(HttpLine::isConnected)) {
                    await(100);
                }
                tally = new Tally();
                for (int i = lines.size(); i > 0; i--) {
                    send(System.nanoTime());
                }
                return finish();
            } finally {
                close();
            }
        }

        private void send(long since) throws IOException {
            HttpLine line = idle.removeFirst();
            line.since = since;
            underWay++;
            try {
                line.send(clients.get(line.client).get());
            } catch (IOException e) {
                lost(line, e);
            }
        }

        private void await(long milliseconds) throws IOException {
            List<HttpLine> broken = new ArrayList<>(0);
            selector.select(
                    key -> {
                        HttpLine line = (HttpLine) key.attachment();
                        try {
                            if (line.isAnswered()) {
                                boolean good = line.status() == status;
                                tally.count(good, System.nanoTime() - line.since, good ? null : line.text());
                                underWay--;
                                idle.addLast(line);
                            }
                        } catch (IOException e) {
                            key.cancel();
                            broken.add(line);
                        }
                    },
                    milliseconds);
            for (HttpLine line : broken) {
                lost(line, new IOException("The connection broke."));
            }
        }

        /** Its request has failed, if there was one; another connection stands in. */
        private void lost(HttpLine line, IOException why) throws IOException {
            line.close();
            if (!idle.remove(line)) {
                underWay--;
                tally.count(false, 0, why.toString());
            }
            HttpLine next = new HttpLine(address, selector, line.client);
            lines.set(line.client, next);
            idle.addLast(next);
        }

        private Load finish() throws IOException {
            long end = System.nanoTime() + PATIENCE;
            while (underWay > 0 && System.nanoTime() < end) {
                await(100);
            }
            for (; underWay > 0; underWay--) {
                tally.count(false, 0, "not answered within a minute");
            }
            return tally.load();
        }

        private void close() throws IOException {
            for (HttpLine line : lines) {
                line.close();
            }
            selector.close();
        }
    }
}
