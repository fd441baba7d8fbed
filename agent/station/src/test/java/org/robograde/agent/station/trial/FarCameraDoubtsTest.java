package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

/** What pre-flight says of a far camera that should send 20 pictures a second. */
class FarCameraDoubtsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long WALL = 1_795_000_000L * SECOND;
    private static final long AHEAD = 90 * SECOND;
    private static final MessageSchema TYPE = MessageRegistry.shipped().get("sensor_msgs/CompressedImage");
    private final FarCameras cameras = FarCameras.of(FarCameraField.SITE);

    /** Pictures of four seconds, stamped so much after the far station's clock, which is a minute and a half ahead. */
    private void send(double hz, long stampLateNanos) {
        for (int i = 0; i < 4 * hz; i++) {
            long at = Math.round(i * SECOND / hz);
            long stamp = WALL + at + AHEAD - stampLateNanos;
            ByteBuffer payload = ByteBuffer.allocate(24)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(i)
                    .putInt((int) (stamp / SECOND))
                    .putInt((int) (stamp % SECOND))
                    .rewind();
            cameras.saw(
                    new RawMessage(
                            FarCameraField.TOPIC,
                            WireEncoding.ROS1,
                            TYPE.type(),
                            TYPE.md5(),
                            TYPE.fullDefinition(),
                            "/camera",
                            false,
                            payload,
                            at,
                            WALL + at),
                    FarCameraField.STATION,
                    AHEAD);
        }
    }

    @Test
    void one_that_sends_as_it_should_raises_none() {
        send(20, 50_000_000);
        assertThat(cameras.doubts(4 * SECOND)).isEmpty();
        assertThat(cameras.unheard()).isEmpty();
    }

    @Test
    void one_that_was_never_heard_is_named() {
        assertThat(cameras.unheard()).containsExactly("overhead");
        assertThat(cameras.doubts(0)).containsExactly("camera overhead of far station far-end is not heard");
    }

    @Test
    void one_that_is_slow_or_late_or_wrongly_stamped_is_told_with_its_figures() {
        send(8, 0);
        assertThat(cameras.doubts(4 * SECOND))
                .containsExactly("camera overhead of far station far-end comes at 8.0 Hz, the site says 20.0");
        assertThat(cameras.doubts(10 * SECOND))
                .containsExactly(
                        "the newest picture of camera overhead of far station far-end is 6.1 s old; it does not"
                                + " send, or its link is too slow");
        send(20, 3 * SECOND);
        assertThat(cameras.doubts(4 * SECOND))
                .containsExactly(
                        "the time stamps of camera overhead of far station far-end are 3.0 s behind its station's"
                                + " clock; synchronise the two (NTP, PTP)");
    }
}
