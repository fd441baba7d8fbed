package org.robograde.agent.station.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;

/** What reaches a unit's node over real sockets while the way to it is cut or slow. */
class HamperedLinkTest {
    private static final MessageSchema TWIST = MessageRegistry.shipped().get("geometry_msgs/Twist");
    private final AtomicBoolean mayMove = new AtomicBoolean(true);
    private final BlockingQueue<Double> speeds = new LinkedBlockingQueue<>();
    private final RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final RosNode unit = RosNode.start(RosNodeOptions.of("/unit", master.uri()));
    private final HamperedLink link = new HamperedLink(
            RobotLinks.connect(URI.create("ros1://127.0.0.1:" + master.uri().getPort()), "/station"),
            Set.of("/cmd_vel"),
            mayMove::get);
    private final RobotLink.Sender sender = link.sender("/cmd_vel", "geometry_msgs/Twist", false);

    @BeforeEach
    void listen() throws Exception {
        unit.subscribe("/cmd_vel", TWIST, message -> speeds.add(message.number("linear.x")));
        assertThat(sender.awaitListener(Duration.ofSeconds(10))).isTrue();
    }

    @AfterEach
    void close() {
        link.close();
        unit.close();
        master.close();
    }

    private void send(double speed) {
        sender.send(TWIST.newMessage().set("linear.x", speed).build());
    }

    private Double heard() throws InterruptedException {
        return speeds.poll(5, TimeUnit.SECONDS);
    }

    private void assertNothingComes(long millis) throws InterruptedException {
        assertThat(speeds.poll(millis, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void while_it_is_cut_commands_are_lost_and_a_stop_passes() throws Exception {
        link.cut(Duration.ofMillis(400));
        send(0.5);
        send(0.0);
        assertThat(heard()).isEqualTo(0.0);
        assertNothingComes(500);
        send(0.6);
        assertThat(heard()).isEqualTo(0.6);
    }

    @Test
    void while_it_is_slow_commands_come_late_and_in_their_order() throws Exception {
        link.slow(Duration.ofMillis(300), Duration.ofMillis(200));
        long sent = System.nanoTime();
        send(0.1);
        send(0.2);
        assertThat(heard()).isEqualTo(0.1);
        assertThat(System.nanoTime() - sent).isGreaterThan(295_000_000L);
        assertThat(heard()).isEqualTo(0.2);
        send(0.3);
        assertThat(heard()).isEqualTo(0.3);
    }

    @Test
    void nothing_late_moves_a_unit_after_a_stop_or_one_that_may_not_move() throws Exception {
        link.slow(Duration.ofMillis(300), Duration.ofSeconds(5));
        send(0.4);
        send(0.0);
        assertThat(heard()).isEqualTo(0.0);
        assertNothingComes(500);
        send(0.5);
        mayMove.set(false);
        assertNothingComes(500);
        mayMove.set(true);
        assertNothingComes(100);
    }
}
