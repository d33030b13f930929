import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request whose bytes are made once: each sending only writes another number and another key into
 * them. Keys look drawn at random, as those of real callers do, so that they fall everywhere into the
 * database's indexes, and are counted nevertheless: nothing is drawn. One thread uses it.
 */
final class Request {
    /** Stands for a number of as many digits, wherever it stands. */
    private static final String NUMBER = "################";

    private static final String KEY = "kkkkkkkk-kkkk-kkkk-kkkk-kkkkkkkkkkkk";
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() * 1_000);
    private static final long SEED = System.nanoTime() ^ ProcessHandle.current().pid() << 48;

    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final int[] numbers;
    private final int[] keys;

    private Request(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer = ByteBuffer.wrap(bytes);
        numbers = places(NUMBER);
        keys = places(KEY);
    }

    /** A POST of JSON, or of NDJSON where the body has several lines. */
    static Request post(URI address, String path, String body) {
        return new Request(
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nLedger-User: bench\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                path,
                                address.getAuthority(),
                                body.endsWith("\n") ? "application/x-ndjson" : "application/json",
                                KEY,
                                body.getBytes(StandardCharsets.UTF_8).length,
                                body));
    }

    /** Another organisation each time. */
    static Request registering(URI address) {
        return post(address, "/api/v1/commands/RegisterOrganisation", register());
    }

    /** Another receipt of a fund each time. */
    static Request receiving(URI address, String fund) {
        return post(address, "/api/v1/commands/RecordOtherIncome", income(fund));
    }

    static Request get(URI address, String path) {
        return new Request("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, address.getAuthority()));
    }

    /** As a line of NDJSON, with a key of its own. */
    static String line(String command, String body) {
        return "{\"command\":\"%s\",\"key\":\"%s\",\"data\":%s}\n".formatted(command, KEY, body);
    }

    static String register() {
        return register(NUMBER);
    }

    static String register(String organisation) {
        return "{\"organisation\":\"bench-%s\",\"nameAsGiven\":\"Bench %s\",\"kind\":\"other\",\"group\":null,\"country\":\"KE\",\"identifiers\":[],\"confirmedDistinct\":false,%s}"
                .formatted(organisation, organisation, source("2025-01-01"));
    }

    static String establish(String fund) {
        return "{\"fund\":\"%s\",\"currency\":\"CNY\",\"legalHolder\":null,\"account\":null,\"fiscalYear\":null,%s}"
                .formatted(fund, source("2025-01-01"));
    }

    static String income(String fund) {
        return "{\"fund\":\"%s\",\"receipt\":\"receipt-%s\",\"kind\":\"interest\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},%s}"
                .formatted(fund, NUMBER, source("2025-01-01"));
    }

    static String receipt(String fund, int gift, String donor, int yuan, String day) {
        return "{\"fund\":\"%s\",\"receipt\":\"receipt-%s\",\"gift\":\"gift-%d\",\"donor\":\"%s\",\"amount\":{\"amount\":\"%d.00\",\"currency\":\"CNY\"},%s}"
                .formatted(fund, NUMBER, gift, donor, yuan, source(day));
    }

    private static String source(String day) {
        return "\"on\":\"%s\",\"source\":{\"ref\":\"benchmark\",\"certainty\":\"stated\"}".formatted(day);
    }

    /** The next one to send: good until the one after it is asked for. */
    ByteBuffer next() {
        long number = NUMBERS.incrementAndGet();
        int before = 0;
        for (int place : numbers) {
            // Within a line, which a key begins, one number serves all its places.
            for (; before < keys.length && keys[before] < place; before++) {
                number = NUMBERS.incrementAndGet();
            }
            decimal(place, number);
        }
        for (int key : keys) {
            key(key);
        }
        return buffer.clear();
    }

    private void decimal(int at, long number) {
        for (int i = at + NUMBER.length() - 1; i >= at; i--, number /= 10) {
            bytes[i] = DIGITS[(int) (number % 10)];
        }
    }

    private void key(int at) {
        long number = NUMBERS.incrementAndGet();
        long rest = mixed(number ^ SEED);
        for (int i = at, digit = 0; i < at + KEY.length(); i++) {
            if (bytes[i] != '-') {
                bytes[i] = DIGITS[(int) (rest & 15)];
                rest = ++digit == 16 ? mixed(number + SEED) : rest >>> 4;
            }
        }
        // As UUIDs of version 4 are marked.
        bytes[at + 14] = '4';
        bytes[at + 19] = '8';
    }

    /** One to one, and without a pattern: the last step of SplitMix64. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private int[] places(String mark) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int[] found = new int[text.length() / mark.length()];
        int count = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            found[count++] = at;
        }
        return Arrays.copyOf(found, count);
    }
}
