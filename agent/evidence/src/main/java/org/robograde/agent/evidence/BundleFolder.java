package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.robograde.agent.evidence.mcap.FileBytes;
import org.robograde.agent.evidence.mcap.HashChain;

/** Names and places in a bundle, and how its small files are written and read. */
final class BundleFolder {
    static final String RECORDING = "recording.mcap";
    static final String MANIFEST = "manifest.json";
    static final String MANIFEST_SIGNATURE = "manifest.sig";
    static final String OBSERVATIONS = "observations.mcap";
    static final String OBSERVATIONS_ORIGIN = "observations.json";
    static final String OBSERVATIONS_SIGNATURE = "observations.sig";
    static final String DOCUMENTS = "documents";

    /** There only while a bundle is written, and after a crash. */
    static final String RESERVE = "recording.reserve";

    /** A document larger than this is not one. */
    static final long DOCUMENT_MAX = 64L << 20;

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private BundleFolder() {}

    /** Plain names only: nothing that could lead out of the folder it stands in. */
    static boolean plain(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }

    /** Readies a folder for a new bundle. */
    static void claim(Path folder) {
        try {
            refuseIfNotEmpty(folder);
            Files.createDirectories(folder.resolve(DOCUMENTS));
        } catch (IOException e) {
            throw new EvidenceException(folder + " cannot be written: " + e, e);
        }
    }

    /** @throws EvidenceException if there is anything at this place but an empty folder */
    static void refuseIfNotEmpty(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new EvidenceException(folder + " exists and is no folder; name a new one");
        }
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new EvidenceException(folder + " is not empty; evidence is written to a new folder");
            }
        }
    }

    /** Writes under another name and moves into place, so that the file is there whole or not at all. */
    static void writeWhole(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = Files.newByteChannel(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws IOException also if it is not a regular file of at most {@code largest} bytes; symbolic links are none */
    static byte[] readSmall(Path file, long largest) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file.getFileName() + " is missing or no regular file");
        }
        if (Files.size(file) > largest) {
            throw new IOException(file.getFileName() + " is larger than " + largest + " bytes");
        }
        return Files.readAllBytes(file);
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(HashChain.sha256().digest(content));
    }

    /** SHA-256 of the bytes from one offset to another, lower-case hex. */
    static String sha256(FileBytes file, long from, long to) throws IOException {
        MessageDigest digest = HashChain.sha256();
        for (long at = from; at < to; ) {
            long step = Math.min(to - at, 256 << 10);
            digest.update(file.view(at, step));
            at += step;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
