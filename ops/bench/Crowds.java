import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What 16 clients that send commands keep of their rate while others crowd the door. */
final class Crowds {
    /** Each dripping connection sends a byte as often. */
    private static final long DRIP = 5_000_000_000L;

    private static final long TOGETHER = 10_000_000;

    private final URI address;
    private final Database database;
    private final int seconds;
    private final int gets;
    private final int drips;

    Crowds(URI address, Database database, int seconds, int gets, int drips) {
        this.address = address;
        this.database = database;
        this.seconds = seconds;
        this.gets = gets;
        this.drips = drips;
    }

    private Load commands(java.util.function.BooleanSupplier over) throws IOException {
        return Load.closed(address, 16, over, 201, client -> Request.registering(address)::next);
    }

    private Load commands() throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        return commands(() -> System.nanoTime() >= end);
    }

    private static CompletableFuture<Load> beside(Loading loading) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return loading.load();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                task -> Thread.ofPlatform().start(task));
    }

    private interface Loading {
        Load load() throws IOException;
    }

    /**
     * 5,000 connections are opened; each sends one GET of a fund's statement, all at once. The commands'
     * rate counts from then until the last GET is answered.
     */
    Map<String, Double> gets() throws Exception {
        requireFiles(gets);
        String fund = Setup.funds(address, 1).getFirst();
        database.shown();
        Load before = commands().whole();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Load> beside = beside(() -> commands(over::get));
        try {
            Load answers = Load.once(address, gets, 200, client -> Request.get(address, "/api/v1/funds/" + fund + "/statement")::next);
            over.set(true);
            Load load = beside.get();
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("kept", load.rate(answers.began(), answers.began() + (long) (answers.seconds() * 1e9)) / before.rate());
            figures.put("failed", (double) load.failed());
            figures.put("rateBefore", before.rate());
            figures.put("gets", (double) gets);
            figures.put("getsSeconds", answers.seconds());
            figures.put("getsAnswered", (double) answers.done());
            figures.put("getsFailed", (double) answers.failed());
            figures.put("commandMostMs", load.percentile(100));
            say(load, answers);
            return figures;
        } finally {
            over.set(true);
        }
    }

    private static void say(Load... loads) {
        for (Load load : loads) {
            if (load.failed() > 0) {
                System.err.println("The first that failed: " + load.failure());
            }
        }
    }

    /** 8,000 connections each send a byte of the head of a request every five seconds, and never an end. */
    Map<String, Double> drips() throws Exception {
        requireFiles(drips);
        Load before = commands().whole();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Thread dripping = Thread.ofPlatform().start(() -> drip(over, opened, closed));
        try {
            while (opened.get() < drips && dripping.isAlive()) {
                Thread.sleep(50);
            }
            Load load = beside(this::commands).get();
            say(load);
            return Results.figures(
                    "kept", load.rate() / before.rate(),
                    "failed", (double) load.failed(),
                    "rateBefore", before.rate(),
                    "dripping", (double) opened.get(),
                    "closedByServer", (double) closed.get(),
                    "commandMostMs", load.percentile(100));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            over.set(true);
            dripping.join();
        }
    }

    private void drip(AtomicBoolean over, AtomicInteger opened, AtomicInteger closed) {
        byte[] head = ("GET /api/v1/funds HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nX-Slow: " + "x".repeat(4_000))
                .getBytes(StandardCharsets.US_ASCII);
        List<SocketChannel> channels = new ArrayList<>();
        InetSocketAddress to = new InetSocketAddress(address.getHost(), address.getPort());
        ByteBuffer one = ByteBuffer.allocate(1);
        ByteBuffer answer = ByteBuffer.allocate(512);
        try {
            for (int i = 0; i < drips && !over.get(); i++) {
                channels.add(connect(to));
                opened.incrementAndGet();
            }
            long began = System.nanoTime();
            for (long n = 0; !over.get(); n++) {
                // Spread evenly over the five seconds, but for those of ten milliseconds, which are sent together: to wake for each
                // byte would take more of the processors than the ledger does.
                while (System.nanoTime() - began < n * DRIP / drips) {
                    LockSupport.parkNanos(TOGETHER);
                }
                int i = (int) (n % drips);
                try {
                    channels.get(i).write(one.put(0, head[(int) (n / drips % head.length)]).rewind());
                    if (channels.get(i).read(answer.clear()) != 0) {
                        throw new IOException("The server has closed it.");
                    }
                } catch (IOException e) {
                    channels.get(i).close();
                    closed.incrementAndGet();
                    // Whoever wants to wear a server out comes back.
                    channels.set(i, connect(to));
                }
            }
        } catch (IOException e) {
            System.err.println("Dripping has ended: " + e);
        } finally {
            for (SocketChannel channel : channels) {
                try {
                    channel.close();
                } catch (IOException e) {
                    System.err.println(e);
                }
            }
        }
    }

    private static SocketChannel connect(InetSocketAddress to) throws IOException {
        SocketChannel channel = SocketChannel.open(to);
        channel.configureBlocking(false);
        return channel;
    }

    private static void requireFiles(int connections) {
        long may = ((com.sun.management.UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        if (may < connections + 500) {
            throw new IllegalStateException(
                    "%d connections need as many open files, here and in the ledger; %d are allowed: ulimit -n %d"
                            .formatted(connections, may, connections + 2_000));
        }
    }
}
