package org.robograde.agent.station.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;

/** What reaches a unit's node over real sockets, in each state. */
class MotionGateTest {
    private final AtomicReference<SafetyState> state = new AtomicReference<>(SafetyState.IDLE);

    @Test
    void a_command_reaches_the_unit_in_an_armed_trial_only_and_zero_speed_always() throws Exception {
        MessageSchema twist = MessageRegistry.shipped().get("geometry_msgs/Twist");
        Message forward = twist.newMessage().set("linear.x", 0.5).build();
        Message zero = twist.newMessage().build();
        BlockingQueue<Double> speeds = new LinkedBlockingQueue<>();
        RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        URI address = URI.create("ros1://127.0.0.1:" + master.uri().getPort());
        try (RosNode unit = RosNode.start(RosNodeOptions.of("/unit", master.uri()));
                RobotLink link =
                        new MotionGate(RobotLinks.connect(address, "/station"), Set.of("/cmd_vel"), state::get)) {
            unit.subscribe("/cmd_vel", twist, message -> speeds.add(message.number("linear.x")));
            RobotLink.Sender sender = link.sender("/cmd_vel", "geometry_msgs/Twist", false);
            assertThat(sender.awaitListener(Duration.ofSeconds(10))).isTrue();

            for (SafetyState refusing : new SafetyState[] {SafetyState.IDLE, SafetyState.ARMED}) {
                state.set(refusing);
                assertThatThrownBy(() -> sender.send(forward))
                        .isInstanceOf(LinkException.class)
                        .hasMessageContaining("moves only in a trial that a person has armed");
            }
            for (SafetyState stopped : new SafetyState[] {SafetyState.ABORTING, SafetyState.SAFE}) {
                state.set(stopped);
                sender.send(forward);
            }
            for (SafetyState any : SafetyState.values()) {
                state.set(any);
                sender.send(zero);
                assertThat(speeds.poll(5, TimeUnit.SECONDS)).as(any.word()).isEqualTo(0.0);
            }
            state.set(SafetyState.RUNNING);
            sender.send(forward);
            assertThat(speeds.poll(5, TimeUnit.SECONDS)).isEqualTo(0.5);
            assertThat(sender.sentCount()).isEqualTo(6);
        } finally {
            master.close();
        }
    }

    @Test
    void a_surgical_arm_may_be_told_to_pause_but_not_to_resume() throws Exception {
        MessageSchema word = MessageRegistry.shipped().get("crtk_msgs/StringStamped");
        RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        URI address = URI.create("ros1://127.0.0.1:" + master.uri().getPort());
        BlockingQueue<String> words = new LinkedBlockingQueue<>();
        try (RosNode unit = RosNode.start(RosNodeOptions.of("/unit", master.uri()));
                RobotLink link = new MotionGate(
                        RobotLinks.connect(address, "/station"), Set.of("/PSM1/state_command"), state::get)) {
            unit.subscribe("/PSM1/state_command", word, message -> words.add(message.text("string")));
            RobotLink.Sender sender = link.sender("/PSM1/state_command", "crtk_msgs/StringStamped", false);
            assertThat(sender.awaitListener(Duration.ofSeconds(10))).isTrue();
            state.set(SafetyState.ABORTING);
            for (String each : new String[] {"pause", "resume", "enable", "disable"}) {
                sender.send(word.newMessage().set("string", each).build());
            }
            assertThat(words.poll(5, TimeUnit.SECONDS)).isEqualTo("pause");
            assertThat(words.poll(5, TimeUnit.SECONDS)).isEqualTo("disable");
        } finally {
            master.close();
        }
    }
}
