package org.robograde.agent.vision.picture;

import java.util.Optional;

/**
 * What a compressed picture says of itself, read from its bytes without decoding a pixel: a frame from a stranger's recording
 * may claim any size, and the decoder would allocate it.
 *
 * @param widthPixels as stated
 * @param heightPixels as stated
 * @param complete whether the file's own end mark is there; a cut JPEG would decode into whatever the memory held before
 */
public record PictureHeader(int widthPixels, int heightPixels, boolean complete) {
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int PNG_IEND = 0x49454E44;

    /** Empty if the bytes are neither JPEG nor PNG, or end before their size is stated. */
    public static Optional<PictureHeader> of(byte[] picture) {
        if (picture.length >= 24 && longAt(picture) == PNG_SIGNATURE) {
            boolean complete = picture.length >= 36 && intAt(picture, picture.length - 8) == PNG_IEND;
            return Optional.of(new PictureHeader(intAt(picture, 16), intAt(picture, 20), complete));
        }
        if (picture.length >= 4 && shortAt(picture, 0) == 0xFFD8) {
            return ofJpeg(picture);
        }
        return Optional.empty();
    }

    private static Optional<PictureHeader> ofJpeg(byte[] picture) {
        int at = 2;
        while (at + 9 <= picture.length && (picture[at] & 0xFF) == 0xFF) {
            int marker = picture[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (isFrameStart(marker)) {
                return Optional.of(
                        new PictureHeader(shortAt(picture, at + 7), shortAt(picture, at + 5), endsAsJpeg(picture)));
            } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += 2;
            } else {
                int length = shortAt(picture, at + 2);
                if (length < 2) {
                    return Optional.empty();
                }
                at += 2 + length;
            }
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share the range. */
    private static boolean isFrameStart(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Some cameras pad the end of a JPEG with zeros. */
    private static boolean endsAsJpeg(byte[] picture) {
        int end = picture.length;
        while (end > 2 && picture[end - 1] == 0) {
            end--;
        }
        return shortAt(picture, end - 2) == 0xFFD9;
    }

    private static int shortAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    private static int intAt(byte[] bytes, int at) {
        return shortAt(bytes, at) << 16 | shortAt(bytes, at + 2);
    }

    private static long longAt(byte[] bytes) {
        return (long) intAt(bytes, 0) << 32 | (intAt(bytes, 4) & 0xFFFFFFFFL);
    }
}
