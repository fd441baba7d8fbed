package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.Frame.Reason;
import org.robograde.agent.vision.Frame.Refused;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;

class FrameDecoderTest {
    private static final CameraModel SMALL = Scenes.camera(
            Scenes.SITE.replace("widthPixels: 1280, heightPixels: 720", "widthPixels: 20, heightPixels: 16"));

    @ParameterizedTest
    @CsvSource({"rgb8, 3, 0", "rgb8, 3, 5", "bgr8, 3, 0", "mono8, 1, 0", "mono8, 1, 7"})
    void raw_frames_are_read_with_padding_between_rows_or_without(String encoding, int channels, int padding) {
        int step = 20 * channels + padding;
        byte[] data = new byte[step * 16];
        for (int row = 0; row < 16; row++) {
            for (int column = 0; column < 20 * channels; column++) {
                // Pure red, or grey 76, which is what red weighs in ITU-R BT.601.
                boolean red = channels == 3 && column % 3 == (encoding.equals("rgb8") ? 0 : 2);
                data[row * step + column] = (byte) (channels == 1 ? 76 : red ? 255 : 0);
            }
        }
        Frame frame = new FrameDecoder(false).decode(image(20, 16, encoding, step, data), SMALL);
        assertThat(frame).isInstanceOf(Picture.class);
        if (frame instanceof Picture picture) {
            assertThat(picture.stampNanos()).isEqualTo(1_500_000_000L);
            assertThat(picture.pixels().get(0, 0)[0]).isEqualTo(76);
            assertThat(picture.pixels().get(15, 19)[0]).isEqualTo(76);
            assertThat(picture.pixels().channels()).isEqualTo(1);
            picture.pixels().release();
        }
    }

    @Test
    void raw_frames_that_lie_are_refused() {
        assertThat(reason(image(20, 16, "mono16", 40, new byte[640]))).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(reason(image(21, 16, "mono8", 21, new byte[336]))).isEqualTo(Reason.WRONG_SIZE);
        assertThat(reason(image(20, 16, "mono8", 20, new byte[319]))).isEqualTo(Reason.TRUNCATED);
        assertThat(reason(image(20, 16, "rgb8", 20, new byte[960]))).isEqualTo(Reason.TRUNCATED);
        assertThat(reason(image(0xFFFFFFFFL, 0xFFFFFFFFL, "mono8", 0xFFFFFFFFL, new byte[1])))
                .isEqualTo(Reason.WRONG_SIZE);
        assertThat(reason(image(20, 16, "mono8", 0xFFFFFFFFL, new byte[400]))).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void png_is_read_and_every_way_to_cut_a_picture_short_is_refused() {
        for (String type : new String[] {".png", ".jpg"}) {
            byte[] whole = encoded(type);
            FrameDecoder decoder = new FrameDecoder(false);
            assertThat(decoder.ofPicture(whole, 0, SMALL)).isInstanceOf(Picture.class);
            for (int length = 0; length < whole.length; length++) {
                assertThat(decoder.ofPicture(Arrays.copyOf(whole, length), 0, SMALL))
                        .as("%s cut to %d of %d bytes", type, length, whole.length)
                        .isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void a_jpeg_padded_with_zeros_is_whole() {
        byte[] jpeg = encoded(".jpg");
        assertThat(new FrameDecoder(true).ofPicture(Arrays.copyOf(jpeg, jpeg.length + 64), 0, SMALL))
                .isInstanceOf(Picture.class);
    }

    @Test
    void damaged_bytes_never_throw() {
        FrameDecoder decoder = new FrameDecoder(false);
        for (String type : new String[] {".png", ".jpg"}) {
            byte[] whole = encoded(type);
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 0x55;
                if (decoder.ofPicture(damaged, 0, SMALL) instanceof Picture picture) {
                    assertThat(picture.pixels().cols()).isEqualTo(20);
                    picture.pixels().release();
                }
            }
        }
    }

    private static byte[] encoded(String type) {
        NativeOpenCv.ready();
        Mat picture = new Mat(16, 20, CvType.CV_8UC3, new Scalar(30, 120, 200));
        MatOfByte bytes = new MatOfByte();
        Imgcodecs.imencode(type, picture, bytes);
        picture.release();
        return bytes.toArray();
    }

    private static Reason reason(EvidenceMessage message) {
        Frame frame = new FrameDecoder(false).decode(message, SMALL);
        assertThat(frame).isInstanceOf(Refused.class);
        return ((Refused) frame).reason();
    }

    private static EvidenceMessage image(long width, long height, String encoding, long step, byte[] data) {
        MessageSchema schema = MessageRegistry.shipped().get("sensor_msgs/Image");
        byte[] payload = Ros1Codec.encode(schema.newMessage()
                .set("header.stamp", RosTime.ofNanos(1_500_000_000L))
                .set("width", width)
                .set("height", height)
                .set("encoding", encoding)
                .set("step", step)
                .set("data", data)
                .build());
        Channel channel = new Channel(1, "/image", "ros1", schema.type(), "ros1msg", schema.fullDefinition(), Map.of());
        return new EvidenceMessage(channel, 0, 5, 5, ByteBuffer.wrap(payload));
    }
}
