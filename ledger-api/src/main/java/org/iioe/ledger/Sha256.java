package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of a text or document (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
@Example("\"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d\"")
public record Sha256(@JsonValue String hex) {
    @JsonCreator
    public Sha256 {
        InvalidValue.unless(
                hex.length() == 64 && hex.chars().allMatch(Sha256::isDigit),
                "A SHA-256 digest is 64 lower-case hexadecimal digits.");
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** The digest of a text's UTF-8 bytes. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of bytes. */
    public static Sha256 of(byte[] bytes) {
        try {
            return new Sha256(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
