package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.CdrCodec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.bridge.BridgeOptions;
import org.robograde.robots.ros.bridge.foxglove.FoxgloveClient;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;

/** The link to a robot that speaks as ROS 2 does. */
@Tag("interop")
class FoxgloveCdrLinkContractInteropTest extends BridgeLinkContract {
    FoxgloveCdrLinkContractInteropTest() {
        super("foxglove", WireEncoding.CDR);
    }

    @Test
    void a_message_built_as_ros1_reaches_the_robot_as_ros2() throws Exception {
        OtherSide.Hearer hearer = other.hear("/goal", "geometry_msgs/msg/PoseStamped");
        Message pose = MessageRegistry.shipped()
                .get("geometry_msgs/PoseStamped")
                .newMessage()
                .set("header.seq", 7)
                .set("header.stamp", new RosTime(12, 34))
                .set("header.frame_id", "map")
                .set("pose.position.x", 1.5)
                .build();
        RobotLink.Sender sender = link.sender("/goal", "geometry_msgs/PoseStamped", false);
        sender.send(pose);
        Message heard = CdrCodec.decode(schema("geometry_msgs/PoseStamped"), java.nio.ByteBuffer.wrap(next(hearer)));
        assertThat(heard.time("header.stamp")).isEqualTo(new RosTime(12, 34));
        assertThat(heard.number("pose.position.x")).isEqualTo(1.5);
    }

    @Test
    void a_service_can_be_asked_as_ros1_has_it() throws Exception {
        other.serve("/robot/brake");
        Wait.until("the service is there", () -> link.services().contains("/robot/brake"));
        ServiceSchema setBool = MessageRegistry.shipped().service("std_srvs/SetBool");
        Message answer = link.call(
                "/robot/brake",
                "std_srvs/SetBool",
                setBool.request().newMessage().set("data", true).build(),
                SOON);
        assertThat(answer.schema()).isEqualTo(setBool.response());
        assertThat(answer.text("message")).isEqualTo(OtherSide.DONE);
    }

    @Test
    void a_foreign_client_at_the_same_server_and_this_one_hear_each_other() throws Exception {
        String type = textType();
        String definition = schema("std_msgs/String").fullDefinition();
        long relayed = robot().ask(BridgeRobot.order("speak")
                        .put("topic", "/relayed")
                        .put("type", type)
                        .put("definition", definition))
                .get("id")
                .longValue();
        robot().ask(BridgeRobot.order("relay").put("topic", "/words").put("id", relayed));
        robot().ask(BridgeRobot.order("foreign")
                .put("topic", "/words")
                .put("type", type)
                .put("definition", definition));
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = link.listen("/relayed", heard::add);
        Wait.until("the topic is there", () -> listening.publisherCount() == 1);
        RobotLink.Sender sender = link.sender("/words", type, false);
        byte[] ours = wireForm(text("from this side"));
        byte[] theirs = wireForm(text("from the other side"));
        sender.send(text("from this side"));
        assertThat(bytes(next(heard))).isEqualTo(ours);
        assertThat(robot().heard("foreign").poll(SOON.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(ours);
        robot().ask(BridgeRobot.order("foreignSay").put("data", theirs));
        assertThat(bytes(next(heard))).isEqualTo(theirs);
    }

    @Test
    void a_topic_in_json_is_refused_in_one_sentence_and_not_listed() throws Exception {
        robot().ask(BridgeRobot.order("speak")
                .put("topic", "/web")
                .put("type", "Web")
                .put("definition", "{}")
                .put("as", "json"));
        other.speak("/said", textType(), false);
        Wait.until("the later topic is there", () -> link.topics().containsKey("/said"));
        assertThat(link.topics()).doesNotContainKey("/web");
        assertThatThrownBy(() -> link.listen("/web", message -> {}))
                .isInstanceOf(LinkException.class)
                .hasMessage("topic /web is offered as json with a definition in jsonschema;"
                        + " only ros1 with ros1msg and cdr with ros2msg are read here");
    }

    @Test
    void parameters_are_set_read_and_watched() throws Exception {
        try (FoxgloveClient client = FoxgloveClient.connect(robot().webSocket(), BridgeOptions.standard())) {
            BlockingQueue<Map.Entry<String, Object>> changes = new LinkedBlockingQueue<>();
            client.parameters().watch(List.of("/speed"), (name, value) -> changes.add(Map.entry(name, value)));
            assertThat(client.parameters().get(List.of(), SOON)).isEmpty();
            Map<String, Object> values = Map.of("/speed", 0.5, "/name", "r2", "/on", true, "/ids", List.of(1, 2));
            assertThat(client.parameters().set(values, SOON)).isEqualTo(values);
            assertThat(client.parameters().get(List.of("/speed", "/on"), SOON))
                    .isEqualTo(Map.of("/speed", 0.5, "/on", true));
            assertThat(changes.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Map.entry("/speed", 0.5));
        }
    }
}
