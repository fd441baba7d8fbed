package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.ros.RosNode;
import org.robograde.robots.ros.RosNodeOptions;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;

/** What a stranger does on a real field, over real sockets, to a node that takes commands. */
class NetworkStrangerTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root"));
    private static final String BASE = "/cmd_vel";

    private final RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final RosNode unit = RosNode.start(RosNodeOptions.of("/unit", master.uri()));
    private final RosNode station = RosNode.start(RosNodeOptions.of("/station", master.uri()));
    private final List<RawMessage> come = new CopyOnWriteArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final NetworkStranger stranger = stranger("ros1");

    private NetworkStranger stranger(String scheme) {
        return new NetworkStranger(
                URI.create(scheme + "://" + master.uri().getHost() + ":"
                        + master.uri().getPort()),
                "127.0.0.1",
                UnitProfile.load(ROOT.resolve("robots/units/profiles/sim-service.yaml")),
                Site.load(ROOT.resolve("scenarios/sites/hotel-corridor.yaml")),
                running::get);
    }

    @BeforeEach
    void listen() {
        unit.subscribeRaw(BASE, come::add);
    }

    @AfterEach
    void closeAll() throws Exception {
        stranger.close();
        station.close();
        unit.close();
        master.close();
    }

    private List<RawMessage> fromStranger() {
        return come.stream()
                .filter(each -> each.callerId().equals(NetworkStranger.NODE_NAME))
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void it_commands_the_unit_until_its_time_is_over() throws Exception {
        assertThat(stranger.begin("foreign_commands", Map.of("role", "cmd_vel", "seconds", 1.5))
                        .accepted())
                .isTrue();
        await(() -> fromStranger().size() >= 3);
        TimeUnit.MILLISECONDS.sleep(1900);
        int sent = fromStranger().size();
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(fromStranger()).hasSize(sent).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void nothing_is_sent_once_the_trial_is_over() throws Exception {
        stranger.begin("foreign_commands", Map.of("role", "cmd_vel", "seconds", 60.0));
        await(() -> fromStranger().size() >= 3);
        running.set(false);
        TimeUnit.MILLISECONDS.sleep(200);
        int sent = fromStranger().size();
        TimeUnit.MILLISECONDS.sleep(400);
        assertThat(fromStranger()).hasSize(sent);
    }

    @Test
    void it_sends_again_byte_for_byte_what_it_heard() throws Exception {
        assertThat(stranger.begin("replayed_commands", Map.of("role", "cmd_vel", "seconds", 1.0))
                        .reason())
                .isEqualTo("no command was heard on /cmd_vel that could be sent again");
        stranger.begin("listen_in", Map.of("role", "cmd_vel"));
        RosNode.Publisher genuine =
                station.advertise(BASE, MessageRegistry.shipped().get("geometry_msgs/Twist"), false);
        assertThat(genuine.awaitSubscribers(2, Duration.ofSeconds(5))).isTrue();
        genuine.publish(MessageRegistry.shipped()
                .get("geometry_msgs/Twist")
                .newMessage()
                .set("linear.x", 0.4321)
                .build());
        await(() -> !come.isEmpty());
        await(() -> stranger.begin("replayed_commands", Map.of("role", "cmd_vel", "seconds", 1.0))
                .accepted());
        await(() -> !fromStranger().isEmpty());
        ByteBuffer first = come.get(0).payload();
        assertThat(come.get(0).callerId()).isEqualTo("/station");
        assertThat(fromStranger().get(0).payload()).isEqualTo(first);
    }

    @Test
    void it_floods_and_sends_what_cannot_be_read() throws Exception {
        stranger.begin("command_flood", Map.of("role", "cmd_vel", "seconds", 1.0, "rateHz", 400.0));
        await(() -> fromStranger().size() >= 200);
        assertThat(fromStranger()).allMatch(each -> each.payload().remaining() == 48);
        stranger.begin("malformed_messages", Map.of("role", "cmd_vel", "seconds", 0.5, "form", "cut_short"));
        await(() -> fromStranger().stream().anyMatch(each -> each.payload().remaining() == 24));
        stranger.begin("malformed_messages", Map.of("role", "cmd_vel", "seconds", 0.5, "form", "not_a_number"));
        await(() -> fromStranger().stream()
                .anyMatch(each -> each.payload().remaining() == 48
                        && Double.isNaN(each.payload()
                                .duplicate()
                                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                                .getDouble(0))));
    }

    @Test
    void where_it_cannot_be_played_that_is_said() {
        assertThat(stranger("foxglove")
                        .begin("foreign_commands", Map.of("role", "cmd_vel", "seconds", 1.0))
                        .reason())
                .startsWith("a stranger can be played on a ROS 1 graph only");
        assertThat(stranger.begin("foreign_commands", Map.of("role", "servo", "seconds", 1.0))
                        .reason())
                .isEqualTo("the unit has no topic with the role servo");
    }
}
