package org.iioe.ledger.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Between the nodes and their Axon Server. Everything of a node goes over one connection; what an
 * append is known by is its last event, the outcome of its command, whose aggregate type stands as
 * field 4 in the message.
 */
final class AxonServerProxy extends CuttingProxy {
    private static final byte[] APPEND = "\"\3Key".getBytes(StandardCharsets.US_ASCII);

    /** For so long the server has time to store what the node does not get to know. */
    private static final Duration STORING = Duration.ofMillis(300);

    AxonServerProxy(int port) {
        super(port);
    }

    @Override
    Connection connection(Socket node, Socket server) {
        return new ServerConnection(node, server);
    }

    private final class ServerConnection extends Connection {
        ServerConnection(Socket node, Socket server) {
            super(node, server);
        }

        @Override
        void questions() throws IOException {
            InputStream in = fromNode();
            OutputStream out = toServer();
            byte[] part = new byte[1 << 14];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                int append = find(part, read);
                if (append >= 0 && isCut(CutPoint.BEFORE)) {
                    return;
                }
                if (append >= 0 && isCut(CutPoint.DURING)) {
                    out.write(part, 0, append);
                    return;
                }
                if (append >= 0 && isCut(CutPoint.AFTER)) {
                    beDumb();
                    Thread.startVirtualThread(() -> {
                        TestClock.pause(STORING);
                        cut();
                    });
                }
                out.write(part, 0, read);
            }
        }

        private int find(byte[] part, int length) {
            for (int from = 0; from <= length - APPEND.length; from++) {
                if (Arrays.equals(part, from, from + APPEND.length, APPEND, 0, APPEND.length)) {
                    return from;
                }
            }
            return -1;
        }

        @Override
        boolean endsWith(byte[] unsaid, int length) {
            return false;
        }
    }
}
