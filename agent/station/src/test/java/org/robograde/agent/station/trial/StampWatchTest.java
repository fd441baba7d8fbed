package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.WireEncoding;

class StampWatchTest {
    private static final long NOW = 1_800_000_000L * 1_000_000_000L;
    private static final MessageSchema ODOMETRY = MessageRegistry.shipped().get("nav_msgs/Odometry");

    private final StampWatch watch = new StampWatch(Set.of("/ahead", "/behind", "/right", "/simulated"));

    @Test
    void only_a_clock_that_is_a_second_off_in_every_message_is_told() {
        hear("/ahead", NOW + 3_600_500_000_000L);
        hear("/behind", NOW - 2_400_000_000L);
        hear("/behind", NOW - 9_000_000_000L);
        // A message that was long on its way, and one that was not.
        hear("/right", NOW - 5_000_000_000L);
        hear("/right", NOW - 999_000_000L);
        hear("/simulated", 12_000_000_000L);
        hear("/of nobody's interest", NOW - 60_000_000_000L);
        assertThat(watch.doubts())
                .containsExactly(
                        "the time stamps of /ahead are 3600.5 s ahead of the station's clock; synchronise the two (NTP, PTP)",
                        "the time stamps of /behind are 2.4 s behind the station's clock; synchronise the two (NTP, PTP)");
    }

    private void hear(String topic, long stampNanos) {
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(1).putInt((int) (stampNanos / 1_000_000_000L)).putInt((int) (stampNanos % 1_000_000_000L));
        watch.heard(new RawMessage(
                topic,
                WireEncoding.ROS1,
                "nav_msgs/Odometry",
                ODOMETRY.md5(),
                ODOMETRY.fullDefinition(),
                "/unit",
                false,
                header.flip(),
                0,
                NOW));
    }
}
