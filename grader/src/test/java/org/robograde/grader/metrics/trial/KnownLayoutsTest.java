package org.robograde.grader.metrics.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.robograde.agent.evidence.Channel;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;

class KnownLayoutsTest {
    @Test
    void the_layouts_read_here_are_those_of_the_shipped_definitions() {
        for (String type : new String[] {
            "nav_msgs/Odometry",
            "geometry_msgs/PoseStamped",
            "geometry_msgs/PoseWithCovarianceStamped",
            "geometry_msgs/PoseArray",
            "sensor_msgs/LaserScan",
            "geometry_msgs/Twist",
            "nav_msgs/Path",
            "std_msgs/String",
            "diagnostic_msgs/DiagnosticArray",
            "geometry_msgs/WrenchStamped",
            "sensor_msgs/JointState"
        }) {
            MessageSchema schema = MessageRegistry.shipped().get(type);
            assertThat(KnownLayouts.obstacle("a role", channel("ros1", type, schema.md5())))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void another_definition_encoding_or_type_is_refused_with_the_reason() {
        assertThat(KnownLayouts.obstacle("odometry", channel("ros1", "nav_msgs/Odometry", "0123")))
                .contains("odometry on /t has another definition of nav_msgs/Odometry (0123) than the known"
                        + " cd5e73d190d741a2f92e81eda573aca7");
        assertThat(KnownLayouts.obstacle("odometry", channel("cdr", "nav_msgs/msg/Odometry", "")))
                .contains("odometry on /t is encoded cdr; only ros1 is read");
        assertThat(KnownLayouts.obstacle("odometry", channel("ros1", "my_msgs/Odometry", "")))
                .contains("odometry on /t is a my_msgs/Odometry, which is not read as odometry");
    }

    private static Channel channel(String encoding, String type, String md5) {
        return new Channel(1, "/t", encoding, type, "ros1msg", "", Map.of("md5sum", md5));
    }
}
