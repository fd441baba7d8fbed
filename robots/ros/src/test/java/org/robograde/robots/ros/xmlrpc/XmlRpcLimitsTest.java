package org.robograde.robots.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.hostile.Allocation;

/** What a stranger's XML and a stranger's patience can cost. */
@Timeout(60)
class XmlRpcLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String CALL =
            "<methodCall><methodName>m</methodName><params><param><value>%s</value></param></params></methodCall>";

    private static void refused(String xml, long bytesMax) throws Exception {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        Allocation.within(bytesMax, () -> {
            assertThatThrownBy(() -> XmlRpcReader.call(body))
                    .isInstanceOf(XmlRpcFault.class)
                    .hasMessageContaining("document type or entity");
            return body;
        });
    }

    @Test
    void entities_that_multiply_are_refused_before_they_do() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE m [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        refused(laughs + "]>" + CALL.formatted("&l29;"), 2_000_000);
    }

    @Test
    void an_entity_elsewhere_is_neither_opened_nor_connected_to() throws Exception {
        AtomicInteger visitors = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread counting = new Thread(() -> {
                while (!server.isClosed()) {
                    try (Socket visitor = server.accept()) {
                        visitors.addAndGet(visitor.isConnected() ? 1 : 0);
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            counting.setDaemon(true);
            counting.start();
            String there = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            refused("<!DOCTYPE m SYSTEM \"" + there + "\">" + CALL.formatted("x"), 2_000_000);
            refused("<!DOCTYPE m [<!ENTITY x SYSTEM \"" + there + "\">]>" + CALL.formatted("&x;"), 2_000_000);
            refused("<!DOCTYPE m [<!ENTITY % x SYSTEM \"" + there + "\"> %x;]>" + CALL.formatted("y"), 2_000_000);
            try (Socket proof = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                assertThat(proof.getInputStream().read()).isEqualTo(-1);
            }
            // The visit that proves that visits are counted is the only one.
            assertThat(visitors).hasValue(1);
        }
    }

    @Test
    void the_largest_body_of_the_smallest_values_takes_memory_in_proportion() throws Exception {
        String data = "<value><i4>1</i4></value>".repeat(200_000);
        byte[] body = CALL.formatted("<array><data>" + data + "</data></array>").getBytes(StandardCharsets.UTF_8);
        Allocation.within(20L * body.length, () -> XmlRpcReader.call(body));
    }

    @Test
    void a_caller_that_sends_a_byte_now_and_then_is_cut_off_in_time() throws Exception {
        try (XmlRpcServer server = XmlRpcServer.start(
                        "slow", InetAddress.getLoopbackAddress(), 0, (method, given) -> given, SHORT);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(cutOff(socket, "POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n<methodCall>"))
                    .isTrue();
        }
    }

    /** Sends the start at once and then a byte every tenth of the patience; whether the peer hung up. */
    private static boolean cutOff(Socket socket, String start) throws Exception {
        socket.setSoTimeout(30);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        try {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 500; i++) {
                out.write(' ');
                try {
                    if (in.read() < 0) {
                        return true;
                    }
                } catch (SocketTimeoutException stillOpen) {
                    assertThat(socket.isClosed()).isFalse();
                }
            }
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void a_server_that_answers_a_byte_now_and_then_keeps_nobody_waiting() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread trickling = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < 2_000; i++) {
                        socket.getOutputStream().write(' ');
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException hungUp) {
                    Thread.currentThread().interrupt();
                }
            });
            trickling.setDaemon(true);
            trickling.start();
            XmlRpcClient client = new XmlRpcClient(URI.create("http://127.0.0.1:" + server.getLocalPort()), SHORT);
            assertThatThrownBy(() -> client.call("getPid")).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
