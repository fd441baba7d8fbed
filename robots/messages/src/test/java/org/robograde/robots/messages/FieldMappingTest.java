package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FieldMappingTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();

    @Test
    void what_has_no_counterpart_is_named() {
        MessageSchema ros1 = SHIPPED.get("geometry_msgs/PoseStamped");
        FieldMapping there = FieldMapping.between(ros1, Ros2Form.of(ros1));
        FieldMapping back = FieldMapping.between(Ros2Form.of(ros1), ros1);
        assertThat(there.lost()).containsExactly("header.seq");
        assertThat(there.unset()).isEmpty();
        assertThat(back.unset()).containsExactly("header.seq");
    }

    @Test
    void renamed_fields_find_each_other_and_a_byte_keeps_its_bits() {
        MessageSchema camera = SHIPPED.get("sensor_msgs/CameraInfo");
        Message info = camera.newMessage()
                .set("K[0]", 525.5)
                .set("header.stamp", new RosTime(3, 4))
                .build();
        Message there = FieldMapping.between(camera, Ros2Form.of(camera)).convert(info);
        assertThat(there.number("k[0]")).isEqualTo(525.5);
        assertThat(there.time("header.stamp")).isEqualTo(new RosTime(3, 4));
        MessageSchema bits = SHIPPED.get("std_msgs/Byte");
        Message minus = bits.newMessage().set("data", -2).build();
        Message unsigned = FieldMapping.between(bits, Ros2Form.of(bits)).convert(minus);
        assertThat(unsigned.integer("data")).isEqualTo(254);
        assertThat(FieldMapping.between(Ros2Form.of(bits), bits).convert(unsigned))
                .isEqualTo(minus);
    }

    @Test
    void fields_of_one_name_that_mean_different_things_are_refused_by_name() {
        MessageSchema other = MessageSchema.parse("std_msgs/String", "float64 data\n", SHIPPED);
        assertThatThrownBy(() -> FieldMapping.between(SHIPPED.get("std_msgs/String"), other))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("std_msgs/String.data is string, std_msgs/String has float64 there;"
                        + " the two are different types of one name");
    }

    @Test
    void a_time_before_1970_has_no_place_in_ros1_and_is_refused() {
        MessageSchema header = SHIPPED.get("std_msgs/Header");
        Message early = Ros2Form.of(header)
                .newMessage()
                .set("stamp", new RosTime(-5, 0))
                .build();
        assertThatThrownBy(
                        () -> FieldMapping.between(Ros2Form.of(header), header).convert(early))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("std_msgs/Header.stamp: a field of type time cannot hold RosTime");
    }
}
