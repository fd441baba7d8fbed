package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.ros.names.GraphName;
import org.robograde.robots.ros.names.NodeArguments;

/** How command line and environment become a node, by the rules in ROS's own pages on names and remapping. */
class NodeStartTest {
    @ParameterizedTest
    @CsvSource({
        "scan, /front/lidar, /front/scan",
        "/scan, /front/lidar, /scan",
        "~scan, /front/lidar, /front/lidar/scan",
        "left/scan, /lidar, /left/scan",
        "~/scan, /lidar, /lidar/scan",
        "/, /a/b, /",
        "a//b/, /n, /a/b",
    })
    void a_name_is_resolved_beside_below_or_apart_from_its_node(String written, String node, String resolved) {
        assertThat(GraphName.resolve(written, node)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({"scan, /ns/laser", "/ns/scan, /ns/laser", "~rate, /ns/speed", "other, /ns/other", "/abs, /elsewhere"})
    void both_sides_of_a_remapping_are_resolved_as_the_node_would(String written, String resolved) {
        Map<String, String> remappings = Map.of("scan", "laser", "~rate", "/ns/speed", "/abs", "/elsewhere");
        assertThat(GraphName.resolve(written, "/ns/node", remappings)).isEqualTo(resolved);
    }

    @Test
    void arguments_are_told_apart_by_their_underscores() {
        NodeArguments given = NodeArguments.parse(List.of(
                "scan:=laser",
                "_rate:=20",
                "_gain:=2.5e-1",
                "_big:=9999999999",
                "_loop:=true",
                "_frame:=base_link",
                "_empty:=",
                "__name:=left",
                "--verbose",
                "map.yaml"));
        assertThat(given.remappings()).isEqualTo(Map.of("scan", "laser"));
        assertThat(given.privateParameters())
                .isEqualTo(Map.of(
                        "rate",
                        20,
                        "gain",
                        0.25,
                        "big",
                        9999999999.0,
                        "loop",
                        true,
                        "frame",
                        "base_link",
                        "empty",
                        ""));
        assertThat(given.special()).isEqualTo(Map.of("name", "left"));
        assertThat(given.rest()).containsExactly("--verbose", "map.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {":=x", "x:=", "a b:=c", "x:=1st"})
    void what_cannot_be_a_remapping_is_named(String argument) {
        assertThatThrownBy(() -> NodeArguments.parse(List.of(argument)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + argument + "' is no remapping");
    }

    @Test
    void the_command_line_counts_before_the_environment_and_both_before_loopback() {
        Map<String, String> environment = Map.of(
                "ROS_MASTER_URI", "http://robot:11311",
                "ROS_NAMESPACE", "/field",
                "ROS_IP", "10.0.0.7",
                "ROS_HOSTNAME", "station");
        assertThat(RosNodeOptions.from("eye", List.of(), Map.of()))
                .isEqualTo(RosNodeOptions.of("/eye", URI.create("http://127.0.0.1:11311")));
        assertThat(RosNodeOptions.from("eye", List.of(), environment))
                .isEqualTo(new RosNodeOptions("/field/eye", URI.create("http://robot:11311"), "station", Map.of()));
        List<String> arguments = List.of(
                "__name:=left", "__ns:=/unit", "__master:=http://10.0.0.1:1", "__ip:=10.0.0.8", "a:=b", "_k:=1");
        assertThat(RosNodeOptions.from("eye", arguments, environment))
                .isEqualTo(new RosNodeOptions(
                        "/unit/left", URI.create("http://10.0.0.1:1"), "10.0.0.8", Map.of("a", "b"), Map.of("k", 1)));
        assertThat(RosNodeOptions.from("eye", List.of(), Map.of("ROS_IP", "10.0.0.7"))
                        .host())
                .isEqualTo("10.0.0.7");
        assertThatThrownBy(() -> RosNodeOptions.from("eye", List.of("__name:=/a/b"), Map.of()))
                .hasMessageContaining("a namespace goes into __ns");
        assertThatThrownBy(() -> RosNodeOptions.from("eye", List.of("__master:=not an address"), Map.of()))
                .hasMessageContaining("is no address of a ROS master");
    }

    @Test
    void a_node_started_with_arguments_has_its_names_and_private_parameters() {
        try (RosMaster master = RosMaster.startOnLoopback(0)) {
            List<String> arguments = List.of(
                    "__ns:=/unit", "__master:=" + master.uri(), "scan:=/front/scan", "_rate:=20", "out:=~heard");
            try (RosNode node = RosNode.start(RosNodeOptions.from("eye", arguments, Map.of()))) {
                assertThat(node.name()).isEqualTo("/unit/eye");
                assertThat(node.parameters().get("/unit/eye/rate")).contains(20);
                assertThat(node.parameters().get("~rate")).contains(20);
                assertThat(node.subscribeRaw("scan", raw -> {}).topic()).isEqualTo("/front/scan");
                assertThat(node.advertise("out", MessageRegistry.shipped().get("std_msgs/String"), false)
                                .topic())
                        .isEqualTo("/unit/eye/heard");
            }
        }
    }
}
