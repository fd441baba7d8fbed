package org.robograde.robots.units;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RawMessageReader;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.bridge.MessageForm;

/** One topic a driver listens to: decodes on the link's thread, keeps until polled. Thread-safe. */
final class HeardTopic {
    /** If nobody polls, the oldest go: half a minute of the fastest pose source is more than any player leaves behind. */
    private static final int KEPT = 4096;

    private final UnitInterface profile;
    private final MessageSchema schema;
    private final Function<Message, List<Heard>> decode;
    private final RawMessageReader reader = new RawMessageReader(MessageRegistry.shipped());
    private final MessageForm form;
    private final Queue<Heard> waiting = new ArrayDeque<>();
    private long takenIn;
    private RobotLink.@org.jspecify.annotations.Nullable Listening listening;

    private HeardTopic(UnitInterface profile, Function<Message, List<Heard>> decode) {
        this.profile = profile;
        this.schema = MessageRegistry.shipped().get(profile.type());
        this.form = new MessageForm(schema);
        this.decode = decode;
    }

    static HeardTopic open(RobotLink link, UnitInterface profile, Function<Message, List<Heard>> decode) {
        HeardTopic topic = new HeardTopic(profile, decode);
        RobotLink.Listening listening = link.listen(profile.topic(), topic::take);
        synchronized (topic) {
            topic.listening = listening;
        }
        return topic;
    }

    private void take(RawMessage raw) {
        List<Heard> heard = decoded(raw);
        synchronized (this) {
            waiting.addAll(heard);
            while (waiting.size() > KEPT) waiting.remove();
            // Last, so that whoever sees the count can poll the message.
            takenIn++;
        }
    }

    /** A message that is not what the profile says is still recorded as it came; for steering it is as if it had not come. */
    private List<Heard> decoded(RawMessage raw) {
        try {
            return new ArrayList<>(decode.apply(message(raw)));
        } catch (DefinitionException | IllegalArgumentException e) {
            org.slf4j.LoggerFactory.getLogger(HeardTopic.class)
                    .warn("{} on {} is not a {}: {}", raw.type(), profile.topic(), profile.type(), e.getMessage());
            return List.of();
        }
    }

    /** A ROS 2 message is read by its own definition and brought into the form that the profile names, by field name. */
    private Message message(RawMessage raw) {
        return raw.encoding() == WireEncoding.ROS1 && schema.encoding() == WireEncoding.ROS1
                ? Ros1Codec.decode(schema, raw.payload().duplicate())
                : form.of(reader.read(raw));
    }

    synchronized void drainTo(List<Heard> all) {
        all.addAll(waiting);
        waiting.clear();
    }

    synchronized long takenIn() {
        return takenIn;
    }

    String topic() {
        return profile.topic();
    }

    void awaitSpeaker(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (profile.required() && speakers() == 0) {
            if (System.nanoTime() > deadline)
                throw new LinkException("nobody speaks on " + profile.topic() + " (role " + profile.role() + ", "
                        + profile.type() + ") after " + patience.toMillis()
                        + " ms; is the unit running, and does its profile name the right topic?");
            Thread.sleep(5);
        }
    }

    private synchronized int speakers() {
        return listening == null ? 0 : listening.publisherCount();
    }

    synchronized void close() {
        if (listening != null) listening.close();
    }
}
