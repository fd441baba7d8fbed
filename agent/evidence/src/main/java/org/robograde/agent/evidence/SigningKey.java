package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Ed25519 key pair that seals evidence and grades. */
public final class SigningKey {
    static final String FILE = "signing-key.pem";

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s*([A-Za-z0-9+/=\\s]{1,400})-----END \\1 KEY-----");

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private SigningKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Loads the user's key, or makes one on first use: {@code $XDG_CONFIG_HOME/robograde} (else {@code ~/.config/robograde}), files readable by the owner only. */
    public static SigningKey ofUser() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        // The base directory specification: a relative path in the variable is to be ignored.
        Path base = configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".config");
        return in(base.resolve("robograde"));
    }

    /**
     * Loads or makes the pair in a folder of the caller's choice.
     *
     * @throws EvidenceException if the key cannot be read or made, or if others than its owner may read it
     */
    public static SigningKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return load(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new EvidenceException("the signing key " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    /** First 16 hex digits of the SHA-256 of the public key. */
    public String fingerprint() {
        return SignatureDocument.fingerprint(publicKey);
    }

    /** A detached signature document (JSON text: algorithm, public key, fingerprint, signature over the bytes). */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(content);
            return SignatureDocument.encode(publicKey, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded Ed25519 key cannot sign", e);
        }
    }

    /**
     * Checks a signature document made by {@link #sign}.
     *
     * @param name of the document, for messages
     * @return the fingerprint of the key that signed; whether that key is trusted is for the caller to say
     * @throws EvidenceException if document and content do not belong together
     */
    public static String verify(byte[] document, byte[] content, String name) {
        return SignatureDocument.verify(document, content, name);
    }

    private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String text = block("PRIVATE", pair.getPrivate().getEncoded())
                + block("PUBLIC", pair.getPublic().getEncoded());
        Path made = Files.createTempFile(folder, "signing-key", ".new", ownerOnly(folder, "rw-------"));
        try {
            Files.writeString(made, text, StandardCharsets.US_ASCII);
            // A hard link appears whole or not at all, and never replaces the key another process has just made.
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // The other process was first; its key is the one to load.
        } finally {
            Files.delete(made);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static SigningKey load(Path file) throws IOException, GeneralSecurityException {
        refuseIfOthersMayRead(file);
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        byte[] publicKey = encoded(text, "PUBLIC", file);
        factory.generatePublic(new X509EncodedKeySpec(publicKey));
        SigningKey key = new SigningKey(
                factory.generatePrivate(new PKCS8EncodedKeySpec(encoded(text, "PRIVATE", file))), publicKey);
        byte[] probe = {1};
        SignatureDocument.verify(key.sign(probe), probe, file.toString());
        return key;
    }

    private static void refuseIfOthersMayRead(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> owners = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        if (!owners.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
            throw new EvidenceException("the signing key " + file + " can be read or changed by others than its owner;"
                    + " run: chmod 600 " + file);
        }
    }

    private static String block(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END " + kind
                + " KEY-----\n";
    }

    private static byte[] encoded(String text, String kind, Path file) {
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).equals(kind)) {
                return Base64.getMimeDecoder().decode(blocks.group(2));
            }
        }
        throw new EvidenceException("the signing key " + file + " has no " + kind + " KEY block");
    }
}
