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
import org.robograde.agent.vision.opencv.NativeOpenCv;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.WireEncoding;

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

    /** A green picture as a sensor behind a Bayer filter has it: only the green pixels are lit. */
    @ParameterizedTest
    @CsvSource({"bayer_rggb8, 1", "bayer_bggr8, 1", "bayer_gbrg8, 0", "bayer_grbg8, 0"})
    void bayer_frames_are_read_in_each_order(String encoding, int greenFrom) {
        byte[] data = new byte[20 * 16];
        for (int row = 0; row < 16; row++) {
            for (int column = 0; column < 20; column++) {
                data[row * 20 + column] = (byte) ((row + column + greenFrom) % 2 == 0 ? 200 : 0);
            }
        }
        if (new FrameDecoder(true).decode(image(20, 16, encoding, 20, data), SMALL) instanceof Picture picture) {
            assertThat(picture.pixels().get(8, 8)).containsExactly(0, 200, 0);
            picture.pixels().release();
        } else {
            throw new AssertionError(encoding + " was not read");
        }
    }

    @ParameterizedTest
    @CsvSource({"bayer_rggb8, 0, 0", "bayer_bggr8, 1, 1", "bayer_gbrg8, 1, 0", "bayer_grbg8, 0, 1"})
    void red_is_where_the_bayer_order_says(String encoding, int row, int column) {
        byte[] data = new byte[20 * 16];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i / 20 % 2 == row && i % 20 % 2 == column ? 200 : 0);
        }
        if (new FrameDecoder(true).decode(image(20, 16, encoding, 20, data), SMALL) instanceof Picture picture) {
            double[] bgr = picture.pixels().get(8, 8);
            assertThat(bgr[2]).isGreaterThan(150);
            assertThat(bgr[0]).isLessThan(10);
            picture.pixels().release();
        } else {
            throw new AssertionError(encoding + " was not read");
        }
    }

    @Test
    void a_wrong_encoding_name_is_told_with_those_that_are_read() {
        assertThat(new FrameDecoder(false).decode(image(20, 16, "rbg8", 60, new byte[960]), SMALL))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo("encoding rbg8 is not one of [mono8, rgb8, bgr8, rgba8, bgra8, bayer_rggb8,"
                                        + " bayer_bggr8, bayer_gbrg8, bayer_grbg8]"));
    }

    @Test
    void a_frame_of_ros_2_is_read_from_its_cdr() {
        MessageSchema image = MessageSchema.parse(
                WireEncoding.CDR,
                "sensor_msgs/msg/Image",
                "std_msgs/Header header\nuint32 height\nuint32 width\nstring encoding\nuint8 is_bigendian\nuint32 step\n"
                        + "uint8[] data\n" + "=".repeat(80)
                        + "\nMSG: std_msgs/Header\nbuiltin_interfaces/Time stamp\nstring frame_id\n" + "=".repeat(80)
                        + "\nMSG: builtin_interfaces/Time\nint32 sec\nuint32 nanosec\n",
                MessageRegistry.empty());
        byte[] cdr = CdrCodec.encode(image.newMessage()
                .set("header.stamp", RosTime.ofNanos(1_500_000_000L))
                .set("width", 20L)
                .set("height", 16L)
                .set("encoding", "mono8")
                .set("step", 20L)
                .set("data", new byte[320])
                .build());
        for (String type : new String[] {"sensor_msgs/msg/Image", "sensor_msgs/Image"}) {
            Channel channel = new Channel(1, "/camera", "cdr", type, "ros2msg", image.fullDefinition(), Map.of());
            Frame frame =
                    new FrameDecoder(false).decode(new EvidenceMessage(channel, 0, 5, 5, ByteBuffer.wrap(cdr)), SMALL);
            assertThat(frame).isInstanceOfSatisfying(Picture.class, picture -> {
                assertThat(picture.stampNanos()).isEqualTo(1_500_000_000L);
                picture.pixels().release();
            });
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
            assertThat(decoder.ofPicture(whole, SMALL)).isInstanceOf(Picture.class);
            for (int length = 0; length < whole.length; length++) {
                assertThat(decoder.ofPicture(Arrays.copyOf(whole, length), SMALL))
                        .as("%s cut to %d of %d bytes", type, length, whole.length)
                        .isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void a_jpeg_padded_with_zeros_is_whole() {
        byte[] jpeg = encoded(".jpg");
        assertThat(new FrameDecoder(true).ofPicture(Arrays.copyOf(jpeg, jpeg.length + 64), SMALL))
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
                if (decoder.ofPicture(damaged, SMALL) instanceof Picture picture) {
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
