package org.robograde.agent.station.safety;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link through which no command reaches a unit unless a trial runs that a person has armed. Stops always pass: those on the topics that only
 * stop, and a message whose every field is zero, which is how zero speed is said.
 */
public final class MotionGate implements RobotLink {
    /** What a CRTK device does when it is told to stop or let go. */
    private static final Set<String> STOPPING_WORDS = Set.of("pause", "disable");

    private static final Logger LOG = LoggerFactory.getLogger(MotionGate.class);

    private final RobotLink link;
    private final Set<String> moving;
    private final Supplier<SafetyState> state;

    /** @param moving topics by which the unit can be made to move */
    public MotionGate(RobotLink link, Set<String> moving, Supplier<SafetyState> state) {
        this.link = link;
        this.moving = Set.copyOf(moving);
        this.state = state;
    }

    @Override
    public Map<String, String> topics() {
        return link.topics();
    }

    @Override
    public Set<String> services() {
        return link.services();
    }

    @Override
    public Listening listen(String topic, Consumer<RawMessage> onMessage) {
        return link.listen(topic, onMessage);
    }

    @Override
    public Sender sender(String topic, String type, boolean latching) {
        Sender sender = link.sender(topic, type, latching);
        return moving.contains(topic) ? new Guarded(topic, sender) : sender;
    }

    @Override
    public Message call(String service, String serviceType, Message request, Duration timeout) {
        return link.call(service, serviceType, request, timeout);
    }

    @Override
    public void close() {
        link.close();
    }

    /** Whether a message makes nothing move: zero in every field, or a word that only stops. */
    static boolean stops(Message message) {
        return message.equals(message.schema().newMessage().build()) || stoppingWord(message);
    }

    private static boolean stoppingWord(Message message) {
        return message.has("string") && message.get("string") instanceof String word && STOPPING_WORDS.contains(word);
    }

    private final class Guarded implements Sender {
        private final String topic;
        private final Sender sender;

        Guarded(String topic, Sender sender) {
            this.topic = topic;
            this.sender = sender;
        }

        @Override
        public void send(Message message) {
            SafetyState now = state.get();
            if (now != SafetyState.RUNNING && !stops(message)) {
                if (now == SafetyState.ABORTING || now == SafetyState.SAFE) {
                    // Whoever was about to send it could not know of the stop yet, and is about to hear of it.
                    LOG.info("nothing was sent on {}: the unit is {}", topic, now.word());
                    return;
                }
                throw new LinkException("nothing was sent on " + topic + ": the unit is " + now.word()
                        + ", and moves only in a trial that a person has armed");
            }
            sender.send(message);
        }

        @Override
        public long sentCount() {
            return sender.sentCount();
        }

        @Override
        public boolean awaitListener(Duration timeout) throws InterruptedException {
            return sender.awaitListener(timeout);
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
