package org.iioe.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public Ed25519 key under a name, written as a vkey (C2SP signed-note): {@code
 * name+hex(id)+base64(type ‖ public key)}.
 *
 * @param name without spaces and plus signs
 * @param type {@link #NOTE} or {@link #COSIGNATURE}
 * @param key 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // keys are compared as their vkey text
public record VerifierKey(String name, byte type, byte[] key) {
    /** Signs a note's text. */
    public static final byte NOTE = 0x01;

    /** Signs a checkpoint and the time at which a witness saw it. */
    public static final byte COSIGNATURE = 0x04;

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int TIME_BYTES = 8;

    /**
     * Reads a vkey.
     *
     * @throws IllegalArgumentException when it is none of an Ed25519 key, or its id is not its own
     */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A vkey is name+hex(id)+base64(type and key).");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_BYTES + 1 || (typed[0] != NOTE && typed[0] != COSIGNATURE)) {
            throw new IllegalArgumentException(
                    "The vkey of %s is not Ed25519.".formatted(parts[0]));
        }
        VerifierKey key =
                new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException(
                    "The id in the vkey of %s is another key's.".formatted(parts[0]));
        }
        return key;
    }

    /** SHA-256(name ‖ 0x0A ‖ type ‖ public key), the first four bytes. */
    public byte[] id() {
        MessageDigest digest = Merkle.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(type);
        return Arrays.copyOf(digest.digest(key), ID_BYTES);
    }

    /** Whether a signature says that it is of this key. */
    public boolean named(SignedNote.Signature signature) {
        return signature.name().equals(name) && Arrays.equals(signature.keyId(), id());
    }

    /** Whether the note bears a good signature of this key. Those of other keys are ignored. */
    public boolean signed(SignedNote note) {
        return note.signatures().stream()
                .anyMatch(signature -> named(signature) && verifies(note, signature));
    }

    private boolean verifies(SignedNote note, SignedNote.Signature signature) {
        if (type == NOTE) {
            return verifies(note.signed(), signature.bytes());
        }
        if (signature.bytes().length <= TIME_BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(signature.bytes()).getLong();
        byte[] message =
                "cosignature/v1\ntime %s\n%s"
                        .formatted(time, note.text())
                        .getBytes(StandardCharsets.UTF_8);
        return verifies(
                message,
                Arrays.copyOfRange(signature.bytes(), TIME_BYTES, signature.bytes().length));
    }

    private boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
        System.arraycopy(key, 0, encoded, X509.length, KEY_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = type;
        System.arraycopy(key, 0, typed, 1, KEY_BYTES);
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().formatHex(id()),
                        Base64.getEncoder().encodeToString(typed));
    }
}
