package org.iioe.ledger.report;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * The body of an answer that may fail half-way. Nothing is sent before the first part is full, so
 * that what fails early is answered as a problem; what fails later is broken off, and never ends as
 * if it were whole: what writes it may close it as it likes.
 */
public final class StreamedBody extends OutputStream {
    private static final int PART = 1 << 16;

    private final HttpServletResponse response;
    private final Runnable headers;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private @Nullable OutputStream out;
    private boolean failed;

    /**
     * @param headers sets the answer's headers, once it begins
     */
    public StreamedBody(HttpServletResponse response, Runnable headers) {
        this.response = response;
        this.headers = headers;
    }

    /** The same report; when its rows cannot be read, nothing more is written. */
    Report guarding(Report report) {
        List<Section> guarded =
                report.sections().stream()
                        .map(section ->
                                new Section(
                                        section.name(),
                                        section.title(),
                                        section.columns(),
                                        to -> read(section, to)))
                        .toList();
        return new Report(
                report.name(),
                report.title(),
                report.moment(),
                report.recordedAt(),
                report.parameters(),
                report.notes(),
                guarded);
    }

    private void read(Section section, Consumer<List<@Nullable Object>> to) {
        try {
            section.rows().read(to);
        } catch (RuntimeException e) {
            fail();
            throw e;
        }
    }

    /** From now on nothing is written any more. */
    public void fail() {
        failed = true;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (failed) {
            return;
        }
        part.write(bytes, from, length);
        if (part.size() >= PART) {
            send();
        }
    }

    private void send() throws IOException {
        OutputStream to = out;
        if (to == null) {
            headers.run();
            to = response.getOutputStream();
            out = to;
        }
        part.writeTo(to);
        part.reset();
    }

    /** All is written. */
    public void end() throws IOException {
        if (!failed) {
            send();
            response.flushBuffer();
        }
    }
}
