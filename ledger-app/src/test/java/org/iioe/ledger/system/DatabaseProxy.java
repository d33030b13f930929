package org.iioe.ledger.system;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Between the nodes and their PostgreSQL, whose protocol is understood in its version 3. */
final class DatabaseProxy extends CuttingProxy {
    private static final int PLAIN_START = 196_608;
    private static final String APPEND = "SELECT seal(";

    /** What the server says of a statement that it has run, and then of its commit. */
    private static final String DONE = "SELECT 1\0";

    private static final String COMMITTED = DONE + "Z\0\0\0\5I";
    private static final String FAILED = "SERROR\0";

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
        private volatile @Nullable CutPoint cut;

        DatabaseConnection(Socket node, Socket server) {
            super(node, server);
        }

        @Override
        void questions() throws IOException {
            DataInputStream in = new DataInputStream(fromNode());
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(toServer()));
            start(in, out);
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                int kind = in.read();
                if (kind < 0) {
                    return;
                }
                byte[] body = in.readNBytes(in.readInt() - 4);
                if (asked(kind, body).startsWith(APPEND)) {
                    if (isCut(CutPoint.BEFORE)) {
                        return;
                    }
                    cutWithAnswerTo();
                }
                // What is executed is committed by the Sync behind it; a Flush asks for the answer.
                out.writeByte(kind == 'S' && cut == CutPoint.DURING ? 'H' : kind);
                out.writeInt(body.length + 4);
                out.write(body);
            }
        }

        private void cutWithAnswerTo() {
            for (CutPoint moment : new CutPoint[] {CutPoint.DURING, CutPoint.AFTER}) {
                if (cut == null && isCut(moment)) {
                    cut = moment;
                    beDumb();
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

        /** It is executed, or committed, when the server says so. */
        @Override
        boolean endsWith(byte[] part, int length) {
            unsaid.write(part, 0, length);
            String said = unsaid.toString(StandardCharsets.ISO_8859_1);
            CutPoint moment = Objects.requireNonNull(cut);
            if (said.contains(FAILED)) {
                // There was no append to cut: another one's turn.
                DatabaseProxy.this.cut(moment);
                return true;
            }
            return said.contains(moment == CutPoint.AFTER ? COMMITTED : DONE);
        }
    }
}
