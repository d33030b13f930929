package org.iioe.ledger.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.iioe.ledger.system.TestCertificate;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An authority for time stamps (RFC 3161), with a certificate of its own making. */
public final class StampAuthority implements AutoCloseable {
    private final KeyPair pair;
    private final X509Certificate certificate;
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Answer> first;

    /** How it answers. */
    public enum Answer {
        GOOD,
        OF_OTHER_BYTES,
        OF_ANOTHER_NONCE,
        UNSIGNED,
        NONSENSE,
        ENDLESS,
        FAILING
    }

    /**
     * @param first how it answers first; well from then on
     */
    public StampAuthority(List<Answer> first) throws Exception {
        this.first = first;
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        pair = keys.generateKeyPair();
        X509CertificateHolder made =
                TestCertificate.selfSigned(
                        "Time of a test",
                        pair,
                        "SHA256withECDSA",
                        Extension.create(
                                Extension.extendedKeyUsage,
                                true,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)));
        certificate = new JcaX509CertificateConverter().getCertificate(made);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it is asked. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/stamp";
    }

    int asked() {
        return asked.get();
    }

    /** Its certificate, as an auditor keeps it. */
    public Path certificate(Path file) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(
                                Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(certificate.getEncoded())));
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.getAndIncrement();
        Answer how = number < first.size() ? first.get(number) : Answer.GOOD;
        byte[] bytes;
        try {
            TimeStampRequest request =
                    new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            bytes =
                    switch (how) {
                        case GOOD -> stamp(request, pair.getPrivate());
                        case OF_OTHER_BYTES ->
                                stamp(another(new byte[32], request.getNonce()), pair.getPrivate());
                        case OF_ANOTHER_NONCE ->
                                stamp(
                                        another(
                                                request.getMessageImprintDigest(),
                                                request.getNonce().add(BigInteger.ONE)),
                                        pair.getPrivate());
                        case UNSIGNED -> stamp(request, strangers());
                        case NONSENSE -> new byte[] {'n', 'o'};
                        case ENDLESS -> new byte[1_000_000];
                        case FAILING -> new byte[0];
                    };
        } catch (Exception e) {
            throw new IOException(e);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(how == Answer.FAILING ? 500 : 200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static PrivateKey strangers() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        return keys.generateKeyPair().getPrivate();
    }

    private static TimeStampRequest another(byte[] digest, BigInteger nonce) throws Exception {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(NISTObjectIdentifiers.id_sha256, digest, nonce);
    }

    private byte[] stamp(TimeStampRequest request, PrivateKey key) throws Exception {
        TimeStampTokenGenerator tokens =
                new TimeStampTokenGenerator(
                        new JcaSimpleSignerInfoGeneratorBuilder()
                                .build("SHA256withECDSA", key, certificate),
                        new JcaDigestCalculatorProviderBuilder()
                                .build()
                                .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                        new ASN1ObjectIdentifier("1.2.3.4.1"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(request, BigInteger.valueOf(asked.get()), new Date())
                .getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
