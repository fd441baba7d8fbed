package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;

/** The link to a robot that speaks as ROS 2 does. */
@Tag("interop")
class RosbridgeCdrLinkContractInteropTest extends RosbridgeLinkContract {
    RosbridgeCdrLinkContractInteropTest() {
        super(WireEncoding.CDR);
    }

    private void startRoslib() throws Exception {
        robot().ask(BridgeRobot.order("foreign")
                .put("topic", "/words")
                .put("type", textType())
                .put("service", "/roslib/brake")
                .put("serviceType", "std_srvs/srv/SetBool"));
    }

    @Test
    void roslib_and_this_link_hear_each_other() throws Exception {
        OtherSide.Hearer hearer = other.hear("/words", textType());
        startRoslib();
        RobotLink.Sender sender = openSender("/words", textType(), hearer);
        sender.send(text("from this side"));
        assertThat(next(hearer)).isEqualTo(wireForm(text("from this side")));
        String heardByRoslib = "";
        while (!heardByRoslib.equals("from this side")) {
            byte[] words = robot().heard("foreign").poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(words).as("what roslib heard").isNotNull();
            heardByRoslib = new String(words, StandardCharsets.UTF_8);
        }
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        OtherSide.Speaker speaker = other.speak("/answers", textType(), false);
        listen("/answers", speaker, heard);
        robot().ask(BridgeRobot.order("foreignSay")
                .put("topic", "/answers")
                .put("type", textType())
                .put("words", "from roslib, grüezi"));
        assertThat(bytes(next(heard))).isEqualTo(wireForm(text("from roslib, grüezi")));
    }

    @Test
    void roslib_and_this_link_use_the_same_services_and_see_the_same_topics() throws Exception {
        startRoslib();
        Wait.until("roslib serves", () -> link.services().contains("/roslib/brake"));
        ServiceSchema setBool = MessageRegistry.shipped().service("std_srvs/SetBool");
        Message answer = link.call(
                "/roslib/brake",
                "std_srvs/SetBool",
                setBool.request().newMessage().set("data", true).build(),
                SOON);
        assertThat(answer.schema()).isEqualTo(setBool.response());
        assertThat(answer.flag("success")).isTrue();
        assertThat(answer.text("message")).isEqualTo("roslib answers");
        other.serve("/robot/brake");
        JsonNode called = robot().ask(BridgeRobot.order("foreignCall")
                .put("service", "/robot/brake")
                .put("serviceType", "std_srvs/srv/SetBool")
                .put("data", true));
        assertThat(called.path("answer").path("message").textValue()).isEqualTo(OtherSide.DONE);
        RobotLink.Sender sender = link.sender("/station/orders", textType(), false);
        Wait.until("the topic is there", () -> link.topics().containsKey("/station/orders"));
        assertThat(robot().ask(BridgeRobot.order("foreignTopics")).path("topics"))
                .anyMatch(topic -> topic.textValue().equals("/station/orders"));
        sender.close();
    }

    @Test
    void a_bridge_that_knows_no_wire_bytes_is_heard_through_json() throws Exception {
        try (BridgeRobot old = BridgeRobot.start("rosbridge", WireEncoding.CDR, folder, "plain");
                RobotLink toOld = RobotLinks.connect(old.uri(), "/contract/station")) {
            MessageSchema schema = schema("geometry_msgs/PoseStamped");
            OtherSide.Speaker speaker = old.speak("/pose", schema.type(), false);
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            RobotLink.Listening listening = toOld.listen("/pose", heard::add);
            awaitConnection(speaker, listening);
            Message pose = schema.newMessage()
                    .set("header.stamp", new RosTime(12, 34))
                    .set("header.frame_id", "map")
                    .set("pose.position.x", 0.1)
                    .build();
            speaker.say(wireForm(pose));
            RawMessage raw = next(heard);
            assertThat(bytes(raw)).isEqualTo(wireForm(pose));
            assertThat(states(raw, schema)).isTrue();
            for (Message message : primitives()) {
                String topic = "/value_" + message.schema().type().replaceAll(".*/", "");
                OtherSide.Speaker each = old.speak(topic, message.schema().type(), false);
                BlockingQueue<RawMessage> values = new LinkedBlockingQueue<>();
                awaitConnection(each, toOld.listen(topic, values::add));
                each.say(wireForm(message));
                byte[] expected = wireForm(message);
                byte[] came = bytes(next(values));
                if (message.schema().type().equals("std_msgs/msg/Float64MultiArray")) {
                    // JSON has no infinity: rosbridge sends null, which is read as no number.
                    assertThat(came).hasSameSizeAs(expected);
                } else {
                    assertThat(came).as(topic).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_port_where_nobody_answers_is_refused_in_one_sentence() {
        assertThatThrownBy(
                        () -> RobotLinks.connect(java.net.URI.create("rosbridge://127.0.0.1:1"), "/contract/station"))
                .isInstanceOf(org.robograde.robots.units.LinkException.class)
                .hasMessageContaining("is it running");
    }
}
