package org.robograde.agent.evidence;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.robograde.agent.evidence.mcap.FileBytes;

/** Whole recording files packed with zstd, as rosbag2's mode FILE leaves them. */
final class FilePacking {
    /** No recording packs better; beyond this a file is an attack on the disk. */
    private static final long RATIO_MAX = 1000;

    /** Below this a good ratio proves nothing. */
    private static final long FREE_OF_DOUBT = 256L << 20;

    /** Left on the disk for everyone else. */
    private static final long DISK_LEFT = 256L << 20;

    private static final int STEP = 1 << 20;

    private FilePacking() {}

    /** Told by its first bytes, never by its name. */
    static boolean packed(Path file) throws IOException {
        try (FileBytes bytes = new FileBytes(file)) {
            return bytes.size() >= 8 && PackedMessage.is(ByteBuffer.wrap(bytes.copy(0, 8)));
        }
    }

    /** @throws EvidenceException if it is damaged, would fill the disk, or unpacks to what no recording does */
    static void unpack(Path file, Path into) throws IOException {
        long most = Math.max(FREE_OF_DOUBT, RATIO_MAX * Files.size(file));
        Files.createDirectories(into.toAbsolutePath().getParent());
        long size = 0;
        try (InputStream in =
                        new ZstdInputStreamNoFinalizer(new BufferedInputStream(Files.newInputStream(file), STEP));
                OutputStream out = Files.newOutputStream(into)) {
            byte[] step = new byte[STEP];
            for (int read = in.read(step); read >= 0; read = in.read(step)) {
                size += read;
                if (size > most) {
                    throw new EvidenceException(String.format(
                            Locale.ROOT,
                            "%s unpacks to more than %d times its size, which no recording does",
                            file,
                            RATIO_MAX));
                }
                if (Files.getFileStore(into).getUsableSpace() < DISK_LEFT) {
                    throw new EvidenceException(file + " cannot be unpacked: the disk that holds " + into.getParent()
                            + " is nearly full; name an --out on a larger one");
                }
                out.write(step, 0, read);
            }
        } catch (com.github.luben.zstd.ZstdIOException e) {
            throw new EvidenceException(file + " is packed with zstd and cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
