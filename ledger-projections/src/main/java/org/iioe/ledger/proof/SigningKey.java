package org.iioe.ledger.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that signs checkpoints, kept in a file as PKCS#8 PEM. */
final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * Reads a key.
     *
     * @param name under which it signs
     * @throws IllegalStateException when the file holds none; what it holds is not said
     */
    static SigningKey read(Path file, String name) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
                throw notAKey(file);
            }
            byte[] encoded =
                    Base64.getMimeDecoder()
                            .decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            PrivateKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(key, verifier(key, name));
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            throw notAKey(file);
        }
    }

    private static IllegalStateException notAKey(Path file) {
        return new IllegalStateException(
                "%s cannot be read as an Ed25519 key: it is to be a PKCS#8 PEM file, as \"openssl genpkey -algorithm ed25519\" writes it, readable by this user."
                        .formatted(file));
    }

    /** Makes a key and keeps it in a new file that this user alone may read. */
    static void make(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String pem =
                    "%s\n%s\n%s\n"
                            .formatted(
                                    BEGIN,
                                    Base64.getEncoder()
                                            .encodeToString(pair.getPrivate().getEncoded()),
                                    END);
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Never readable by others, not even while it is being written.
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mode =
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            Path fresh =
                    Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new", mode);
            Files.writeString(fresh, pem, StandardOpenOption.SYNC);
            // A link, not a move: it refuses to replace a key that another node made meanwhile.
            try {
                Files.createLink(file, fresh);
            } finally {
                Files.delete(fresh);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            if (!Files.exists(file)) {
                throw new IllegalStateException(
                        "The key that signs checkpoints cannot be written to %s: give this user the right to, or set ledger.signing-keys."
                                .formatted(file));
            }
        }
    }

    /** The JDK tells a public key only when it makes a pair: here, from the very same seed. */
    private static VerifierKey verifier(PrivateKey key, String name)
            throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(
                NamedParameterSpec.ED25519,
                new SecureRandom() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void nextBytes(byte[] bytes) {
                        System.arraycopy(seed, 0, bytes, 0, bytes.length);
                    }
                });
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        VerifierKey verifier =
                new VerifierKey(
                        name,
                        VerifierKey.NOTE,
                        Arrays.copyOfRange(
                                encoded, encoded.length - Merkle.HASH_BYTES, encoded.length));
        SignedNote probe = new SigningKey(key, verifier).sign("probe\n");
        if (!verifier.signed(probe)) {
            throw new IllegalStateException("The public key does not fit the private one.");
        }
        return verifier;
    }

    /** The public key. */
    VerifierKey verifier() {
        return verifier;
    }

    /** The text, signed with this key. */
    SignedNote sign(String text) {
        return new SignedNote(text, java.util.List.of(signature(text)));
    }

    /** The signature of a text. */
    SignedNote.Signature signature(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote.Signature(verifier.name(), verifier.id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
