package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The way to a database that seals what a node asks it to, and does not answer that it has: the
 * node is held between storing and knowing so.
 */
public final class SilentDatabase extends CuttingProxy {
    private static final String SEAL = "SELECT seal(";

    private final Database behind;

    /** Leads to a database of this machine. */
    public SilentDatabase(Database behind) {
        super(address(behind).getPort());
        this.behind = behind;
    }

    private static URI address(Database database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    /** The same database by this way. */
    public Database database() {
        URI address = address(behind);
        return new Database(
                behind.url()
                        .replace(
                                address.getHost() + ":" + address.getPort(), "127.0.0.1:" + port()),
                behind.user(),
                behind.password(),
                behind.dataDir(),
                behind.settings());
    }

    @Override
    Connection connection(Socket node, Socket server) {
        return new Connection(node, server) {
            @Override
            void questions() throws IOException {
                InputStream in = fromNode();
                OutputStream out = toServer();
                byte[] part = new byte[1 << 16];
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    byte[] said = Arrays.copyOf(part, read);
                    if (new String(said, StandardCharsets.ISO_8859_1).contains(SEAL)) {
                        beDumb();
                    }
                    out.write(said);
                }
            }

            @Override
            boolean endsWith(byte[] unsaid, int length) {
                return false;
            }
        };
    }
}
