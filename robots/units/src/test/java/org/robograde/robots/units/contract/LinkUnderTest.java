package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.units.RobotLink;

/** A link and its other side, fresh for every test, and what a subclass says about them. */
@Timeout(120)
public abstract class LinkUnderTest {
    static final Duration SOON = Wait.SOON;

    /** Long enough that a message on its way would have come, in a test that can only fail by one that comes. */
    static final Duration A_MOMENT = Duration.ofMillis(300);

    @TempDir
    protected Path folder;

    OtherSide other;
    RobotLink link;
    private final Set<Thread> threadsBefore = new HashSet<>();

    /** Starts a graph of this test's own; closing the other side closes it all, and may come twice. */
    protected abstract OtherSide startGraph() throws Exception;

    /**
     * A new link to that graph.
     *
     * @param nodeName under which the graph may know it
     */
    protected abstract RobotLink connect(String nodeName) throws Exception;

    protected Set<Promise> promises() {
        return EnumSet.allOf(Promise.class);
    }

    /** The schema of a type that this contract names as ROS 1 does. */
    protected MessageSchema schema(String ros1Type) {
        return MessageRegistry.shipped().get(ros1Type);
    }

    protected ServiceSchema service(String ros1Type) {
        return MessageRegistry.shipped().service(ros1Type);
    }

    /** How the link's protocol writes this message. */
    protected byte[] wireForm(Message message) {
        return Ros1Codec.encode(message);
    }

    protected WireEncoding encoding() {
        return WireEncoding.ROS1;
    }

    /** Whether a schema can be read from the stated definition alone, and is the expected one. */
    protected boolean states(RawMessage raw, MessageSchema expected) {
        return MessageSchema.parse(raw.type(), raw.definition(), MessageRegistry.empty())
                .equals(expected);
    }

    /** One message of every primitive type, at the edges of what it can hold. */
    protected List<Message> primitives() {
        return ContractMessages.primitives(this::schema);
    }

    /** Threads that outlive every link, because the whole program shares them. */
    protected boolean isShared(Thread thread) {
        return thread.getName().startsWith("ForkJoinPool.commonPool")
                || thread.getName().startsWith("process reaper")
                || thread.getName().startsWith("junit-");
    }

    protected final boolean promises(Promise promise) {
        return promises().contains(promise);
    }

    @BeforeEach
    final void connectToAGraph() throws Exception {
        threadsBefore.addAll(Thread.getAllStackTraces().keySet());
        other = startGraph();
        link = connect("/contract/station");
    }

    @AfterEach
    final void leaveTheGraph() throws Exception {
        link.close();
        other.close();
    }

    Message text(String words) {
        return schema("std_msgs/String").newMessage().set("data", words).build();
    }

    String textType() {
        return schema("std_msgs/String").type();
    }

    static byte[] bytes(RawMessage message) {
        ByteBuffer payload = message.payload().duplicate();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }

    static RawMessage next(BlockingQueue<RawMessage> heard) throws InterruptedException {
        RawMessage message = heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        if (message == null) throw new AssertionError("no message within " + SOON);
        return message;
    }

    static byte[] next(OtherSide.Hearer hearer) throws Exception {
        byte @Nullable [] message = hearer.next(SOON);
        if (message == null) throw new AssertionError("no message within " + SOON);
        return message;
    }

    /** Listens, and waits until the speaker's messages will arrive. */
    RobotLink.Listening listen(String topic, OtherSide.Speaker speaker, BlockingQueue<RawMessage> heard)
            throws Exception {
        RobotLink.Listening listening = link.listen(topic, heard::add);
        awaitConnection(speaker, listening);
        return listening;
    }

    static void awaitConnection(OtherSide.Speaker speaker, RobotLink.Listening listening) throws Exception {
        Wait.until("the speaker has its listener", () -> speaker.listenerCount() >= 1);
        Wait.until("the listening has its publisher", () -> listening.publisherCount() >= 1);
    }

    /** Opens a topic that is heard already, and waits until messages will arrive. */
    RobotLink.Sender openSender(String topic, String type, OtherSide.Hearer hearer) throws Exception {
        RobotLink.Sender sender = link.sender(topic, type, false);
        assertThat(sender.awaitListener(SOON)).as("someone listens on " + topic).isTrue();
        if (!promises(Promise.SEES_LISTENERS)) {
            // Such a link cannot say when; so it is asked until something comes through, and the line is empty again.
            Message probe = schema(type.replace("/msg/", "/")).newMessage().build();
            sender.send(probe);
            for (int i = 0; hearer.next(A_MOMENT) == null && i < 100; i++) sender.send(probe);
            while (hearer.next(A_MOMENT) != null) {}
        }
        return sender;
    }

    /** Threads that were not there before the graph was started, and live. */
    Set<String> threadsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !threadsBefore.contains(thread) && !isShared(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
