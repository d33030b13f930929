package org.iioe.ledger.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note): the text, a blank line, and a line for each signature,
 * {@code — <key name> base64(key id ‖ signature)}.
 *
 * @param text with its last line's end
 * @param signatures in the order of their lines
 */
public record SignedNote(String text, List<Signature> signatures) {
    private static final String MARK = "\u2014 ";
    private static final int KEY_ID_BYTES = 4;

    /**
     * A signature.
     *
     * @param name the key's name
     * @param keyId 4 bytes
     * @param bytes what the key's algorithm made
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes are passed through, never compared
    public record Signature(String name, byte[] keyId, byte[] bytes) {
        /** The signature's line, with its end. */
        public String line() {
            byte[] both = Arrays.copyOf(keyId, keyId.length + bytes.length);
            System.arraycopy(bytes, 0, both, keyId.length, bytes.length);
            return MARK + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException(
                    "A signed note is a text, a blank line and signatures.");
        }
        List<Signature> signatures =
                note.substring(end + 2).lines().map(SignedNote::signature).toList();
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("A signed note has a signature.");
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Reads one signature's line, with or without its end. */
    static Signature signature(String withEnd) {
        String line = withEnd.strip();
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(MARK) || space <= MARK.length()) {
            throw new IllegalArgumentException("This is no line of a signature: " + line);
        }
        byte[] both = Base64.getDecoder().decode(line.substring(space + 1));
        if (both.length <= KEY_ID_BYTES) {
            throw new IllegalArgumentException("A signature is longer than its key id.");
        }
        return new Signature(
                line.substring(MARK.length(), space),
                Arrays.copyOf(both, KEY_ID_BYTES),
                Arrays.copyOfRange(both, KEY_ID_BYTES, both.length));
    }

    /** The note with more signatures. */
    public SignedNote with(List<Signature> more) {
        List<Signature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    /** The text's bytes, which are signed. */
    public byte[] signed() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The note as it is served. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
