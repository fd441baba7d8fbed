package org.robograde.robots.sim.camera;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.opencv.core.Mat;

/**
 * Packs frames as JPEG. The JDK's encoder takes half the time of the one inside this OpenCV build, which was compiled without its vector
 * instructions.
 */
final class JpegEncoder implements AutoCloseable {
    private static final float QUALITY = 0.85f;

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("jpeg").next();
    private final ImageWriteParam settings = writer.getDefaultWriteParam();
    private final BufferedImage image;
    private final byte[] pixels;

    JpegEncoder(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(QUALITY);
    }

    /** @param frame blue, green, red bytes of the size this encoder was made for */
    byte[] encode(Mat frame) {
        frame.get(0, 0, pixels);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(pixels.length / 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding a frame in memory failed", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        writer.dispose();
    }
}
