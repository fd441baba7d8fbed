package org.robograde.agent.station.coap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of keys for CoAP. Either {@code psk.txt}, one {@code identity:key in hex} a line, the own identity first; or {@code key.pem} (EC, PKCS 8)
 * with {@code chain.pem} (X.509) or {@code public.pem} (raw public key), and in {@code trusted/} the certificates or public keys of the peers.
 * Secrets that others than their owner can read are refused.
 */
public final class KeyFolder {
    private static final int FILE_BYTES_MAX = 256 * 1024;
    private static final int PSK_BYTES_MIN = 8;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFolder() {}

    /** @throws IllegalArgumentException if the folder, a file or its permissions are not as they must be; the message says what to do */
    public static CoapSecurity read(Path folder) {
        try {
            Path shared = folder.resolve("psk.txt");
            if (Files.exists(shared)) {
                return preShared(shared);
            }
            Path key = folder.resolve("key.pem");
            if (!Files.exists(key)) {
                throw new IllegalArgumentException(folder
                        + ": holds neither psk.txt (pre-shared keys) nor key.pem (with chain.pem or public.pem)");
            }
            PrivateKey own = privateKey(key);
            Path chain = folder.resolve("chain.pem");
            return Files.exists(chain)
                    ? new CoapSecurity.Certificates(own, certificates(chain), trustedCertificates(folder))
                    : new CoapSecurity.RawPublicKeys(own, publicKey(folder.resolve("public.pem")), trustedKeys(folder));
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static CoapSecurity preShared(Path file) throws IOException {
        requireOwnersOnly(file);
        Map<String, byte[]> keys = new LinkedHashMap<>();
        String first = "";
        int number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.lastIndexOf(':');
            String identity = colon < 0 ? "" : line.substring(0, colon).strip();
            byte[] key = key(file, number, line.substring(colon + 1).strip());
            if (identity.isEmpty() || key.length < PSK_BYTES_MIN) {
                throw new IllegalArgumentException(file + ":" + number
                        + ": write identity:key, the key in hex, at least " + PSK_BYTES_MIN + " bytes");
            }
            if (keys.put(identity, key) != null) {
                throw new IllegalArgumentException(
                        file + ":" + number + ": the identity " + identity + " is there twice");
            }
            first = first.isEmpty() ? identity : first;
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + ": holds no key; write identity:key, the key in hex");
        }
        return new CoapSecurity.PreSharedKeys(first, keys);
    }

    private static byte[] key(Path file, int number, String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            // The key itself stays out of the message.
            throw new IllegalArgumentException(file + ":" + number + ": the key is not in hex", e);
        }
    }

    private static void requireOwnersOnly(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(file));
        others.retainAll(OTHERS);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": others than its owner can read or write this secret; run chmod 600 " + file);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IllegalArgumentException(file + ": larger than any key file");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] pem(Path file, String what) throws IOException {
        String text = text(file);
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(file + ": holds no " + what + " in PEM form");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": the " + what + " is damaged", e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        requireOwnersOnly(file);
        byte[] encoded = pem(file, "PRIVATE KEY");
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + ": no EC private key (PKCS 8)", e);
        }
    }

    private static PublicKey publicKey(Path file) throws IOException {
        byte[] encoded = pem(file, "PUBLIC KEY");
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + ": no EC public key", e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            List<X509Certificate> all = new ArrayList<>();
            for (var each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)))) {
                all.add((X509Certificate) each);
            }
            if (all.isEmpty()) {
                throw new IllegalArgumentException(file + ": holds no certificate in PEM form");
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + ": holds no certificate in PEM form", e);
        }
    }

    private static List<Path> trusted(Path folder) throws IOException {
        Path trusted = folder.resolve("trusted");
        if (!Files.isDirectory(trusted)) {
            throw new IllegalArgumentException(trusted + ": no such folder; it holds whom this end trusts");
        }
        try (Stream<Path> files = Files.list(trusted)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<X509Certificate> trustedCertificates(Path folder) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : trusted(folder)) {
            all.addAll(certificates(file));
        }
        return all;
    }

    private static List<PublicKey> trustedKeys(Path folder) throws IOException {
        List<PublicKey> all = new ArrayList<>();
        for (Path file : trusted(folder)) {
            all.add(publicKey(file));
        }
        return all;
    }
}
