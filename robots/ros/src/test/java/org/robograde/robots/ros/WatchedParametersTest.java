package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.ServiceSchema;

/** Parameters that are watched, searched for and listed; services that are asked what they are. Our node, our master. */
@Timeout(30)
class WatchedParametersTest {
    private RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode node = RosNode.start(RosNodeOptions.of("/field/eye", master.uri()));
    private final RosNode other = RosNode.start(RosNodeOptions.of("/other", master.uri()));
    private final BlockingQueue<Optional<Object>> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        node.close();
        other.close();
        master.close();
    }

    private Optional<Object> next() throws InterruptedException {
        Optional<Object> next = told.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("the listener was told nothing").isNotNull();
        return next;
    }

    @Test
    void a_watched_parameter_is_kept_at_hand_and_its_changes_are_told() throws Exception {
        other.parameters().set("/field/eye/gain", 1);
        WatchedParameter gain = node.parameters().watch("~gain", told::add);
        assertThat(gain.name()).isEqualTo("/field/eye/gain");
        assertThat(gain.value()).contains(1);
        other.parameters().set("/field/eye/gain", 2.5);
        assertThat(next()).contains(2.5);
        assertThat(gain.value()).contains(2.5);
        other.parameters().delete("/field/eye/gain");
        assertThat(next()).isEmpty();
        other.parameters().set("/field", Map.of("eye", Map.of("gain", 4)));
        assertThat(next()).contains(4);
        gain.close();
        other.parameters().set("/field/eye/gain", 5);
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(gain.value()).contains(4);
    }

    @Test
    void a_watched_namespace_changes_with_what_lies_below_it() throws Exception {
        WatchedParameter limits = node.parameters().watch("/limits", told::add);
        assertThat(limits.value()).isEmpty();
        other.parameters().set("/limits/speed", 0.5);
        assertThat(next()).contains(Map.of("speed", 0.5));
        other.parameters().set("/limits/turn/rate", 1);
        assertThat(next()).contains(Map.of("speed", 0.5, "turn", Map.of("rate", 1)));
        other.parameters().set("/limitsOfAnotherName", 1);
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_restarted_master_is_asked_to_tell_again() throws Exception {
        WatchedParameter gain = node.parameters().watch("~gain", told::add);
        int port = master.uri().getPort();
        master.close();
        master = RestartedMaster.at(port);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (int i = 0; told.isEmpty() && System.nanoTime() < deadline; i++) {
            other.parameters().set("/field/eye/gain", i);
            Thread.sleep(100);
        }
        assertThat(next()).isPresent();
        assertThat(gain.value()).isPresent();
    }

    @Test
    void a_name_is_searched_from_the_node_upwards() {
        other.parameters().set("/gain", 1);
        other.parameters().set("/field/rate", 2);
        other.parameters().set("/field/eye/own", 3);
        assertThat(node.parameters().search("gain")).contains("/gain");
        assertThat(node.parameters().search("rate")).contains("/field/rate");
        assertThat(node.parameters().search("own")).contains("/field/eye/own");
        assertThat(node.parameters().search("/field/rate")).contains("/field/rate");
        assertThat(node.parameters().search("nowhere")).isEmpty();
        assertThat(node.parameters().names()).contains("/gain", "/field/rate", "/field/eye/own");
    }

    @Test
    void a_service_says_what_it_is_without_being_called() throws Exception {
        ServiceSchema setBool = MessageRegistry.shipped().service("std_srvs/SetBool");
        other.serve("/brake", setBool, request -> {
            throw new IllegalStateException("called");
        });
        assertThat(node.describe("/brake", Duration.ofSeconds(10)))
                .isEqualTo(new ServiceDescription(
                        "/other",
                        "std_srvs/SetBool",
                        setBool.md5(),
                        "std_srvs/SetBoolRequest",
                        "std_srvs/SetBoolResponse"));
        assertThatThrownBy(() -> node.describe("/steer", Duration.ofSeconds(10)))
                .isInstanceOf(RosException.class)
                .hasMessageContaining("no node serves /steer");
    }
}
