package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;

/** How a link sends, and what passes both ways. */
abstract class SendingContract extends ListeningContract {
    private static final int TWO_MEGABYTES = 2_000_000;

    @Test
    void messages_of_every_primitive_type_pass_both_ways() throws Exception {
        int number = 0;
        for (Message message : primitives()) {
            String type = message.schema().type();
            byte[] sent = wireForm(message);
            String there = "/robot/value_" + number;
            OtherSide.Speaker speaker = other.speak(there, type, false);
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            listen(there, speaker, heard);
            speaker.say(sent);
            RawMessage raw = next(heard);
            assertThat(raw.type()).isEqualTo(type);
            assertThat(bytes(raw)).as(type).isEqualTo(sent);
            speaker.close();

            String back = "/station/value_" + number;
            OtherSide.Hearer hearer = other.hear(back, type);
            RobotLink.Sender sender = openSender(back, type, hearer);
            sender.send(message);
            assertThat(next(hearer)).as(type).isEqualTo(sent);
            hearer.close();
            number++;
        }
    }

    @Test
    void messages_of_two_megabytes_and_of_none_pass_both_ways() throws Exception {
        MessageSchema schema = schema("std_msgs/UInt8MultiArray");
        byte[] data = new byte[TWO_MEGABYTES];
        new java.util.Random(7).nextBytes(data);
        Message big = schema.newMessage().set("data", data).build();
        Message empty = schema("std_msgs/Empty").newMessage().build();
        for (Message message : List.of(big, empty)) {
            String name = message.schema().type().replaceAll(".*/", "/").toLowerCase(java.util.Locale.ROOT);
            byte[] sent = wireForm(message);
            OtherSide.Speaker speaker =
                    other.speak("/robot" + name, message.schema().type(), false);
            BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
            listen("/robot" + name, speaker, heard);
            OtherSide.Hearer hearer =
                    other.hear("/station" + name, message.schema().type());
            RobotLink.Sender sender =
                    openSender("/station" + name, message.schema().type(), hearer);
            for (int i = 0; i < 3; i++) {
                speaker.say(sent);
                assertThat(bytes(next(heard))).isEqualTo(sent);
                sender.send(message);
                assertThat(next(hearer)).isEqualTo(sent);
            }
        }
    }

    @Test
    void what_is_sent_arrives_as_it_was_encoded_and_is_counted() throws Exception {
        OtherSide.Hearer hearer = other.hear("/station/orders", textType());
        RobotLink.Sender sender = openSender("/station/orders", textType(), hearer);
        long before = sender.sentCount();
        for (int i = 0; i < 200; i++) {
            sender.send(text("order " + i));
            assertThat(next(hearer)).isEqualTo(wireForm(text("order " + i)));
        }
        assertThat(sender.sentCount() - before).isEqualTo(200);
    }

    @Test
    void what_is_sent_is_a_topic_others_can_see_until_it_is_withdrawn() throws Exception {
        try (RobotLink observer = connect("/contract/observer")) {
            RobotLink.Sender sender = link.sender("/station/orders", textType(), false);
            Wait.until(
                    "the topic is seen",
                    () -> textType().equals(observer.topics().get("/station/orders")));
            sender.close();
            Wait.until("the topic is gone", () -> !observer.topics().containsKey("/station/orders"));
            assertThatThrownBy(() -> sender.send(text("too late"))).isInstanceOf(LinkException.class);
        }
    }

    @Test
    void a_sender_knows_whether_anyone_listens() throws Exception {
        RobotLink.Sender sender = link.sender("/station/orders", textType(), false);
        assertThat(sender.awaitListener(A_MOMENT)).isEqualTo(!promises(Promise.SEES_LISTENERS));
        other.hear("/station/orders", textType());
        assertThat(sender.awaitListener(SOON)).isTrue();
    }

    @Test
    void who_listens_late_gets_what_was_sent_latching() throws Exception {
        RobotLink.Sender sender = link.sender("/station/site", textType(), true);
        sender.send(text("old"));
        sender.send(text("hall"));
        OtherSide.Hearer hearer = other.hear("/station/site", textType());
        if (!promises(Promise.SENDS_LATCHED)) sender.send(text("hall"));
        assertThat(next(hearer)).isEqualTo(wireForm(text("hall")));
        OtherSide.Hearer later = other.hear("/station/site", textType());
        if (!promises(Promise.SENDS_LATCHED)) sender.send(text("hall"));
        assertThat(next(later)).isEqualTo(wireForm(text("hall")));
        assertThat(sender.sentCount()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void many_small_messages_are_all_sent_in_order() throws Exception {
        OtherSide.Hearer hearer = other.hear("/station/orders", textType());
        RobotLink.Sender sender = openSender("/station/orders", textType(), hearer);
        new Burst(words -> wireForm(text(words)))
                .run(words -> sender.send(text(words)), hearer::next, promises(Promise.SENDS_ALL));
    }

    @Test
    void an_unknown_type_is_refused_with_a_sentence_that_names_it() {
        assertThatThrownBy(() -> link.sender("/station/orders", "std_msgs/Strin", false))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("std_msgs/Strin")
                .hasMessageContaining("did you mean");
    }

    @Test
    void a_message_of_another_type_than_the_topics_is_refused_naming_both() throws Exception {
        OtherSide.Hearer hearer = other.hear("/station/orders", textType());
        RobotLink.Sender sender = openSender("/station/orders", textType(), hearer);
        Message flag = schema("std_msgs/Bool").newMessage().build();
        assertThatThrownBy(() -> sender.send(flag))
                .hasMessageContaining("/station/orders")
                .hasMessageContaining(textType())
                .hasMessageContaining(flag.schema().type());
        sender.send(text("right"));
        assertThat(next(hearer)).isEqualTo(wireForm(text("right")));
    }
}
