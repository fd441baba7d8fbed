package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
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
import org.robograde.robots.ros.bridge.PendingAnswers;
import org.robograde.robots.ros.bridge.TopicListeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client of a Foxglove WebSocket server. Encodings {@code ros1} and {@code cdr}. */
public final class FoxgloveClient implements BridgeClient {
    private static final Logger LOG = LoggerFactory.getLogger(FoxgloveClient.class);
    private static final String SUBPROTOCOL = "foxglove.websocket.v1";
    private static final byte MESSAGE_DATA = 1;
    private static final byte TIME = 2;
    private static final byte SERVICE_RESPONSE = 3;
    private static final byte SERVICE_REQUEST = 2;
    private static final int MESSAGE_HEADER_BYTES = 13;
    private static final int SERVICE_HEADER_BYTES = 13;
    /** A server advertises right after its introduction, but does not say when it is done. */
    private static final Duration SETTLED = Duration.ofMillis(250);

    private static final Duration SETTLED_AT_LAST = Duration.ofSeconds(2);

    private record Subscribed(FoxgloveChannel channel, WireEncoding encoding, TopicListeners listeners) {}

    private record Answer(String encoding, ByteBuffer payload) {}

    /** What the server says comes in here. */
    final BridgeSocket.Handler incoming = new Incoming();

    private final BridgeSocket socket;
    private final FoxgloveParameters parameters;
    private final PendingAnswers<Long, Answer> calls = new PendingAnswers<>();
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, TopicListeners> listeners = new TreeMap<>();
    private final Map<Long, Subscribed> subscribed = new HashMap<>();
    private final Map<Long, FoxglovePublication> publications = new LinkedHashMap<>();
    private FoxgloveServerState server = new FoxgloveServerState();
    private long lastNewsNanos = System.nanoTime();

    /** Not connected yet. */
    FoxgloveClient(URI bridge, BridgeOptions options) {
        this.socket = BridgeSocket.to(bridge, SUBPROTOCOL, options, incoming);
        this.parameters = new FoxgloveParameters(socket);
    }

    /**
     * Connects, and waits until the server has introduced itself and what it offers.
     *
     * @param bridge {@code ws://} or {@code wss://}
     * @throws RosException if nobody answers there, or in another protocol
     */
    public static FoxgloveClient connect(URI bridge, BridgeOptions options) {
        FoxgloveClient client = new FoxgloveClient(bridge, options);
        client.socket.connect();
        try {
            if (!client.await(() -> client.server.introduced(), options.connectTimeout())) {
                throw new RosException("the bridge at " + bridge + " did not introduce itself within "
                        + options.connectTimeout().toMillis() + " ms");
            }
            client.await(() -> System.nanoTime() - client.lastNewsNanos > SETTLED.toNanos(), SETTLED_AT_LAST);
            return client;
        } catch (InterruptedException stopping) {
            client.close();
            Thread.currentThread().interrupt();
            throw new RosException("interrupted while connecting to the bridge at " + bridge, stopping);
        } catch (RosException failed) {
            client.close();
            throw failed;
        }
    }

    private synchronized boolean await(Supplier<Boolean> condition, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.get()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(Math.min(left, 50));
        }
        return true;
    }

    /** What the server calls parameters. @throws RosException if it has none for clients */
    public FoxgloveParameters parameters() {
        requireCapability("parameters", "it does not give parameters to clients");
        return parameters;
    }

    @Override
    public synchronized Map<String, String> topics() {
        return server.topics();
    }

    @Override
    public synchronized Set<String> services() {
        return server.services();
    }

    @Override
    public long droppedCount() {
        return socket.droppedCount();
    }

    @Override
    public synchronized Subscription subscribe(String topic, Consumer<RawMessage> onMessage) {
        List<FoxgloveChannel> offered = server.channels(topic);
        if (!offered.isEmpty()
                && offered.stream().allMatch(each -> each.wireEncoding().isEmpty())) {
            throw new RosException(offered.get(0).refusal());
        }
        boolean first = !listeners.containsKey(topic);
        TopicListeners all = listeners.computeIfAbsent(topic, name -> new TopicListeners());
        Subscription subscription = all.add(onMessage, () -> leave(topic), () -> publisherCount(topic));
        if (first) {
            offered.forEach(this::subscribeIfWanted);
        }
        return subscription;
    }

    private synchronized void leave(String topic) {
        TopicListeners all = listeners.get(topic);
        if (all == null || !all.isEmpty()) {
            return;
        }
        listeners.remove(topic);
        List<Long> over = subscribed.entrySet().stream()
                .filter(each -> each.getValue().listeners() == all)
                .map(Map.Entry::getKey)
                .toList();
        if (!over.isEmpty()) {
            ObjectNode words = BridgeJson.object("unsubscribe");
            over.forEach(words.putArray("subscriptionIds")::add);
            over.forEach(subscribed::remove);
            socket.say(BridgeJson.write(words));
        }
    }

    private synchronized int publisherCount(String topic) {
        long channels = subscribed.values().stream()
                .filter(each -> each.channel().topic().equals(topic))
                .count();
        return (int) (channels == 0 ? 0 : Math.max(channels, server.graph().publisherCount(topic)));
    }

    private void subscribeIfWanted(FoxgloveChannel channel) {
        TopicListeners wanted = listeners.get(channel.topic());
        if (wanted == null) {
            return;
        }
        if (channel.wireEncoding().isEmpty()) {
            LOG.warn("{}", channel.refusal());
            return;
        }
        long id = ids.incrementAndGet();
        subscribed.put(id, new Subscribed(channel, channel.wireEncoding().get(), wanted));
        ObjectNode words = BridgeJson.object("subscribe");
        words.putArray("subscriptions").addObject().put("id", id).put("channelId", channel.id());
        socket.say(BridgeJson.write(words));
    }

    @Override
    public synchronized Publisher advertise(String topic, MessageSchema schema, boolean latching) {
        requireCapability("clientPublish", "it takes no messages from clients");
        if (latching) {
            LOG.info("{} is sent without latching, which this protocol does not have", topic);
        }
        FoxglovePublication publication =
                new FoxglovePublication(this, socket, ids.incrementAndGet(), topic, form(topic, schema));
        publications.put(publication.id(), publication);
        advertise(publication);
        return publication;
    }

    private void advertise(FoxglovePublication publication) {
        ObjectNode words = BridgeJson.object("advertise");
        publication.channel(words.putArray("channels").addObject());
        socket.say(BridgeJson.write(words));
    }

    /** As the topic is offered already, else as the server speaks. */
    private MessageSchema form(String topic, MessageSchema schema) {
        for (FoxgloveChannel channel : server.channels(topic)) {
            if (channel.wireEncoding().isPresent()) {
                Codec codec = Codec.of(channel.wireEncoding().get());
                return codec.parse(codec.typeName(channel.type()), channel.definition(), MessageRegistry.shipped());
            }
        }
        if (server.spoken() == schema.encoding()) {
            return schema;
        }
        if (schema.encoding() == WireEncoding.CDR) {
            throw new RosException(
                    "the bridge speaks ROS 1, and " + schema.type() + " of " + topic + " is a ROS 2 type");
        }
        return Ros2Form.of(schema);
    }

    synchronized void withdraw(FoxglovePublication publication) {
        if (publications.remove(publication.id()) != null) {
            ObjectNode words = BridgeJson.object("unadvertise");
            words.putArray("channelIds").add(publication.id());
            socket.say(BridgeJson.write(words));
        }
    }

    boolean awaitSubscriber(String topic, Duration timeout) throws InterruptedException {
        return await(() -> !server.can("connectionGraph") || server.graph().subscriberCount(topic) > 0, timeout);
    }

    private synchronized void requireCapability(String capability, String otherwise) {
        if (!server.can(capability)) {
            throw new RosException(
                    "the bridge lacks the capability " + capability + ": " + otherwise + "; see its configuration");
        }
    }

    @Override
    public Message call(String service, ServiceSchema schema, Message request, Duration timeout) {
        FoxgloveService offered;
        WireEncoding encoding;
        synchronized (this) {
            offered = server.service(service)
                    .orElseThrow(() -> new RosException("the bridge offers no service " + service));
            encoding = offered.encoding().isEmpty() ? server.spoken() : encoding(offered);
        }
        ServiceSchema theirs = offered.schema(encoding, schema);
        byte[] payload = new MessageForm(theirs.request()).encode(request);
        long callId = ids.incrementAndGet();
        Answer answer = calls.ask(
                callId,
                "service " + service,
                () -> socket.say(frame(offered.id(), callId, encoding, payload)),
                timeout);
        if (!answer.encoding().equals(encoding.label())) {
            throw new RosException(
                    "service " + service + ": asked in " + encoding.label() + ", answered in " + answer.encoding());
        }
        Message response = Codec.of(encoding).decode(theirs.response(), answer.payload());
        return new MessageForm(schema.response()).of(response);
    }

    private static WireEncoding encoding(FoxgloveService offered) {
        return FoxgloveChannel.wireEncoding(offered.encoding())
                .orElseThrow(() -> new RosException("service " + offered.name() + " is offered as " + offered.encoding()
                        + "; only ros1 and cdr are spoken here"));
    }

    private static ByteBuffer frame(long service, long call, WireEncoding encoding, byte[] payload) {
        byte[] label = encoding.label().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(SERVICE_HEADER_BYTES + label.length + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SERVICE_REQUEST)
                .putInt((int) service)
                .putInt((int) call)
                .putInt(label.length)
                .put(label)
                .put(payload)
                .flip();
    }

    @Override
    public void close() {
        socket.close();
        calls.refuseAll("this side has left");
    }

    /** What the server says. */
    private final class Incoming implements BridgeSocket.Handler {
        @Override
        public void opened() {
            synchronized (FoxgloveClient.this) {
                server = new FoxgloveServerState();
                subscribed.clear();
                publications.values().forEach(FoxgloveClient.this::advertise);
                parameters.opened();
                news();
            }
        }

        @Override
        public void broken(String why) {
            synchronized (FoxgloveClient.this) {
                subscribed.values().stream()
                        .map(Subscribed::listeners)
                        .distinct()
                        .forEach(TopicListeners::countBroken);
                subscribed.clear();
                server = new FoxgloveServerState();
                news();
            }
            String reason = "the link broke: " + why;
            calls.refuseAll(reason);
            parameters.broken(reason);
        }

        @Override
        public void text(String message) {
            JsonNode words = BridgeJson.read(message);
            switch (words.path("op").asText()) {
                case "parameterValues" -> parameters.values(words);
                case "serviceCallFailure" ->
                    calls.refuse(
                            words.path("callId").asLong(), words.path("message").asText("refused without a reason"));
                case "status" -> status(words);
                default -> {
                    synchronized (FoxgloveClient.this) {
                        offer(words);
                        news();
                    }
                }
            }
        }

        private void status(JsonNode words) {
            String said = words.path("message").asText();
            String shown = said.length() > 1_000 ? said.substring(0, 1_000) + "..." : said;
            if (words.path("level").asInt() == 0) {
                LOG.info("the bridge says: {}", shown);
            } else {
                LOG.warn("the bridge says: {}", shown);
            }
        }

        /** Anything that changes what is on offer; words of later editions of the protocol are passed over. */
        private void offer(JsonNode words) {
            switch (words.path("op").asText()) {
                case "serverInfo" -> {
                    server.introduce(words);
                    if (server.can("connectionGraph")) {
                        socket.say(BridgeJson.write(BridgeJson.object("subscribeConnectionGraph")));
                    }
                }
                case "advertise" ->
                    words.path("channels").forEach(each -> {
                        FoxgloveChannel channel = FoxgloveChannel.of(each);
                        server.add(channel);
                        subscribeIfWanted(channel);
                    });
                case "unadvertise" ->
                    words.path("channelIds").forEach(id -> {
                        server.removeChannel(id.asLong());
                        subscribed.values().removeIf(each -> each.channel().id() == id.asLong());
                    });
                case "advertiseServices" ->
                    words.path("services").forEach(each -> server.add(FoxgloveService.of(each)));
                case "unadvertiseServices" -> words.path("serviceIds").forEach(id -> server.removeService(id.asLong()));
                case "connectionGraphUpdate" -> server.graph().update(words);
                default -> LOG.debug("not understood: {}", words.path("op"));
            }
        }

        private void news() {
            lastNewsNanos = System.nanoTime();
            FoxgloveClient.this.notifyAll();
        }

        @Override
        public void binary(ByteBuffer message, long receivedMonotonicNanos, long receivedWallNanos) {
            message.order(ByteOrder.LITTLE_ENDIAN);
            switch (message.hasRemaining() ? message.get(0) : 0) {
                case MESSAGE_DATA -> deliver(message, receivedMonotonicNanos, receivedWallNanos);
                case SERVICE_RESPONSE -> answer(message);
                case TIME -> LOG.trace("the server's time is not used; messages carry their own");
                default -> throw new RosException("the bridge sent a binary message of an unknown kind");
            }
        }

        private void deliver(ByteBuffer message, long receivedMonotonicNanos, long receivedWallNanos) {
            requireBytes(message, MESSAGE_HEADER_BYTES);
            Subscribed to;
            synchronized (FoxgloveClient.this) {
                to = subscribed.get(Integer.toUnsignedLong(message.getInt(1)));
            }
            // After an unsubscription some may still be on their way.
            if (to != null) {
                to.listeners().deliver(raw(to, message, receivedMonotonicNanos, receivedWallNanos));
            }
        }

        private RawMessage raw(Subscribed to, ByteBuffer message, long monotonicNanos, long wallNanos) {
            ByteBuffer payload = message.slice(MESSAGE_HEADER_BYTES, message.capacity() - MESSAGE_HEADER_BYTES)
                    .asReadOnlyBuffer();
            FoxgloveChannel channel = to.channel();
            return new RawMessage(
                    channel.topic(),
                    to.encoding(),
                    Codec.of(to.encoding()).typeName(channel.type()),
                    "",
                    channel.definition(),
                    "",
                    false,
                    payload,
                    monotonicNanos,
                    wallNanos);
        }

        private void answer(ByteBuffer message) {
            requireBytes(message, SERVICE_HEADER_BYTES);
            long call = Integer.toUnsignedLong(message.getInt(5));
            long labelLength = Integer.toUnsignedLong(message.getInt(9));
            requireBytes(message, SERVICE_HEADER_BYTES + labelLength);
            byte[] label = new byte[(int) labelLength];
            message.position(SERVICE_HEADER_BYTES);
            message.get(label);
            calls.answer(call, new Answer(new String(label, StandardCharsets.UTF_8), message.slice()));
        }

        private static void requireBytes(ByteBuffer message, long count) {
            if (message.capacity() < count) {
                throw new RosException("the bridge sent a binary message of " + message.capacity() + " bytes where "
                        + count + " are the least");
            }
        }
    }
}
