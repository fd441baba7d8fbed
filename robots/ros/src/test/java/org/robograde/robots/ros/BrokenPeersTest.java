package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.robograde.robots.ros.xmlrpc.XmlRpcFault;
import org.robograde.robots.ros.xmlrpc.XmlRpcServer;

/** Peers that are cut, lie about lengths, or mean harm: they are refused, and the node goes on serving the others. */
@Timeout(30)
class BrokenPeersTest {
    private static final MessageSchema STRING = MessageRegistry.shipped().get("std_msgs/String");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RosNode node = RosNode.start(RosNodeOptions.of("/node", master.uri()));

    @AfterEach
    void close() {
        node.close();
        master.close();
    }

    private String post(String head, String body) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), master.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String call(String xml) throws IOException {
        int length = xml.getBytes(StandardCharsets.UTF_8).length;
        return post("POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: " + length + "\r\n", xml);
    }

    @Test
    void a_document_type_is_refused_and_no_entity_is_looked_up() throws Exception {
        String answer = call(
                "<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + "<methodCall><methodName>getParam</methodName><params><param><value>&x;</value></param></params></methodCall>");
        assertThat(answer).contains("<fault>").contains("document type or entity has no place");
    }

    @Test
    void values_nested_without_end_are_refused() throws Exception {
        String answer = call("<methodCall><methodName>getPid</methodName><params><param>"
                + "<value><array><data>".repeat(10_000) + "</param></params></methodCall>");
        assertThat(answer).contains("<fault>").contains("nest deeper than 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "-1", "33554433", "many"})
    void a_body_of_absurd_length_is_refused_unread(String length) throws Exception {
        assertThat(post("POST / HTTP/1.1\r\nContent-Length: " + length + "\r\n", "x"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void what_is_not_a_call_gets_a_fault_or_an_error_and_the_master_lives() throws Exception {
        assertThat(call("hello")).contains("<fault>");
        assertThat(call("<methodCall><methodName>makeCoffee</methodName></methodCall>"))
                .contains("no such method: makeCoffee");
        assertThat(call("<methodCall><methodName>registerPublisher</methodName><params/></methodCall>"))
                .contains("takes at least");
        assertThat(post("GET / HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 4");
        assertThat(post("x".repeat(20_000), "")).startsWith("HTTP/1.1 400");
        assertThat(node.publishedTopics()).isEmpty();
    }

    @Test
    void a_string_without_a_type_element_and_one_with_markup_are_read_alike() throws Exception {
        try (XmlRpcServer echo =
                XmlRpcServer.start("echo", InetAddress.getLoopbackAddress(), 0, (method, given) -> given)) {
            XmlRpcClient client = new XmlRpcClient(URI.create("http://127.0.0.1:" + echo.port()), SOON);
            List<Object> values = List.of("a<b>&\"'\r\n\t 手", "", true, -1, 2.5e-300, List.of(), List.of(List.of("x")));
            assertThat(client.call("echo", values.toArray())).isEqualTo(values);
            assertThatThrownBy(() -> client.call("echo", "\u0001")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(
                        call(
                                "<methodCall><methodName>setParam</methodName><params><param><value>/me</value></param>"
                                        + "<param><value>/bare</value></param><param><value> two words </value></param></params></methodCall>"))
                .doesNotContain("<fault>");
        assertThat(node.parameters().get("/bare")).contains(" two words ");
    }

    @Test
    void a_server_that_answers_with_rubbish_is_reported_as_such() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answerOnce(server, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(StandardCharsets.UTF_8));
            XmlRpcClient client = new XmlRpcClient(URI.create("http://127.0.0.1:" + server.getLocalPort()), SOON);
            assertThatThrownBy(() -> client.call("getPid"))
                    .isInstanceOf(XmlRpcFault.class)
                    .hasMessageContaining("not XML-RPC");
        }
    }

    private static void answerOnce(ServerSocket server, byte[] bytes) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                assertThat(socket.getInputStream().read()).isNotNegative();
                socket.getOutputStream().write(bytes);
                Thread.sleep(500);
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private int tcpRosPort() throws IOException {
        Object api = new XmlRpcClient(master.uri(), SOON).call("lookupNode", "/test", "/node");
        URI uri = URI.create(((List<?>) api).get(2).toString());
        Object answer =
                new XmlRpcClient(uri, SOON).call("requestTopic", "/test", "/chatter", List.of(List.of("TCPROS")));
        return (Integer) ((List<?>) ((List<?>) answer).get(2)).get(2);
    }

    private static byte[] header(String... fields) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
        for (String field : fields) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(text.length).put(text);
        }
        bytes.putInt(0, bytes.position() - 4);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Test
    void callers_with_a_broken_header_are_turned_away_and_others_are_still_served() throws Exception {
        RosNode.Publisher publisher = node.advertise("/chatter", STRING, true);
        publisher.publish(STRING.newMessage().set("data", "still here").build());
        int port = tcpRosPort();
        List<byte[]> garbage = List.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {-1, -1, -1, -1, 1},
                new byte[] {8, 0, 0, 0, -1, -1, -1, 127, 65, 65, 65, 65},
                new byte[] {4, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {12, 0, 0, 0, 1},
                header("nothing=at all"),
                header("topic=/other", "md5sum=*", "callerid=/x", "type=*"),
                header(
                        "topic=/chatter",
                        "md5sum=00000000000000000000000000000000",
                        "callerid=/x",
                        "type=std_msgs/String"));
        for (byte[] bytes : garbage) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                String answer = new String(readAll(socket.getInputStream()), StandardCharsets.UTF_8);
                assertThat(answer.isEmpty() || answer.contains("error="))
                        .as(answer)
                        .isTrue();
            }
        }
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        try (RosNode listener = RosNode.start(RosNodeOptions.of("/listener", master.uri()))) {
            listener.subscribeRaw("/chatter", heard::add);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void header_fields_come_in_any_order_and_unknown_ones_are_ignored() throws Exception {
        RosNode.Publisher publisher = node.advertise("/chatter", STRING, true);
        publisher.publish(STRING.newMessage().set("data", "ok").build());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tcpRosPort())) {
            socket.getOutputStream()
                    .write(header(
                            "message_definition=string data",
                            "favourite_colour=a=b",
                            "type=std_msgs/String",
                            "md5sum=" + STRING.md5(),
                            "topic=/chatter",
                            "callerid=/stranger"));
            InputStream in = socket.getInputStream();
            int length = ByteBuffer.wrap(in.readNBytes(4))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            assertThat(new String(in.readNBytes(length), StandardCharsets.UTF_8))
                    .contains("latching=1");
            assertThat(in.readNBytes(10)).containsExactly(6, 0, 0, 0, 2, 0, 0, 0, 'o', 'k');
            assertThat(publisher.subscribers().get(0).callerId()).isEqualTo("/stranger");
        }
    }

    private static byte[] readAll(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException reset) {
            return new byte[0];
        }
    }

    @Test
    void a_publisher_that_announces_an_absurd_length_or_is_cut_is_left_and_tried_again() throws Exception {
        byte[] header = header("type=std_msgs/String", "md5sum=" + STRING.md5(), "callerid=/liar");
        byte[] good = {6, 0, 0, 0, 2, 0, 0, 0, 'o', 'k'};
        List<byte[]> behaviours = List.of(
                join(header, new byte[] {-1, -1, -1, -1, 0}),
                join(header, new byte[] {0, 0, 0, 15, 1, 2, 3}),
                join(header, new byte[] {9, 0, 0, 0, 1}),
                new byte[] {-1, -1, -1, 127},
                join(header, good));
        try (ServerSocket liar = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                XmlRpcServer slave = XmlRpcServer.start(
                        "liar",
                        InetAddress.getLoopbackAddress(),
                        0,
                        (method, given) -> List.of(1, "", List.of("TCPROS", "127.0.0.1", liar.getLocalPort())))) {
            Thread server = new Thread(() -> behave(liar, behaviours));
            server.setDaemon(true);
            server.start();
            new XmlRpcClient(master.uri(), SOON)
                    .call(
                            "registerPublisher",
                            "/liar",
                            "/chatter",
                            "std_msgs/String",
                            "http://127.0.0.1:" + slave.port() + "/");
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            RosNode.Subscription subscription =
                    node.subscribe("/chatter", STRING, message -> heard.add(message.text("data")));
            assertThat(heard.poll(15, TimeUnit.SECONDS)).isEqualTo("ok");
            // All but the one that never got as far as a connection.
            assertThat(subscription.brokenLinkCount()).isBetween(3L, 4L);
        }
    }

    private static void behave(ServerSocket server, List<byte[]> behaviours) {
        for (byte[] bytes : behaviours) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                readAll(socket.getInputStream());
            } catch (IOException ended) {
                return;
            }
        }
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void a_dead_node_in_the_masters_list_delays_nobody() throws Exception {
        new XmlRpcClient(master.uri(), SOON)
                .call("registerSubscriber", "/dead", "/chatter", "*", "http://127.0.0.1:1/");
        new XmlRpcClient(master.uri(), SOON)
                .call("registerPublisher", "/dead", "/chatter", "std_msgs/String", "http://127.0.0.1:1/");
        BlockingQueue<RawMessage> heard = new LinkedBlockingQueue<>();
        node.subscribeRaw("/chatter", heard::add);
        try (RosNode talker = RosNode.start(RosNodeOptions.of("/talker", master.uri()))) {
            RosNode.Publisher publisher = talker.advertise("/chatter", STRING, true);
            publisher.publish(STRING.newMessage().build());
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
