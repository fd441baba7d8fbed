package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.RobotLink;

/** What a link lists, and how it listens. */
abstract class ListeningContract extends LinkUnderTest {
    @Test
    void topics_are_listed_with_their_type_while_they_are_offered() throws Exception {
        OtherSide.Speaker said = other.speak("/robot/said", textType(), false);
        String flagType = schema("std_msgs/Bool").type();
        other.speak("/robot/stopped", flagType, true);
        Wait.until(
                "both topics are listed",
                () -> link.topics().keySet().containsAll(Set.of("/robot/said", "/robot/stopped")));
        assertThat(link.topics()).containsEntry("/robot/said", textType()).containsEntry("/robot/stopped", flagType);
        said.close();
        Wait.until("the withdrawn topic is gone", () -> !link.topics().containsKey("/robot/said"));
        assertThat(link.topics()).containsKey("/robot/stopped");
    }

    @Test
    void services_are_listed_while_they_are_offered() throws Exception {
        AutoCloseable brake = other.serve("/robot/brake");
        other.serve("/robot/lamp");
        Wait.until(
                "both services are listed", () -> link.services().containsAll(Set.of("/robot/brake", "/robot/lamp")));
        brake.close();
        Wait.until("the withdrawn service is gone", () -> !link.services().contains("/robot/brake"));
        assertThat(link.services()).contains("/robot/lamp");
    }

    @Test
    void every_message_is_heard_as_the_bytes_that_were_sent_in_order() throws Exception {
        OtherSide.Speaker speaker = other.speak("/robot/said", textType(), false);
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = listen("/robot/said", speaker, heard);
        for (int i = 0; i < 200; i++) {
            byte[] sent = wireForm(text("sentence " + i + " grüezi".repeat(i)));
            speaker.say(sent);
            // One at a time: what a burst may lose is another test's business.
            assertThat(bytes(next(heard))).as("message %s", i).isEqualTo(sent);
        }
        Wait.until("all are counted", () -> listening.receivedCount() == 200);
        assertThat(listening.publisherCount()).isEqualTo(1);
        assertThat(listening.brokenLinkCount()).isZero();
    }

    @Test
    void a_message_states_where_it_comes_from_what_it_is_and_when_it_came() throws Exception {
        // Nested twice; and without a Header, whose sequence number a speaker may write itself.
        MessageSchema schema = schema("geometry_msgs/PoseWithCovariance");
        OtherSide.Speaker speaker = other.speak("/robot/pose", schema.type(), false);
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        listen("/robot/pose", speaker, heard);
        long monotonicBefore = System.nanoTime();
        Instant wallBefore = Instant.now();
        byte[] sent = wireForm(schema.newMessage().set("pose.position.x", 1.25).build());
        speaker.say(sent);
        RawMessage raw = next(heard);
        assertThat(raw.topic()).isEqualTo("/robot/pose");
        assertThat(raw.encoding()).isEqualTo(encoding());
        assertThat(raw.type()).isEqualTo(schema.type());
        assertThat(raw.md5()).isEqualTo(promises(Promise.STATES_MD5) ? schema.md5() : "");
        if (promises(Promise.STATES_DEFINITION)) {
            assertThat(states(raw, schema)).as(raw.definition()).isTrue();
        } else {
            assertThat(raw.definition()).isEmpty();
        }
        assertThat(raw.callerId()).isEqualTo(promises(Promise.STATES_SPEAKER) ? speaker.name() : "");
        assertThat(raw.latching()).isFalse();
        assertThat(bytes(raw)).isEqualTo(sent);
        assertThat(raw.payload().isReadOnly()).isTrue();
        assertThat(raw.payload().position()).isZero();
        assertThat(raw.receivedMonotonicNanos()).isBetween(monotonicBefore, System.nanoTime());
        assertThat(Instant.ofEpochSecond(0, raw.receivedWallNanos())).isBetween(wallBefore, Instant.now());
    }

    @Test
    void a_listener_that_was_there_first_hears_who_speaks_later() throws Exception {
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = link.listen("/robot/said", heard::add);
        assertThat(listening.publisherCount()).isZero();
        OtherSide.Speaker speaker = other.speak("/robot/said", textType(), false);
        awaitConnection(speaker, listening);
        speaker.say(wireForm(text("here")));
        assertThat(bytes(next(heard))).isEqualTo(wireForm(text("here")));
        speaker.close();
        Wait.until("the publisher is gone", () -> listening.publisherCount() == 0);
        Wait.until("a publisher that took leave is no loss", () -> listening.brokenLinkCount() == 0);
    }

    @Test
    void all_who_speak_on_a_topic_are_heard() throws Exception {
        OtherSide.Speaker one = other.speak("/robot/said", textType(), false);
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = listen("/robot/said", one, heard);
        OtherSide.Speaker two = other.speak("/robot/said", textType(), false);
        awaitConnection(two, listening);
        int expected = promises(Promise.COUNTS_EACH_SPEAKER) ? 2 : 1;
        Wait.until("the publishers are counted", () -> listening.publisherCount() == expected);
        one.say(wireForm(text("one")));
        RawMessage first = next(heard);
        two.say(wireForm(text("two")));
        RawMessage second = next(heard);
        assertThat(bytes(first)).isEqualTo(wireForm(text("one")));
        assertThat(bytes(second)).isEqualTo(wireForm(text("two")));
        if (promises(Promise.STATES_SPEAKER)) {
            assertThat(List.of(first.callerId(), second.callerId())).containsExactly(one.name(), two.name());
        }
    }

    @Test
    void who_listens_late_hears_what_is_latched() throws Exception {
        OtherSide.Speaker speaker = other.speak("/robot/map_name", textType(), true);
        speaker.say(wireForm(text("old")));
        speaker.say(wireForm(text("hotel")));
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        listen("/robot/map_name", speaker, heard);
        if (!promises(Promise.HEARS_LATCHED)) speaker.say(wireForm(text("hotel")));
        RawMessage raw = next(heard);
        assertThat(bytes(raw)).isEqualTo(wireForm(text("hotel")));
        assertThat(raw.latching()).isEqualTo(promises(Promise.STATES_LATCHING));
        assertThat(heard.poll(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS))
                .as("it is heard once")
                .isNull();

        BlockingQueue<RawMessage> heardLater = new LinkedBlockingQueue<>();
        link.listen("/robot/map_name", heardLater::add);
        if (!promises(Promise.HEARS_LATCHED)) speaker.say(wireForm(text("hotel")));
        assertThat(bytes(next(heardLater))).isEqualTo(wireForm(text("hotel")));
    }

    @Test
    void listeners_of_one_topic_share_a_connection_and_each_hears_all() throws Exception {
        OtherSide.Speaker speaker = other.speak("/robot/said", textType(), false);
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        BlockingQueue<RawMessage> heardToo = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = listen("/robot/said", speaker, heard);
        RobotLink.Listening listeningToo = link.listen("/robot/said", heardToo::add);
        speaker.say(wireForm(text("to both")));
        assertThat(bytes(next(heard))).isEqualTo(wireForm(text("to both")));
        assertThat(bytes(next(heardToo))).isEqualTo(wireForm(text("to both")));
        assertThat(speaker.listenerCount()).isEqualTo(1);
        assertThat(listeningToo.publisherCount()).isEqualTo(1);

        listening.close();
        speaker.say(wireForm(text("to one")));
        assertThat(bytes(next(heardToo))).isEqualTo(wireForm(text("to one")));
        assertThat(heard).isEmpty();
        assertThat(listening.receivedCount()).isEqualTo(1);
        Wait.until("both are counted", () -> listeningToo.receivedCount() == 2);

        listeningToo.close();
        Wait.until("nobody listens any more", () -> speaker.listenerCount() == 0);
    }

    @Test
    void a_listener_that_fails_keeps_neither_itself_nor_others_from_hearing() throws Exception {
        OtherSide.Speaker speaker = other.speak("/robot/said", textType(), false);
        AtomicInteger seen = new AtomicInteger();
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        link.listen("/robot/said", message -> {
            seen.incrementAndGet();
            throw new IllegalStateException("a listener's own mistake, on purpose");
        });
        listen("/robot/said", speaker, heard);
        for (int i = 1; i <= 3; i++) {
            speaker.say(wireForm(text("message " + i)));
            assertThat(bytes(next(heard))).isEqualTo(wireForm(text("message " + i)));
        }
        assertThat(seen).hasValue(3);
    }

    @Test
    void a_link_that_broke_is_counted_and_heard_again() throws Exception {
        OtherSide.Speaker speaker = other.speakOverBreakableLink("/robot/said", textType());
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = listen("/robot/said", speaker, heard);
        speaker.say(wireForm(text("before")));
        assertThat(bytes(next(heard))).isEqualTo(wireForm(text("before")));
        assertThat(listening.brokenLinkCount()).isZero();
        speaker.breakOff();
        long expected = promises(Promise.COUNTS_BROKEN_LINKS) ? 1 : 0;
        Wait.until("the broken link is counted", () -> listening.brokenLinkCount() == expected);
        speaker.speakAgain();
        awaitConnection(speaker, listening);
        speaker.say(wireForm(text("after")));
        assertThat(bytes(next(heard))).isEqualTo(wireForm(text("after")));
    }

    @Test
    void many_small_messages_are_all_heard_in_order() throws Exception {
        OtherSide.Speaker speaker = other.speak("/robot/said", textType(), false);
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        RobotLink.Listening listening = listen("/robot/said", speaker, heard);
        new Burst(words -> wireForm(text(words)))
                .run(
                        words -> speaker.say(wireForm(text(words))),
                        patience -> {
                            RawMessage raw = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
                            return raw == null ? null : bytes(raw);
                        },
                        promises(Promise.HEARS_ALL));
        assertThat(listening.brokenLinkCount()).isZero();
    }
}
