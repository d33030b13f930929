package org.iioe.ledger.proof;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;

/**
 * Has the newest checkpoint of the folder stamped with the time by an authority (RFC 3161), where
 * one is configured: the answer is kept beside it, as {@code .tsr}. What an authority stamped was
 * there at that time, whatever the ledger's own clock says, and whoever has its key.
 */
@Component
final class CheckpointTimestamps {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int NONCE_BITS = 64;

    private final CheckpointFolder folder;
    private final String authority;
    private final Duration interval;
    private final LimitedHttp http = new LimitedHttp(PATIENCE);
    private final SecureRandom random = new SecureRandom();
    private long notBefore = System.nanoTime();

    CheckpointTimestamps(CheckpointFolder folder, LedgerProperties settings) {
        this.folder = folder;
        this.authority = settings.timestampAuthority().strip();
        this.interval = settings.timestampInterval();
    }

    /** To have the newest checkpoint stamped, where an authority is configured. */
    Optional<Errand> errand() {
        return authority.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Errand(
                                "The time stamp",
                                CheckpointShipping.PAUSE,
                                afterFailure(),
                                this::stamp));
    }

    private Duration afterFailure() {
        Duration atLeast = interval.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : interval;
        return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
    }

    private void stamp() throws IOException, InterruptedException {
        if (System.nanoTime() - notBefore < 0) {
            return;
        }
        Path checkpoint = folder.newest().map(CheckpointFolder.Shipped::file).orElse(null);
        if (checkpoint == null) {
            return;
        }
        Path stamp =
                checkpoint.resolveSibling(
                        checkpoint.getFileName().toString().replace(".checkpoint", ".tsr"));
        if (Files.exists(stamp)) {
            return;
        }
        CheckpointFolder.write(stamp, stamp(Files.readAllBytes(checkpoint)));
        notBefore = System.nanoTime() + interval.toNanos();
    }

    /** The authority's answer, which holds a token for exactly these bytes. */
    private byte[] stamp(byte[] bytes) throws IOException, InterruptedException {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest request =
                    generator.generate(
                            NISTObjectIdentifiers.id_sha256,
                            MessageDigest.getInstance("SHA-256").digest(bytes),
                            new BigInteger(NONCE_BITS, random));
            HttpResponse<byte[]> answer =
                    http.post(
                            URI.create(authority),
                            "application/timestamp-query",
                            request.getEncoded());
            if (answer.statusCode() != 200) {
                throw new IOException("It answered %s.".formatted(answer.statusCode()));
            }
            TimeStampResponse response = new TimeStampResponse(answer.body());
            // That it was granted, and is for these bytes and this nonce.
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException("It gave no token: " + response.getStatusString());
            }
            checkSignature(token);
            return answer.body();
        } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(
                    "Its answer is no time stamp of this checkpoint: " + e.getMessage(), e);
        }
    }

    /** Whom to trust, the auditor decides; that somebody signed it is seen to here. */
    private static void checkSignature(TimeStampToken token)
            throws IOException, TSPException, CertificateException, OperatorCreationException {
        X509CertificateHolder signer =
                token.getCertificates().getMatches(null).stream()
                        .filter(token.getSID()::match)
                        .findFirst()
                        .orElseThrow(() ->
                                new IOException(
                                        "Its answer lacks the certificate that it signed with."));
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
    }
}
