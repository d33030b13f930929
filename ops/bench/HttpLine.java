import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A connection that is kept, with at most one request under way; opened anew where the server closed
 * it in order. Without a selector its calls wait, with one they do not.
 */
final class HttpLine implements AutoCloseable {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "\r\nconnection: close".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final Selector selector;
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer request;
    private byte[] answer = new byte[2_048];
    private ByteBuffer in = ByteBuffer.wrap(answer);
    private int head;
    private int whole;
    private boolean closes;

    /** When its request was sent, or was to be sent. */
    long since;

    /** The number of the client that uses it. */
    final int client;

    HttpLine(URI address) throws IOException {
        this(address, null, 0);
    }

    HttpLine(URI address, Selector selector, int client) throws IOException {
        this.address = new InetSocketAddress(address.getHost(), address.getPort());
        this.selector = selector;
        this.client = client;
        open();
    }

    private void open() throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (selector == null) {
            channel.connect(address);
        } else {
            channel.configureBlocking(false);
            key = channel.register(selector, channel.connect(address) ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        }
    }

    boolean isConnected() {
        return channel.isConnected();
    }

    /** Sends a request and waits for its answer: the status. */
    int exchange(ByteBuffer next) throws IOException {
        send(next);
        while (!isAnswered()) {
            // The channel waits.
        }
        return status();
    }

    /** Begins to send; the bytes stay as they are until the answer is there. */
    void send(ByteBuffer next) throws IOException {
        if (closes) {
            channel.close();
            open();
        }
        request = next;
        in.clear();
        head = -1;
        whole = -1;
        closes = false;
        if (channel.isConnected()) {
            write();
        }
    }

    private void write() throws IOException {
        while (request != null && request.hasRemaining() && channel.write(request) > 0) {
            // Goes on until all is sent, or the socket takes no more.
        }
        if (key != null) {
            int wanted = request != null && request.hasRemaining() ? SelectionKey.OP_WRITE | SelectionKey.OP_READ : SelectionKey.OP_READ;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }
    }

    /** Goes on with what the socket is ready for; whether the answer is whole. */
    boolean isAnswered() throws IOException {
        if (key != null && key.isConnectable()) {
            channel.finishConnect();
            write();
            return false;
        }
        if (request != null && request.hasRemaining()) {
            write();
        }
        if (!in.hasRemaining()) {
            answer = Arrays.copyOf(answer, answer.length * 2);
            int position = in.position();
            in = ByteBuffer.wrap(answer).position(position);
        }
        int read = channel.read(in);
        if (read < 0) {
            throw new EOFException("The server closed the connection.");
        }
        return read > 0 && isWhole();
    }

    private boolean isWhole() {
        int length = in.position();
        if (head < 0) {
            for (int i = 3; i < length; i++) {
                if (answer[i] == '\n' && answer[i - 2] == '\n') {
                    head = i + 1;
                    break;
                }
            }
            if (head < 0) {
                return false;
            }
            closes = find(CLOSE) >= 0;
            int at = find(LENGTH);
            if (at >= 0) {
                int content = 0;
                for (int i = at + LENGTH.length; answer[i] != '\r'; i++) {
                    content = answer[i] == ' ' ? content : content * 10 + answer[i] - '0';
                }
                whole = head + content;
            }
        }
        // Raw line ends are in no JSON: what ends like the last chunk is the last chunk.
        return whole >= 0
                ? length >= whole
                : length >= head + 5 && Arrays.equals(answer, length - 5, length, LAST_CHUNK, 2, 7)
                        && (length == head + 5 || Arrays.equals(answer, length - 7, length, LAST_CHUNK, 0, 7));
    }

    /** Where a header begins, whatever the case of its letters. */
    private int find(byte[] header) {
        for (int i = 0; i < head - header.length; i++) {
            int j = 0;
            while (j < header.length && lower(answer[i + j]) == header[j]) {
                j++;
            }
            if (j == header.length) {
                return i;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }

    int status() {
        return (answer[9] - '0') * 100 + (answer[10] - '0') * 10 + answer[11] - '0';
    }

    /** The answer without its head, its chunks put together. */
    String body() {
        if (whole >= 0) {
            return new String(answer, head, whole - head, StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(in.position());
        for (int at = head; ; ) {
            int end = at;
            while (answer[end] != '\r') {
                end++;
            }
            int length = Integer.parseInt(new String(answer, at, end - at, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                return body.toString(StandardCharsets.UTF_8);
            }
            body.write(answer, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    /** The answer as it came, with its head. */
    String text() {
        return new String(answer, 0, in.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
