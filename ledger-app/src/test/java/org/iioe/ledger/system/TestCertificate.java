package org.iioe.ledger.system;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Certificates that a test signs itself. */
public final class TestCertificate {
    private TestCertificate() {}

    /**
     * A certificate from yesterday until tomorrow.
     *
     * @param name of whom it is, and who signed it
     * @param signature its algorithm, such as {@code SHA256withRSA}
     * @param extension what it is good for
     */
    public static X509CertificateHolder selfSigned(
            String name, KeyPair pair, String signature, Extension extension) throws Exception {
        X500Name holder = new X500Name("CN=" + name);
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                        holder,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        holder,
                        pair.getPublic())
                .addExtension(extension)
                .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()));
    }
}
