package org.robograde.robots.rosjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.Ros1RobotLink;

/** What is peculiar to the link over ROSJava. */
@Timeout(60)
class RosJavaRobotLinkTest {
    @Test
    void a_master_that_is_not_there_is_named() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> RosJavaRobotLink.connect(URI.create("rosjava://127.0.0.1:" + free), "/x"))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("no ROS master answers")
                .hasMessageContaining("127.0.0.1:" + free);
    }

    @Test
    void an_address_of_another_scheme_is_refused() {
        assertThatThrownBy(() -> RosJavaRobotLink.connect(URI.create("ros1://127.0.0.1:11311"), "/x"))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("rosjava://HOST:PORT");
    }

    @Test
    void what_is_sent_states_its_definition_with_all_it_is_made_of() throws Exception {
        MessageSchema odometry = MessageRegistry.shipped().get("nav_msgs/Odometry");
        try (RosMaster master = RosMaster.startOnLoopback(0);
                RobotLink rosJava = RosJavaRobotLink.connect(
                        URI.create("rosjava://" + master.uri().getAuthority()), "/rosjava");
                RobotLink ours = Ros1RobotLink.connect(
                        URI.create("ros1://" + master.uri().getAuthority()), "/ours")) {
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            ours.listen("/odom", heard::add);
            RobotLink.Sender sender = rosJava.sender("/odom", odometry.type(), true);
            assertThat(sender.awaitListener(Duration.ofSeconds(20))).isTrue();
            sender.send(odometry.newMessage().build());
            RawMessage raw = heard.poll(20, TimeUnit.SECONDS);
            assertThat(raw).isNotNull();
            assertThat(raw.md5()).isEqualTo(odometry.md5());
            assertThat(raw.latching()).isTrue();
            assertThat(MessageSchema.parse(raw.type(), raw.definition(), MessageRegistry.empty()))
                    .isEqualTo(odometry);
        }
    }
}
