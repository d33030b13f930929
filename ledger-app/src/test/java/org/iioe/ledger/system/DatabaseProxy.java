package org.iioe.ledger.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the nodes and their database, understands as much of what they say as is needed to
 * know an append, and cuts connections at a moment of one.
 */
final class DatabaseProxy implements AutoCloseable {
    /** A moment of an append. */
    enum Moment {
        /** The transaction has begun; its events do not get to the database. */
        BEFORE,
        /** The events are in the database, and are never committed. */
        DURING,
        /** All is committed, and the node does not get to know. */
        AFTER
    }

    private static final int PLAIN_START = 196_608;
    private static final String APPEND = "INSERT INTO domainevententry";

    private final int database;
    private final ServerSocket door;
    private final Queue<Moment> cuts = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

    /** Leads to the database that listens on a port of this machine. */
    DatabaseProxy(int database) {
        this.database = database;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts the connection of one of the next appends at a moment of it. */
    void cut(Moment moment) {
        cuts.add(moment);
    }

    /** How many cuts nobody has come by for yet. */
    int left() {
        return cuts.size();
    }

    private boolean isCut(Moment moment) {
        return moment.equals(cuts.peek()) && cuts.remove(moment);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket node = door.accept();
                threads.execute(() -> connect(node));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket node) {
        try (node;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), database)) {
            node.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Connection connection = new Connection(node, server);
            connections.add(connection);
            threads.execute(connection::answers);
            connection.questions();
            connections.remove(connection);
        } catch (IOException e) {
            // Either side is gone, and so the other is now.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Connection connection : connections) {
                connection.cut();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }

    /** One connection of a node, which speaks version 3 of PostgreSQL's protocol. */
    private final class Connection {
        private final Socket node;
        private final Socket server;
        private final Map<String, String> statements = new HashMap<>();
        private boolean appends;
        private volatile boolean dumb;

        Connection(Socket node, Socket server) {
            this.node = node;
            this.server = server;
        }

        void cut() throws IOException {
            node.close();
            server.close();
        }

        /** Passes on what the node says, until it is cut. */
        void questions() throws IOException {
            DataInputStream in = new DataInputStream(node.getInputStream());
            DataOutputStream out =
                    new DataOutputStream(
                            new java.io.BufferedOutputStream(server.getOutputStream()));
            start(in, out);
            boolean cutsAfterThis = false;
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                int kind = in.read();
                if (kind < 0) {
                    return;
                }
                byte[] body = in.readNBytes(in.readInt() - 4);
                String asked = asked(kind, body);
                if (asked.startsWith(APPEND)) {
                    if (isCut(Moment.BEFORE)) {
                        return;
                    }
                    appends = true;
                    cutsAfterThis = cutsAfterThis || isCut(Moment.DURING);
                } else if (asked.equals("COMMIT") || asked.equals("ROLLBACK")) {
                    dumb = dumb || (appends && asked.equals("COMMIT") && isCut(Moment.AFTER));
                    appends = false;
                }
                out.writeByte(kind);
                out.writeInt(body.length + 4);
                out.write(body);
                if (cutsAfterThis && kind == 'S') {
                    out.flush();
                    return;
                }
            }
        }

        private void start(DataInputStream in, DataOutputStream out) throws IOException {
            int code = 0;
            while (code != PLAIN_START) {
                int length = in.readInt();
                code = in.readInt();
                out.writeInt(length);
                out.writeInt(code);
                out.write(in.readNBytes(length - 8));
                out.flush();
            }
        }

        /** The statement that is run by a message, or nothing. */
        private String asked(int kind, byte[] body) {
            String[] words = new String(body, StandardCharsets.UTF_8).split("\0", 3);
            return switch (kind) {
                case 'P' -> {
                    statements.put(words[0], words[1]);
                    yield "";
                }
                case 'B' -> statements.getOrDefault(words[1], "");
                case 'Q' -> words[0];
                default -> "";
            };
        }

        /** Passes on what the database says, until it is to be dumb. */
        void answers() {
            try {
                InputStream in = server.getInputStream();
                OutputStream out = node.getOutputStream();
                ByteArrayOutputStream unsaid = new ByteArrayOutputStream();
                byte[] part = new byte[1 << 14];
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    if (!dumb) {
                        out.write(part, 0, read);
                    } else {
                        unsaid.write(part, 0, read);
                        if (unsaid.toString(StandardCharsets.ISO_8859_1).contains("COMMIT\0")) {
                            break;
                        }
                    }
                }
                cut();
            } catch (IOException e) {
                // It is cut.
            }
        }
    }
}
