package org.robograde.reports.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.robograde.agent.evidence.SigningKey;

/**
 * The key that signs a role's PDF files: ECDSA on P-256, which every PDF reader knows, with a certificate that the role's
 * Ed25519 key issued. It lies beside that key in {@code document-key.p12}, or on a hardware token (PKCS#11).
 *
 * @param provider of the key's operations when it is on a token
 * @param chain the key's certificate, then that of the role's own key
 */
public record DocumentKey(PrivateKey privateKey, Optional<Provider> provider, List<X509Certificate> chain) {
    static final String FILE = "document-key.p12";

    private static final String ALIAS = "document-key";
    /** The file's mode guards it, as it guards the role's key; a password beside it would guard nothing. */
    private static final char[] NO_PASSWORD = {};

    private static final Duration VALID = Duration.ofDays(5 * 365);

    public DocumentKey {
        chain = List.copyOf(chain);
    }

    /**
     * Loads the key of a role's folder, or makes it on first use.
     *
     * @param holder who the role is, for people
     * @param now from when a new certificate holds
     * @throws IllegalArgumentException if the file cannot be read, or belongs to another role's key
     */
    public static DocumentKey in(Path folder, Role role, String holder, Instant now) {
        RoleKey key = new RoleKey(SigningKey.in(folder));
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file, key, role, holder, now);
            }
            DocumentKey loaded = load(file);
            String issuer =
                    RoleKey.fingerprint(loaded.chain().get(1).getPublicKey().getEncoded());
            if (!issuer.equals(key.fingerprint())) {
                throw new IllegalArgumentException(file + " was issued by key " + issuer + ", but this folder's key is "
                        + key.fingerprint() + "; remove the file, and a new one is made");
            }
            Role held = RoleName.role(loaded.chain().get(0))
                    .orElseThrow(() -> new IllegalArgumentException(file + " names no role"));
            if (held != role) {
                throw new IllegalArgumentException("the key in " + folder + " is that of a " + held.word()
                        + ", not of a " + role.word() + "; a key has one role, so use another folder");
            }
            return loaded;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    /**
     * A key on a hardware token, whose certificate the token holds.
     *
     * @param configuration of Java's PKCS#11 provider: {@code name = ..., library = ...}
     * @param alias of the key on the token
     * @throws IllegalArgumentException if the token or the key cannot be used
     */
    public static DocumentKey onToken(Path configuration, char[] pin, String alias) {
        try {
            Provider provider = tokenProvider(configuration);
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, pin);
            return of(token, alias, pin, Optional.of(provider));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "the token of " + configuration + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Makes a key on a hardware token, which it never leaves, and puts the certificate there that the role's key issues for it.
     *
     * @param key the role's own
     * @throws IllegalArgumentException if the token cannot be used, or holds a key of this name already
     */
    public static DocumentKey newOnToken(
            SigningKey key, Role role, String holder, Instant now, Path configuration, char[] pin, String alias) {
        try {
            Provider provider = tokenProvider(configuration);
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, pin);
            if (token.containsAlias(alias)) {
                throw new IllegalArgumentException("it holds a key \"" + alias + "\" already; give another name");
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            token.setKeyEntry(
                    alias,
                    pair.getPrivate(),
                    null,
                    chain(new RoleKey(key), role, holder, pair.getPublic().getEncoded(), now));
            return of(token, alias, pin, Optional.of(provider));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "the token of " + configuration + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Provider tokenProvider(Path configuration) {
        return Optional.ofNullable(Security.getProvider("SunPKCS11"))
                .orElseThrow(() -> new IllegalArgumentException("this Java has no PKCS#11 provider"))
                .configure(configuration.toString());
    }

    private static Certificate[] chain(RoleKey key, Role role, String holder, byte[] publicKey, Instant now)
            throws GeneralSecurityException, CertIOException {
        X500Name root = RoleName.of(role, "RoboGrade key " + key.fingerprint());
        return new Certificate[] {
            certificate(root, RoleName.of(role, holder), publicKey, key, now, false),
            certificate(root, root, key.publicKey(), key, now, true)
        };
    }

    /**
     * Whose keys lie in a folder.
     *
     * @param until when the certificate for PDF files ends
     */
    public record Held(Role role, String holder, Instant until) {}

    /**
     * Whose keys lie in a folder, if there are any.
     *
     * @throws IllegalArgumentException if the file cannot be read, or names no role
     */
    public static Optional<Held> held(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            X509Certificate leaf = load(file).chain().get(0);
            return Optional.of(new Held(
                    RoleName.role(leaf).orElseThrow(() -> new IllegalArgumentException(file + " names no role")),
                    RoleName.holder(leaf),
                    leaf.getNotAfter().toInstant()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The fingerprint of the role's key behind this one. */
    public String issuer() {
        return RoleKey.fingerprint(chain.get(chain.size() - 1).getPublicKey().getEncoded());
    }

    private static DocumentKey load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, NO_PASSWORD);
        }
        return of(store, ALIAS, NO_PASSWORD, Optional.empty());
    }

    private static DocumentKey of(KeyStore store, String alias, char[] password, Optional<Provider> provider)
            throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey key) || chain == null || chain.length < 2) {
            throw new GeneralSecurityException("there is no key \"" + alias
                    + "\" with its certificate and that of the role's key; found: "
                    + Collections.list(store.aliases()));
        }
        return new DocumentKey(
                key,
                provider,
                Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private static void make(Path file, RoleKey key, Role role, String holder, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(
                ALIAS,
                pair.getPrivate(),
                NO_PASSWORD,
                chain(key, role, holder, pair.getPublic().getEncoded(), now));
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "document-key", ".new", ownerOnly(file));
        try {
            try (OutputStream out = Files.newOutputStream(made)) {
                store.store(out, NO_PASSWORD);
            }
            // A hard link appears whole or not at all, and never replaces the key another process has just made.
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // The other process was first; its key is the one to load.
        } finally {
            Files.delete(made);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, byte[] publicKey, RoleKey key, Instant now, boolean authority)
            throws GeneralSecurityException, CertIOException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer,
                new BigInteger(1, Arrays.copyOf(hash, 16)),
                Date.from(now),
                Date.from(now.plus(VALID)),
                subject,
                SubjectPublicKeyInfo.getInstance(publicKey));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter().getCertificate(builder.build(new RoleSigner(key)));
    }

    /** Whether a role's own key issued this certificate. */
    static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        try {
            PublicKey key = issuer.getPublicKey();
            certificate.verify(key);
            return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
