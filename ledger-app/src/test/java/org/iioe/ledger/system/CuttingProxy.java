package org.iioe.ledger.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the nodes and a server, understands as much of what they say as is needed to know
 * an append, and cuts connections at a point of one.
 */
abstract class CuttingProxy implements AutoCloseable {
    /** A point of an append. */
    enum CutPoint {
        /** Its events do not get to the server. */
        BEFORE,
        /** The events are at the server, and are never committed. */
        DURING,
        /** All is committed, and the node does not get to know. */
        AFTER
    }

    private final int port;
    private final ServerSocket door;
    private final Queue<CutPoint> cuts = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

    /** Leads to the server that listens on a port of this machine. */
    CuttingProxy(int port) {
        this.port = port;
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
    void cut(CutPoint moment) {
        cuts.add(moment);
    }

    /** How many cuts nobody has come by for yet. */
    int left() {
        return cuts.size();
    }

    /** Cuts all connections there are now. */
    void cutAll() {
        for (Connection connection : connections) {
            connection.cut();
        }
    }

    /**
     * Lets no node hear anything any more over the connections there are now, and ends none of
     * them; what nodes say gets through.
     */
    void mute() {
        for (Connection connection : connections) {
            connection.mute = true;
        }
    }

    /** Whether this is to be cut now. */
    boolean isCut(CutPoint moment) {
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
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            node.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Connection connection = connection(node, server);
            connections.add(connection);
            threads.execute(connection::answers);
            try {
                connection.questions();
            } finally {
                connections.remove(connection);
            }
        } catch (IOException e) {
            // Either side is gone, and so the other is now.
        }
    }

    /** A connection that somebody has made. */
    abstract Connection connection(Socket node, Socket server);

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        cutAll();
        threads.shutdownNow();
    }

    /** One connection of a node. */
    abstract static class Connection {
        private final Socket node;
        private final Socket server;

        /** Whether the node gets to know nothing any more. */
        private volatile boolean dumb;

        /** The same, for good. */
        private volatile boolean mute;

        Connection(Socket node, Socket server) {
            this.node = node;
            this.server = server;
        }

        InputStream fromNode() throws IOException {
            return node.getInputStream();
        }

        OutputStream toServer() throws IOException {
            return server.getOutputStream();
        }

        void beDumb() {
            dumb = true;
        }

        void cut() {
            try {
                node.close();
                server.close();
            } catch (IOException e) {
                // It is cut.
            }
        }

        /** Passes on what the node says, until it is cut. */
        abstract void questions() throws IOException;

        /** Whether the connection ends with a part of an answer that the node does not get. */
        abstract boolean endsWith(byte[] unsaid, int length);

        /** Passes on what the server says, until it is to be dumb. */
        private void answers() {
            try {
                InputStream in = server.getInputStream();
                OutputStream out = node.getOutputStream();
                byte[] part = new byte[1 << 14];
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    if (mute) {
                        continue;
                    }
                    if (!dumb) {
                        out.write(part, 0, read);
                    } else if (endsWith(part, read)) {
                        break;
                    }
                }
            } catch (IOException e) {
                // Either side is gone.
            }
            cut();
        }
    }
}
