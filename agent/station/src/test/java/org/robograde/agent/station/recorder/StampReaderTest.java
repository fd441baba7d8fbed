package org.robograde.agent.station.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.WireEncoding;

/** The stamp at the head of a message is read whatever its encoding, and only where there is one. */
class StampReaderTest {
    private static final long STAMP_NANOS = 1_700_000_000_000_000_007L;
    private static final RosTime STAMP = new RosTime(1_700_000_000L, 7);

    private final StampReader stamps = new StampReader(MessageRegistry.shipped());

    private static RawMessage raw(Message message, String md5, String definition) {
        MessageSchema schema = message.schema();
        ByteBuffer payload =
                ByteBuffer.wrap(Codec.of(schema.encoding()).encode(message)).asReadOnlyBuffer();
        return new RawMessage("/topic", schema.encoding(), schema.type(), md5, definition, "", false, payload, 1, 2);
    }

    private static Message stamped(String type, String field) {
        return MessageRegistry.shipped()
                .get(type)
                .newMessage()
                .set(field, STAMP)
                .build();
    }

    private void assertStamp(RawMessage message, String origin) {
        StampReader.Layout layout = stamps.layoutOf(message);
        assertThat(layout.stampNanos(message.payload())).hasValue(STAMP_NANOS);
        assertThat(layout.definition().origin()).isEqualTo(origin);
        assertThat(layout.definition().text()).isEqualTo(message.definition());
    }

    @Test
    void a_header_is_read_in_ros1_and_in_cdr() {
        Message ros1 = stamped("sensor_msgs/LaserScan", "header.stamp");
        assertStamp(raw(ros1, ros1.schema().md5(), ros1.schema().fullDefinition()), "publisher");
        Message ros2 = stamped("sensor_msgs/msg/LaserScan", "header.stamp");
        assertThat(ros2.schema().encoding()).isEqualTo(WireEncoding.CDR);
        assertStamp(raw(ros2, "", ros2.schema().fullDefinition()), "publisher");
        assertThat(stamps.layoutOf(raw(ros2, "", ros2.schema().fullDefinition()))
                        .sequence(raw(ros2, "", "").payload()))
                .as("ROS 2 has no count")
                .isEmpty();
    }

    @Test
    void a_bare_time_is_read_in_ros1_and_in_cdr() {
        Message ros1 = stamped("rosgraph_msgs/Clock", "clock");
        assertStamp(raw(ros1, ros1.schema().md5(), ros1.schema().fullDefinition()), "publisher");
        Message ros2 = stamped("rosgraph_msgs/msg/Clock", "clock");
        assertStamp(raw(ros2, "", ros2.schema().fullDefinition()), "publisher");
    }

    @Test
    void a_ros1_message_from_a_bridge_which_states_no_md5_is_read_by_the_definition_it_states() {
        Message ros1 = stamped("sensor_msgs/LaserScan", "header.stamp");
        assertStamp(raw(ros1, "", ros1.schema().fullDefinition()), "publisher");
        RawMessage bare = raw(ros1, "", "");
        assertThat(stamps.layoutOf(bare).stampNanos(bare.payload())).isEmpty();
        assertThat(stamps.layoutOf(bare).definition().origin()).isEqualTo("incomplete");
    }

    @Test
    void a_time_that_does_not_come_first_or_is_unset_is_no_stamp() {
        for (String type :
                new String[] {"diagnostic_msgs/msg/KeyValue", "std_msgs/msg/Int64", "sensor_msgs/msg/LaserScan"}) {
            Message message = MessageRegistry.shipped().get(type).newMessage().build();
            RawMessage raw = raw(message, "", message.schema().fullDefinition());
            assertThat(stamps.layoutOf(raw).stampNanos(raw.payload())).as(type).isEmpty();
        }
    }
}
