package org.robograde.robots.ros.bridge.rosbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros2Form;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeClient;
import org.robograde.robots.ros.bridge.BridgeJson;
import org.robograde.robots.ros.bridge.BridgeOptions;
import org.robograde.robots.ros.bridge.BridgeSocket;
import org.robograde.robots.ros.bridge.MessageForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of a rosbridge server with rosapi beside it. Topics come as their wire bytes ({@code cbor-raw}); from a bridge that cannot, as
 * JSON that is turned back into wire bytes. The protocol does not tell when a topic appears or changes, so rosapi is asked, once a second.
 */
public final class RosbridgeClient implements BridgeClient {
    private static final Logger LOG = LoggerFactory.getLogger(RosbridgeClient.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long AWAIT_EVERY_MILLIS = 50;
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /** What the server says comes in here. */
    final BridgeSocket.Handler incoming = new Incoming();

    private final URI bridge;
    private final BridgeSocket socket;
    private final Rosapi rosapi;
    private final Thread lookout;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, HeardTopic> heard = new TreeMap<>();
    private final Map<String, RosbridgePublication> publications = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();
    private @Nullable KnownTypes types;
    private boolean lookNow;
    private boolean closed;

    /** Not connected yet. */
    RosbridgeClient(URI bridge, BridgeOptions options) {
        this.bridge = bridge;
        this.socket = BridgeSocket.to(bridge, "", options, incoming);
        this.rosapi = new Rosapi(socket, options.connectTimeout());
        this.lookout = new Thread(this::keepLooking, "rosapi at " + bridge.getAuthority());
        lookout.setDaemon(true);
    }

    /**
     * Connects, and finds out which ROS is behind the bridge.
     *
     * @param bridge {@code ws://} or {@code wss://}
     * @throws RosException if nobody answers there, or rosapi does not
     */
    public static RosbridgeClient connect(URI bridge, BridgeOptions options) {
        RosbridgeClient client = new RosbridgeClient(bridge, options);
        client.socket.connect();
        try {
            client.speak(client.rosapi.generation());
            client.lookout.start();
            return client;
        } catch (RosException silent) {
            client.close();
            throw new RosException(
                    "the bridge at " + bridge + " does not tell what is on offer (" + silent.getMessage()
                            + "); is rosapi running beside it?",
                    silent);
        }
    }

    synchronized void speak(WireEncoding generation) {
        types = new KnownTypes(generation, rosapi);
    }

    /** Which ROS is behind the bridge. */
    public WireEncoding generation() {
        return types().generation();
    }

    private synchronized KnownTypes types() {
        if (types == null) {
            throw new IllegalStateException("asked before the connection stood");
        }
        return types;
    }

    /** rosapi lists with them what is only listened to, also by this client; so it is asked about each, which takes as many calls. */
    @Override
    public Map<String, String> topics() {
        Map<String, String> topics = new TreeMap<>(rosapi.topics());
        topics.keySet()
                .removeIf(topic -> rosapi.publishers(topic).map(Set::isEmpty).orElse(false));
        return topics;
    }

    @Override
    public Set<String> services() {
        return rosapi.services();
    }

    @Override
    public long droppedCount() {
        return socket.droppedCount();
    }

    @Override
    public synchronized Subscription subscribe(String topic, Consumer<RawMessage> onMessage) {
        String refusal = unreadable.get(topic);
        if (refusal != null) {
            throw new RosException(refusal);
        }
        HeardTopic all = heard.computeIfAbsent(topic, name -> new HeardTopic());
        Subscription subscription = all.listeners.add(onMessage, () -> leave(topic), () -> publisherCount(all));
        lookSoon();
        return subscription;
    }

    private synchronized int publisherCount(HeardTopic all) {
        return all.publisherCount;
    }

    private synchronized void leave(String topic) {
        HeardTopic all = heard.get(topic);
        if (all != null && all.listeners.isEmpty()) {
            heard.remove(topic);
            unsubscribe(topic, all);
        }
    }

    private void unsubscribe(String topic, HeardTopic all) {
        HeardTopic.Subscribed over = all.subscribed;
        if (over != null) {
            all.subscribed = null;
            socket.say(BridgeJson.write(
                    BridgeJson.object("unsubscribe").put("id", over.id()).put("topic", topic)));
        }
    }

    synchronized void subscribe(String topic, String type, KnownTypes.Known known, boolean raw) {
        HeardTopic all = heard.get(topic);
        if (all == null || unreadable.containsKey(topic)) {
            return;
        }
        unsubscribe(topic, all);
        String id = "robograde-topic-" + ids.incrementAndGet();
        all.subscribed = new HeardTopic.Subscribed(id, type, known, raw);
        socket.say(BridgeJson.write(BridgeJson.object("subscribe")
                .put("id", id)
                .put("topic", topic)
                .put("type", type)
                .put("compression", raw ? "cbor-raw" : "none")));
    }

    private void lookSoon() {
        lookNow = true;
        notifyAll();
    }

    private void keepLooking() {
        try {
            while (waitForTheNextLook()) {
                try {
                    look();
                } catch (RosException unanswered) {
                    LOG.debug("rosapi at {} was asked in vain", bridge, unanswered);
                }
            }
        } catch (InterruptedException closing) {
            // Only close() interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean waitForTheNextLook() throws InterruptedException {
        long deadline = System.nanoTime() + LOOK_EVERY_MILLIS * 1_000_000;
        while (!closed && !lookNow && System.nanoTime() < deadline) {
            wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        lookNow = false;
        return !closed;
    }

    private void look() {
        List<String> wanted;
        synchronized (this) {
            wanted = List.copyOf(heard.keySet());
        }
        if (wanted.isEmpty() || !socket.isConnected()) {
            return;
        }
        Map<String, String> offered = rosapi.topics();
        for (String topic : wanted) {
            String type = offered.get(topic);
            if (type != null && !isSubscribedAs(topic, type)) {
                subscribe(topic, type, types().of(type), true);
            }
            int count =
                    type == null ? 0 : rosapi.publishers(topic).map(Set::size).orElse(1);
            synchronized (this) {
                HeardTopic all = heard.get(topic);
                if (all != null) {
                    all.publisherCount = all.subscribed == null ? 0 : count;
                }
            }
        }
    }

    private synchronized boolean isSubscribedAs(String topic, String type) {
        HeardTopic all = heard.get(topic);
        return all == null || (all.subscribed != null && all.subscribed.type().equals(type));
    }

    @Override
    public Publisher advertise(String topic, MessageSchema schema, boolean latching) {
        MessageSchema form = form(topic, schema);
        synchronized (this) {
            RosbridgePublication publication = new RosbridgePublication(
                    this, "robograde-advertise-" + ids.incrementAndGet(), topic, form, latching);
            publications.put(publication.id(), publication);
            socket.say(publication.advertisement());
            return publication;
        }
    }

    /** As the robot states the type, else as ROS has it. */
    private MessageSchema form(String topic, MessageSchema schema) {
        WireEncoding spoken = generation();
        if (schema.encoding() == WireEncoding.CDR && spoken == WireEncoding.ROS1) {
            throw new RosException(
                    "the bridge speaks ROS 1, and " + schema.type() + " of " + topic + " is a ROS 2 type");
        }
        MessageSchema plain = schema.encoding() == spoken ? schema : Ros2Form.of(schema);
        return types().of(plain.type()).schema().orElse(plain);
    }

    void publish(String words) {
        socket.publish(words, words.length());
    }

    synchronized void withdraw(RosbridgePublication publication) {
        if (publications.remove(publication.id()) != null) {
            socket.say(BridgeJson.write(
                    BridgeJson.object("unadvertise").put("id", publication.id()).put("topic", publication.topic())));
        }
    }

    boolean awaitSubscriber(String topic, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            if (rosapi.subscribers(topic).map(nodes -> !nodes.isEmpty()).orElse(true)) {
                return true;
            }
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(AWAIT_EVERY_MILLIS);
        }
    }

    @Override
    public Message call(String service, ServiceSchema schema, Message request, Duration timeout) {
        WireEncoding spoken = generation();
        boolean ros2 = schema.request().encoding() == WireEncoding.CDR;
        if (ros2 && spoken == WireEncoding.ROS1) {
            throw new RosException(
                    "the bridge speaks ROS 1, and " + schema.type() + " of " + service + " is a ROS 2 type");
        }
        ServiceSchema theirs = ros2 || spoken == WireEncoding.ROS1 ? schema : Ros2Form.of(schema);
        Message asked = new MessageForm(theirs.request()).of(request);
        JsonNode values = rosapi.call(service, JsonMessages.write(asked), timeout);
        return new MessageForm(schema.response()).of(JsonMessages.read(theirs.response(), values));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        socket.close();
        rosapi.refuseAll("this side has left");
        lookout.interrupt();
        try {
            lookout.join(GOODBYE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the server says. */
    private final class Incoming implements BridgeSocket.Handler {
        @Override
        public void opened() {
            synchronized (RosbridgeClient.this) {
                if (types != null) {
                    types.forget();
                }
                publications.values().forEach(each -> socket.say(each.advertisement()));
                lookSoon();
            }
        }

        @Override
        public void broken(String why) {
            synchronized (RosbridgeClient.this) {
                heard.values().forEach(each -> {
                    if (each.subscribed != null) {
                        each.listeners.countBroken();
                    }
                    each.subscribed = null;
                    each.publisherCount = 0;
                });
            }
            rosapi.refuseAll("the link broke: " + why);
        }

        @Override
        public void text(String message) {
            long monotonicNanos = System.nanoTime();
            Instant now = Instant.now();
            JsonNode words = BridgeJson.read(message);
            switch (words.path("op").asText()) {
                case "publish" -> {
                    long wallNanos =
                            Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
                    heardInJson(words, monotonicNanos, wallNanos);
                }
                case "service_response" -> rosapi.answered(words);
                case "status" -> status(words);
                case "fragment", "png" ->
                    throw new RosException("the bridge sent a message as "
                            + words.path("op").asText() + ", which was not asked for and is not read here");
                default -> LOG.debug("not understood: {}", words.path("op"));
            }
        }

        private void heardInJson(JsonNode words, long monotonicNanos, long wallNanos) {
            String topic = words.path("topic").asText();
            HeardTopic.Subscribed subscribed;
            HeardTopic all;
            synchronized (RosbridgeClient.this) {
                all = heard.get(topic);
                subscribed = all == null ? null : all.subscribed;
            }
            // After an unsubscription some may still be on their way.
            if (all == null || subscribed == null) {
                return;
            }
            Optional<MessageSchema> schema = subscribed.known().schema();
            if (schema.isEmpty()) {
                throw refuse(
                        topic, "topic " + topic + " comes as JSON, and nobody knows the type " + subscribed.type());
            }
            byte[] payload;
            try {
                payload = Codec.of(generation()).encode(JsonMessages.read(schema.get(), words.path("msg")));
            } catch (RosException unfit) {
                throw refuse(topic, "topic " + topic + ": " + unfit.getMessage());
            }
            ByteBuffer bytes = ByteBuffer.wrap(payload).asReadOnlyBuffer();
            all.listeners.deliver(raw(topic, subscribed, bytes, monotonicNanos, wallNanos));
        }

        /** Such a topic is not asked for again: it would break the link each time. */
        private RosException refuse(String topic, String why) {
            synchronized (RosbridgeClient.this) {
                unreadable.put(topic, why);
            }
            return new RosException(why);
        }

        /** A bridge that does not know {@code cbor-raw} may say so; then JSON is asked for. */
        private void status(JsonNode words) {
            String said = words.path("msg").asText();
            String shown = said.length() > 1_000 ? said.substring(0, 1_000) + "..." : said;
            boolean error = words.path("level").asText().equals("error");
            LOG.atLevel(error ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO)
                    .log("the bridge says: {}", shown);
            String id = words.path("id").asText();
            synchronized (RosbridgeClient.this) {
                heard.forEach((topic, each) -> {
                    HeardTopic.Subscribed asked = each.subscribed;
                    if (error && asked != null && asked.raw() && asked.id().equals(id)) {
                        subscribe(topic, asked.type(), asked.known(), false);
                    }
                });
            }
        }

        @Override
        public void binary(ByteBuffer message, long receivedMonotonicNanos, long receivedWallNanos) {
            CborRaw read = CborRaw.read(message);
            HeardTopic all;
            HeardTopic.Subscribed subscribed;
            synchronized (RosbridgeClient.this) {
                all = heard.get(read.topic());
                subscribed = all == null ? null : all.subscribed;
            }
            if (all != null && subscribed != null) {
                all.listeners.deliver(
                        raw(read.topic(), subscribed, read.payload(), receivedMonotonicNanos, receivedWallNanos));
            }
        }

        private RawMessage raw(
                String topic, HeardTopic.Subscribed subscribed, ByteBuffer payload, long monotonic, long wall) {
            WireEncoding encoding = generation();
            return new RawMessage(
                    topic,
                    encoding,
                    Codec.of(encoding).typeName(subscribed.type()),
                    "",
                    subscribed.known().definition(),
                    "",
                    false,
                    payload,
                    monotonic,
                    wall);
        }
    }
}
