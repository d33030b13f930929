package org.iioe.ledger.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Somebody else's stream: what writes a part of it may close this one, and closes nothing. */
public final class CloseShieldOutputStream extends FilterOutputStream {
    /** Keeps a stream open. */
    public CloseShieldOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
