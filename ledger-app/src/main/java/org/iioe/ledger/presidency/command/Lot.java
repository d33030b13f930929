package org.iioe.ledger.presidency.command;

import org.iioe.ledger.presidency.LotNumbers;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A lot that anybody can compute again (RFC 3797, section 4). The numbers of every source, sorted,
 * each followed by a point, and every source by a slash, make the key. The n-th selection, n from
 * 0, is the MD5 digest of n in two bytes, the key, and n again, read as one number, modulo those
 * not yet selected. MD5 serves to mix here, not to keep anybody from finding a collision: the
 * values are nobody's to choose.
 */
final class Lot {
    private Lot() {}

    /** The canonical text of what the sources gave. */
    static String key(List<LotNumbers> values) {
        return values.stream()
                .map(source ->
                        source.numbers().stream()
                                        .sorted()
                                        .map(number -> number + ".")
                                        .collect(Collectors.joining())
                                + "/")
                .collect(Collectors.joining());
    }

    /** All of the pool, in the order in which they are selected. */
    static <T> List<T> order(String key, List<T> pool) {
        List<T> left = new ArrayList<>(pool);
        List<T> selected = new ArrayList<>();
        while (!left.isEmpty()) {
            BigInteger digest = digest(selected.size(), key);
            selected.add(left.remove(digest.mod(BigInteger.valueOf(left.size())).intValue()));
        }
        return List.copyOf(selected);
    }

    private static BigInteger digest(int selection, String key) {
        byte[] text = key.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes =
                ByteBuffer.allocate(text.length + 4)
                        .putShort((short) selection)
                        .put(text)
                        .putShort((short) selection)
                        .array();
        try {
            return new BigInteger(1, MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }
}
