package org.robograde.robots.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.robots.messages.Message;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.industrial.CellObject;
import org.robograde.robots.sim.industrial.CellPlan;
import org.robograde.robots.sim.industrial.IndustrialOptions;
import org.robograde.robots.sim.industrial.IndustrialSimulation;
import org.robograde.robots.sim.surgical.JointLimits;
import org.robograde.robots.sim.surgical.RemoteCentreArm;
import org.robograde.robots.sim.surgical.SurgicalSimulation;
import org.robograde.robots.sim.surgical.SurgicalTable;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What holds for each class on real sockets: who may know the truth, and who may command. */
class WireTest {
    private final RosMaster master = RosMaster.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @AfterEach
    void closeTheMaster() throws Exception {
        master.close();
    }

    /** One class: how it is started, where its operator's station speaks, and where a stranger does. */
    private record Kind(
            String name,
            Start start,
            Map<String, String> commands,
            String strangersRole,
            String strangersTopic,
            String strangersType) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Start {
        AutoCloseable at(URI master, Ability ability);
    }

    static Stream<Kind> classes() {
        String stop = "std_msgs/Bool";
        String words = "std_msgs/String";
        return Stream.of(
                new Kind(
                        "service",
                        (uri, ability) -> ServiceSimulation.start(HotelCorridor.options(uri, ability, false, 3)),
                        Map.of("/e_stop", stop, "/dialogue/heard", words),
                        "cmd_vel",
                        "/cmd_vel",
                        "geometry_msgs/Twist"),
                new Kind(
                        "industrial",
                        (uri, ability) -> IndustrialSimulation.start(new IndustrialOptions(
                                uri,
                                new CellPlan(
                                        List.of(new CellObject("red-gear", new Point3(1.05, -0.45, 0.03), 0.4)),
                                        List.of()),
                                ability,
                                3)),
                        Map.of("/e_stop", stop, "/dialogue/heard", words),
                        "goal",
                        "/arm/task/goal",
                        "robograde_msgs/ArmTaskActionGoal"),
                new Kind(
                        "surgical",
                        (uri, ability) -> SurgicalSimulation.start(uri, table(), ability, 3),
                        Map.of("/e_stop", stop, "/dialogue/heard", words),
                        "servo",
                        "/PSM1/servo_cp",
                        "geometry_msgs/PoseStamped"));
    }

    private static SurgicalTable table() {
        Point3 ring = new Point3(-0.05, 0.03, 0.008);
        return new SurgicalTable(
                new RemoteCentreArm(new Point3(0, 0, 0.17), JointLimits.INSTRUMENT),
                0.4,
                new Point3(0, 0, 0.05),
                Map.of("ring-red", ring),
                Map.of("peg-a", ring),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                -0.007);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void the_truth_is_published_by_the_field_and_no_node_of_the_unit_listens_to_the_field(Kind kind) throws Exception {
        try (AutoCloseable simulation = kind.start.at(master.uri(), Ability.ADAPTIVE)) {
            List<Speaker> publishers = speakers(1);
            assertThat(publishers).anyMatch(one -> one.topic.startsWith("/field/truth/"));
            assertThat(publishers)
                    .filteredOn(one -> one.topic.startsWith("/field/"))
                    .extracting(Speaker::node)
                    .containsOnly("/field");
            assertThat(speakers(2)).isNotEmpty().noneMatch(one -> one.topic.startsWith("/field/"));
            assertThat(simulation).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void a_stranger_is_a_node_of_its_own_and_an_adaptive_unit_does_not_follow_it(Kind kind) throws Exception {
        try (AutoCloseable simulation = kind.start.at(master.uri(), Ability.ADAPTIVE);
                FieldStation station = new FieldStation(master.uri(), kind.commands)) {
            assertThat(simulation).isNotNull();
            // Who is announced first is the owner.
            station.send(
                    "/e_stop",
                    station.message("std_msgs/Bool").set("data", false).build());
            station.listenForStrangers(kind.strangersTopic, kind.strangersType);
            station.pass(1);
            Message before = last(station);
            assertThat(station.stimulate(
                            "foreign_commands", "{\"role\": \"" + kind.strangersRole + "\", \"seconds\": 1}"))
                    .isTrue();
            station.pass(2);
            assertThat(station.strangers()).contains("/intruder");
            assertThat(station.strangers().stream().filter("/intruder"::equals).count())
                    .isGreaterThanOrEqualTo(9);
            assertThat(distance(before, last(station))).isLessThan(0.005);
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void a_commanded_unit_follows_whoever_speaks(Kind kind) throws Exception {
        try (AutoCloseable simulation = kind.start.at(master.uri(), Ability.COMMANDED);
                FieldStation station = new FieldStation(master.uri(), kind.commands)) {
            assertThat(simulation).isNotNull();
            station.send(
                    "/e_stop",
                    station.message("std_msgs/Bool").set("data", false).build());
            station.listenForStrangers(kind.strangersTopic, kind.strangersType);
            station.pass(1);
            Message before = last(station);
            station.stimulate("foreign_commands", "{\"role\": \"" + kind.strangersRole + "\", \"seconds\": 2}");
            station.pass(3);
            assertThat(distance(before, last(station))).isGreaterThan(0.02);
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void a_flood_and_messages_that_cannot_be_read_come_over_the_wire_and_the_unit_lives(Kind kind) throws Exception {
        try (AutoCloseable simulation = kind.start.at(master.uri(), Ability.ADAPTIVE);
                FieldStation station = new FieldStation(master.uri(), kind.commands)) {
            assertThat(simulation).isNotNull();
            station.send(
                    "/e_stop",
                    station.message("std_msgs/Bool").set("data", false).build());
            station.listenForStrangers(kind.strangersTopic, kind.strangersType);
            station.pass(0.2);
            String role = "{\"role\": \"" + kind.strangersRole + "\", \"seconds\": 0.4, ";
            assertThat(station.stimulate("command_flood", role + "\"rateHz\": 500}"))
                    .isTrue();
            station.pass(0.5);
            assertThat(station.strangers()).hasSizeBetween(180, 220);
            for (String form : List.of("cut_short", "not_a_number")) {
                assertThat(station.stimulate("malformed_messages", role + "\"form\": \"" + form + "\"}"))
                        .isTrue();
                station.pass(0.5);
            }
            assertThat(station.strangers()).hasSizeGreaterThanOrEqualTo(186);
            Message before = last(station);
            station.pass(0.5);
            assertThat(distance(before, last(station))).isLessThan(0.005);
            assertThat(station.stimulate("malformed_messages", role + "\"form\": \"rude\"}"))
                    .isFalse();
            assertThat(station.stimulate("command_flood", role + "\"rateHz\": 1e9}"))
                    .isFalse();
        }
    }

    @Test
    void a_command_of_the_station_is_heard_on_the_wire_and_sent_again_byte_for_byte() throws Exception {
        Map<String, String> commands = Map.of(
                "/e_stop",
                "std_msgs/Bool",
                "/dialogue/heard",
                "std_msgs/String",
                "/move_base/goal",
                "move_base_msgs/MoveBaseActionGoal");
        try (AutoCloseable simulation =
                        ServiceSimulation.start(HotelCorridor.options(master.uri(), Ability.COMMANDED, false, 3));
                FieldStation station = new FieldStation(master.uri(), commands)) {
            assertThat(simulation).isNotNull();
            station.stimulate("listen_in", "{\"role\": \"goal\"}");
            station.goTo("genuine", HotelCorridor.ROOM_203.x(), HotelCorridor.ROOM_203.y(), -1.57);
            station.listenForStrangers("/move_base/goal", "move_base_msgs/MoveBaseActionGoal");
            station.pass(0.2);
            assertThat(station.stimulate("replayed_commands", "{\"role\": \"goal\", \"seconds\": 0.2}"))
                    .isTrue();
            station.pass(0.4);
            assertThat(station.strangers()).containsExactly("/intruder");
            assertThat(station.decoded("/move_base/status"))
                    .last()
                    .satisfies(status -> assertThat(status.messages("status_list"))
                            .allMatch(one -> one.text("goal_id.id").equals("genuine"))
                            .hasSizeGreaterThan(1));
        }
    }

    private static Message last(FieldStation station) {
        String topic = station.topics().contains("/field/truth/tool_pose")
                ? "/field/truth/tool_pose"
                : "/field/truth/unit_pose";
        List<Message> all = station.decoded(topic);
        return all.get(all.size() - 1);
    }

    private static double distance(Message from, Message to) {
        double sum = 0;
        for (String axis : List.of("x", "y", "z")) {
            sum += Math.pow(to.number("pose.position." + axis) - from.number("pose.position." + axis), 2);
        }
        return Math.sqrt(sum);
    }

    private record Speaker(String topic, String node) {}

    /**
     * By the master's own answer.
     *
     * @param which 1: publishers, 2: subscribers
     */
    private List<Speaker> speakers(int which) throws Exception {
        XPath path = XPathFactory.newInstance().newXPath();
        Node answer = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(systemState()));
        String inner = "array/data/value";
        NodeList topics = (NodeList) path.evaluate(
                "/methodResponse/params/param/value/" + inner + "[3]/" + inner + "[" + which + "]/" + inner,
                answer,
                XPathConstants.NODESET);
        List<Speaker> found = new ArrayList<>();
        for (int i = 0; i < topics.getLength(); i++) {
            String topic = path.evaluate("array/data/value[1]", topics.item(i)).strip();
            NodeList nodes =
                    (NodeList) path.evaluate("array/data/value[2]/" + inner, topics.item(i), XPathConstants.NODESET);
            for (int j = 0; j < nodes.getLength(); j++) {
                found.add(new Speaker(topic, nodes.item(j).getTextContent().strip()));
            }
        }
        return found;
    }

    private byte[] systemState() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(master.uri())
                .header("Content-Type", "text/xml")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "<?xml version=\"1.0\"?><methodCall><methodName>getSystemState</methodName><params><param><value><string>/test</string></value></param></params></methodCall>"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
