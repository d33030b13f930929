package org.iioe.ledger.system;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Between the nodes and their PostgreSQL, whose protocol is understood in its version 3. */
final class DatabaseProxy extends CuttingProxy {
    private static final int PLAIN_START = 196_608;
    private static final String APPEND = "INSERT INTO domainevententry";

    DatabaseProxy(int port) {
        super(port);
    }

    @Override
    Connection connection(Socket node, Socket server) {
        return new DatabaseConnection(node, server);
    }

    private final class DatabaseConnection extends Connection {
        private final Map<String, String> statements = new HashMap<>();
        private final ByteArrayOutputStream unsaid = new ByteArrayOutputStream();
        private boolean appends;

        DatabaseConnection(Socket node, Socket server) {
            super(node, server);
        }

        @Override
        void questions() throws IOException {
            DataInputStream in = new DataInputStream(fromNode());
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(toServer()));
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
                    if (appends && asked.equals("COMMIT") && isCut(Moment.AFTER)) {
                        beDumb();
                    }
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

        /** It is committed when the server says so. */
        @Override
        boolean endsWith(byte[] part, int length) {
            unsaid.write(part, 0, length);
            return unsaid.toString(StandardCharsets.ISO_8859_1).contains("COMMIT\0");
        }
    }
}
