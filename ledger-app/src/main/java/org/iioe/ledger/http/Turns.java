package org.iioe.ledger.http;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests of a kind be worked on at once; the others wait in order. A request that is
 * worked on takes about 100 KB, one that waits or is still coming in a fifth of that: thousands of
 * them, slow ones too, neither fill the memory nor take the turn of a command. A command takes its
 * turn only once it is all there.
 *
 * <p>A read that has waited for long is told so with 503, since whoever asked has often gone by
 * then, which nobody notices while it waits: to answer those first would keep everybody behind them
 * waiting until they have gone too.
 */
final class Turns implements Adapter {
    /**
     * The most bytes of a body that is waited for: thousands may be coming. What is longer or of
     * unknown length, such as an import, comes in at its turn.
     */
    private static final int SHORT = 8 * 1024;

    private final Semaphore commands = new Semaphore(256, true);
    private final Semaphore uploads = new Semaphore(64, true);
    private final Semaphore reads = new Semaphore(256, true);

    /** Those that want to see more than there may be yet. */
    private final Semaphore waitingReads = new Semaphore(128, true);

    /** Pages, health and meters. */
    private final Semaphore others = new Semaphore(64, true);

    private final Adapter next;
    private final Duration patience;

    private Turns(Adapter next, Duration patience) {
        this.next = next;
        this.patience = patience;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        InputBuffer incoming = request.getInputBuffer();
        boolean isShort = isShort(request);
        if (isShort && request.getContentLength() > 0) {
            request.setInputBuffer(whole(request));
        }
        Semaphore turns = turns(request, isShort);
        try {
            if (!isTaken(turns)) {
                turnAway(response);
                return;
            }
            try {
                next.service(request, response);
            } finally {
                turns.release();
            }
        } finally {
            request.setInputBuffer(incoming);
        }
    }

    /** Waits for a turn; a read, which loses nothing by it, not for ever. */
    private boolean isTaken(Semaphore turns) throws InterruptedException {
        if (turns.equals(reads) || turns.equals(waitingReads)) {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        turns.acquireUninterruptibly();
        return true;
    }

    private static void turnAway(Response response) throws IOException {
        Problem problem =
                new Problem(
                        ProblemCode.TOO_MANY_READS,
                        "More is asked than can be answered at once, and this question has waited"
                                + " for long. Ask again in a while.");
        byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        problem.headers().forEach(response::addHeader);
        response.doWrite(ByteBuffer.wrap(body));
    }

    private static boolean isShort(Request request) {
        return request.getContentLengthLong() <= SHORT
                && request.getHeader("Transfer-Encoding") == null
                && request.getHeader("Expect") == null;
    }

    private Semaphore turns(Request request, boolean isShort) {
        String method = request.getMethod();
        if (!request.requestURI().startsWithIgnoreCase("/api/", 0)) {
            return others;
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return isShort ? commands : uploads;
        }
        String query = request.queryString().toString();
        return query == null || !query.contains("minPosition=") ? reads : waitingReads;
    }

    /** Waits for all of a short body. */
    private static InputBuffer whole(Request request) throws IOException {
        Part part = new Part();
        int length = request.getContentLength();
        try {
            if (request.doRead(part) < 0 || part.bytes.remaining() == length) {
                return new Whole(part.bytes);
            }
            ByteBuffer all = ByteBuffer.allocate(length);
            do {
                all.put(part.bytes);
            } while (all.hasRemaining() && request.doRead(part) >= 0);
            return new Whole(all.flip());
        } catch (IOException e) {
            // Who sends it is gone or too slow; the web server then closes the connection without a
            // word.
            throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
        }
    }

    /** Takes what the web server has read. */
    private static final class Part implements ApplicationBufferHandler {
        private ByteBuffer bytes = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // It is given buffers, and fills none.
        }
    }

    /** A body that is all there. */
    private static final class Whole implements InputBuffer {
        private final ByteBuffer body;
        private boolean isRead;

        Whole(ByteBuffer body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            if (isRead || !body.hasRemaining()) {
                return -1;
            }
            isRead = true;
            handler.setByteBuffer(body);
            return body.remaining();
        }

        @Override
        public int available() {
            return isRead ? 0 : body.remaining();
        }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return next.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event)
            throws Exception {
        return next.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        next.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        next.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return next.getDomain();
    }

    /** Puts them before all that the web server does with a request. */
    @Configuration(proxyBeanMethods = false)
    static class Placement {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> turns(LedgerProperties settings) {
            return factory ->
                    factory.addConnectorCustomizers(
                            connector -> customize(connector, settings.turnPatience()));
        }

        private static void customize(Connector connector, Duration patience) {
            // A connection takes this much, and room for heads, for as long as it lasts.
            connector.setProperty("socket.appReadBufSize", "1024");
            connector.setProperty("socket.appWriteBufSize", "2048");
            // Nothing is read of what follows a body.
            connector.setProperty("maxTrailerSize", "256");
            connector.addLifecycleListener(event -> {
                if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                    var handler = connector.getProtocolHandler();
                    handler.setAdapter(new Turns(handler.getAdapter(), patience));
                }
            });
        }
    }
}
