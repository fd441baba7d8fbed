package org.robograde.robots.units.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.Ros2Form;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;

/** A robot behind a WebSocket bridge, in a node process told what to do by lines. */
final class BridgeRobot implements OtherSide {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String protocol;
    private final WireEncoding encoding;
    private final Path log;
    private final Process process;
    private final Writer orders;
    private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
    private final Map<String, BlockingQueue<byte[]>> heard = new ConcurrentHashMap<>();
    private int port;

    private BridgeRobot(String protocol, WireEncoding encoding, Path log, Process process) {
        this.protocol = protocol;
        this.encoding = encoding;
        this.log = log;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** @param protocol {@code foxglove} or {@code rosbridge} */
    static BridgeRobot start(String protocol, WireEncoding encoding, Path folder, String... options) throws Exception {
        Path script = Path.of("src/test/interop/" + protocol + "-robot.mjs").toAbsolutePath();
        Path log = Files.createTempFile(folder, protocol, ".log");
        List<String> command = new ArrayList<>(List.of("node", script.toString(), encoding.label()));
        command.addAll(List.of(options));
        ProcessBuilder node = new ProcessBuilder(command).redirectError(log.toFile());
        node.environment()
                .put("ROBOGRADE_INTEROP_NODE_MODULES", System.getProperty("robograde.interop.node_modules", ""));
        BridgeRobot robot = new BridgeRobot(protocol, encoding, log, node.start());
        Thread reader = new Thread(robot::read, "bridge-robot-lines");
        reader.setDaemon(true);
        reader.start();
        robot.port = robot.reply("ready").get("ready").intValue();
        return robot;
    }

    URI uri() {
        return URI.create(protocol + "://127.0.0.1:" + port);
    }

    URI webSocket() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    MessageSchema schema(String ros1Type) {
        MessageSchema ros1 = MessageRegistry.shipped().get(ros1Type);
        return encoding == WireEncoding.CDR ? Ros2Form.of(ros1) : ros1;
    }

    ServiceSchema service(String ros1Type) {
        ServiceSchema ros1 = MessageRegistry.shipped().service(ros1Type);
        return encoding == WireEncoding.CDR ? Ros2Form.of(ros1) : ros1;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode told = JSON.readTree(line);
                if (told.has("heard")) {
                    heard(told.get("heard").asText())
                            .add(Base64.getDecoder().decode(told.get("data").asText()));
                } else {
                    replies.add(told);
                }
            }
        } catch (IOException | UncheckedIOException killed) {
            replies.add(JSON.createObjectNode().put("ended", true));
        }
    }

    BlockingQueue<byte[]> heard(String topic) {
        return heard.computeIfAbsent(topic, name -> new LinkedBlockingQueue<>());
    }

    static ObjectNode order(String what) {
        return JSON.createObjectNode().put("do", what);
    }

    /** Something that has no answer. */
    synchronized void tell(ObjectNode order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /** Something that is done when it is answered. */
    synchronized JsonNode ask(ObjectNode order) throws IOException {
        tell(order.put("n", 1));
        return reply("n");
    }

    private JsonNode reply(String field) throws IOException {
        try {
            JsonNode reply = replies.poll(Wait.SOON.toSeconds(), TimeUnit.SECONDS);
            if (reply == null || !reply.has(field))
                throw new IllegalStateException("the robot said " + reply + "; it wrote: " + Files.readString(log));
            return reply;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the robot", stopping);
        }
    }

    @Override
    public Speaker speak(String topic, String type, boolean latching) throws IOException {
        String definition = MessageRegistry.shipped().get(type).fullDefinition();
        return new BridgeSpeaker(
                this,
                ask(order("speak").put("topic", topic).put("type", type).put("definition", definition))
                        .get("id")
                        .longValue());
    }

    @Override
    public Speaker speakOverBreakableLink(String topic, String type) throws IOException {
        return speak(topic, type, false);
    }

    @Override
    public Hearer hear(String topic, String type) throws Exception {
        // Who listens late has not heard what was said before, also where that is still on its way.
        Thread.sleep(LinkUnderTest.A_MOMENT.toMillis());
        BlockingQueue<byte[]> fromNow = new LinkedBlockingQueue<>();
        heard.put(topic, fromNow);
        String definition = MessageRegistry.shipped().get(type).fullDefinition();
        ask(order("hear").put("topic", topic).put("type", type).put("definition", definition));
        return new BridgeHearer(fromNow);
    }

    @Override
    public AutoCloseable serve(String service) throws IOException {
        return serve(service, false);
    }

    @Override
    public AutoCloseable serveInSilence(String service) throws IOException {
        return serve(service, true);
    }

    private AutoCloseable serve(String name, boolean silent) throws IOException {
        ServiceSchema setBool = service("std_srvs/SetBool");
        byte[] answer = Codec.of(encoding)
                .encode(setBool.response()
                        .newMessage()
                        .set("success", true)
                        .set("message", DONE)
                        .build());
        JsonNode id = ask(order("serve")
                        .put("name", name)
                        .put("type", setBool.type())
                        .put("request", setBool.request().fullDefinition())
                        .put("response", setBool.response().fullDefinition())
                        .put("answer", Base64.getEncoder().encodeToString(answer))
                        .put("refusal", REFUSAL)
                        .put("silent", silent))
                .get("id");
        return () -> ask(order("unserve").set("id", id));
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) orders.close();
        Closing.end(process);
    }

    private record BridgeSpeaker(BridgeRobot robot, long id) implements Speaker {
        @Override
        public String name() {
            return "";
        }

        @Override
        public void say(byte[] wireForm) throws IOException {
            robot.tell(order("say").put("id", id).put("data", wireForm));
        }

        @Override
        public int listenerCount() throws IOException {
            return robot.ask(order("listeners").put("id", id)).get("count").intValue();
        }

        @Override
        public void breakOff() throws IOException {
            robot.ask(order("break"));
        }

        @Override
        public void speakAgain() throws IOException {
            robot.ask(order("open"));
        }

        @Override
        public void close() throws IOException {
            if (robot.process.isAlive()) robot.ask(order("withdraw").put("id", id));
        }
    }

    private record BridgeHearer(BlockingQueue<byte[]> heard) implements Hearer {
        @Override
        public byte @Nullable [] next(Duration patience) throws InterruptedException {
            return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            heard.clear();
        }
    }
}
