package org.robograde.agent.station.coap;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys of a test field, made anew each time: {@code ca.pem} vouches for {@code station} and {@code instrument}, {@code strangers-ca.pem} for {@code
 * stranger}; of each there is {@code -key.pem}, {@code -chain.pem}, {@code -public.pem}, and of the station {@code -rpk.pem} as GnuTLS wants it.
 */
public final class TestKeys {
    private final Path folder;

    private record Authority(KeyPair keys, X500Name name) {}

    private TestKeys(Path folder) {
        this.folder = folder;
    }

    public static TestKeys in(Path folder) throws IOException, GeneralSecurityException {
        TestKeys keys = new TestKeys(Files.createDirectories(folder));
        Authority field = keys.authority("ca");
        Authority strangers = keys.authority("strangers-ca");
        keys.end("station", field);
        keys.end("instrument", field);
        keys.end("stranger", strangers);
        return keys;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A folder for {@link KeyFolder}, with certificates that {@code authority} vouches for as the trusted ones. */
    public CoapSecurity certificates(String name, String authority) throws IOException {
        Path own = own(name, "x509");
        copy(name + "-chain.pem", own.resolve("chain.pem"));
        copy(authority + ".pem", own.resolve("trusted/" + authority + ".pem"));
        return KeyFolder.read(own);
    }

    /** As above, with a bare public key of the peer. */
    public CoapSecurity raw(String name, String peer) throws IOException {
        Path own = own(name, "rpk");
        copy(name + "-public.pem", own.resolve("public.pem"));
        copy(peer + "-public.pem", own.resolve("trusted/" + peer + ".pem"));
        return KeyFolder.read(own);
    }

    private Path own(String name, String kind) throws IOException {
        Path own = Files.createTempDirectory(folder, name + "-" + kind);
        Files.createDirectories(own.resolve("trusted"));
        ownersOnly(copy(name + "-key.pem", own.resolve("key.pem")));
        return own;
    }

    private Path copy(String name, Path to) throws IOException {
        return Files.copy(file(name), to);
    }

    public static Path ownersOnly(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Authority authority(String file) throws IOException, GeneralSecurityException {
        KeyPair keys = pair();
        X500Name name = new X500Name("CN=Test field " + file);
        write(
                file + ".pem",
                "CERTIFICATE",
                certificate(keys, name, new Authority(keys, name), true).getEncoded());
        return new Authority(keys, name);
    }

    private void end(String name, Authority authority) throws IOException, GeneralSecurityException {
        KeyPair keys = pair();
        write(name + "-key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
        write(name + "-public.pem", "PUBLIC KEY", keys.getPublic().getEncoded());
        X509Certificate own = certificate(keys, new X500Name("CN=" + name), authority, false);
        write(name + "-chain.pem", "CERTIFICATE", own.getEncoded());
        // With everything that is optional (RFC 5915), as GnuTLS wants it.
        SubjectPublicKeyInfo bare =
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        byte[] whole = new ECPrivateKey(
                        256,
                        ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS(),
                        bare.getPublicKeyData(),
                        bare.getAlgorithm().getParameters())
                .getEncoded();
        Files.writeString(
                file(name + "-rpk.pem"),
                pem("EC PRIVATE KEY", whole)
                        + pem("PUBLIC KEY", keys.getPublic().getEncoded()));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair keys, X500Name name, Authority issuer, boolean authority)
            throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer.name(),
                BigInteger.valueOf(Math.abs(System.nanoTime())),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(30, ChronoUnit.DAYS)),
                name,
                keys.getPublic());
        try {
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            } else {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                }));
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.dNSName, "localhost")
                }));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(issuer.keys().getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void write(String name, String what, byte[] encoded) throws IOException {
        Files.writeString(file(name), pem(what, encoded));
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }
}
