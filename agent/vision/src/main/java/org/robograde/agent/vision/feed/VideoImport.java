package org.robograde.agent.vision.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.opencv.NativeOpenCv;

/**
 * A film that must be decoded, or a stream, as a sealed bundle. Frames are packed again as JPEG, so that the bundle is read where no decoder is;
 * its notes say so. A file's frames stand at their own times from 1 s on; a stream's at the time of their receipt, stamped with their own.
 */
public final class VideoImport {
    private static final long START_NANOS = 1_000_000_000L;
    private static final int JPEG_QUALITY = 95;

    private VideoImport() {}

    /**
     * @param address a file's name or an {@code rtsp://} address
     * @param length of a stream; empty for as long as it lasts
     * @param documents by plain name, as in {@link AviImport#importFilm}
     * @throws VisionInputException if this build has no decoder, or it cannot read the film; then no bundle is sealed
     */
    public static Evidence importVideo(
            String address,
            Optional<Duration> length,
            String camera,
            Map<String, byte[]> documents,
            Path folder,
            SigningKey key) {
        VideoDecoder decoder = ServiceLoader.load(VideoDecoder.class)
                .findFirst()
                .orElseThrow(() -> new VisionInputException(address
                        + ": this build reads Motion-JPEG films (.avi) only; H.264 and RTSP need the optional module agent/ffmpeg"
                        + " (mvn package -Pffmpeg)"));
        NativeOpenCv.ready();
        boolean live = address.startsWith("rtsp://");
        try (FilmBundle bundle = FilmBundle.create(folder, camera, address, documents)) {
            long[] first = {0};
            decoder.read(address, length, (received, own, width, height, bgr) -> {
                first[0] = first[0] == 0 ? Math.max(received, START_NANOS) : first[0];
                long stamp = first[0] + own;
                bundle.add(live ? received : stamp, stamp, jpeg(width, height, bgr));
            });
            bundle.note("the frames were decoded from "
                    + (live ? address : Path.of(address).getFileName() + " (SHA-256 " + sha256(Path.of(address)) + ")")
                    + " and packed again as JPEG of quality " + JPEG_QUALITY);
            return bundle.seal(key);
        }
    }

    private static byte[] jpeg(int width, int height, byte[] bgr) {
        Mat picture = new Mat(height, width, CvType.CV_8UC3);
        MatOfByte bytes = new MatOfByte();
        MatOfInt parameters = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
        try {
            picture.put(0, 0, bgr);
            Imgcodecs.imencode(".jpg", picture, bytes, parameters);
            return bytes.toArray();
        } finally {
            picture.release();
            bytes.release();
            parameters.release();
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new VisionInputException(file + ": cannot be read: " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
