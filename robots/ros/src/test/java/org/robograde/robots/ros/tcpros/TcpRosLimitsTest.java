package org.robograde.robots.ros.tcpros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.robograde.hostile.Allocation;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;

/** What a stranger's lengths and a stranger's patience can cost. */
@Timeout(60)
class TcpRosLimitsTest {
    private static final MessageSchema BYTES = MessageRegistry.shipped().get("std_msgs/UInt8MultiArray");

    @Test
    void a_stated_length_alone_takes_no_more_than_a_mebibyte() throws Exception {
        byte[] hostile = {0, 0, 0, 15, 1, 2, 3};
        Allocation.within(2_000_000, () -> {
            assertThatThrownBy(() -> new FrameReader(new ByteArrayInputStream(hostile)).next(Frames.LARGEST_MESSAGE))
                    .isInstanceOf(IOException.class);
            return hostile;
        });
    }

    @Test
    void a_caller_that_sends_its_header_a_byte_at_a_time_is_cut_off_in_time() throws Exception {
        try (TcpRosServer server =
                        TcpRosServer.start("/slow", InetAddress.getLoopbackAddress(), Duration.ofMillis(300));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30);
            assertThat(cutOff(socket)).isTrue();
        }
    }

    private static boolean cutOff(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            out.write(new byte[] {0, 0, 1, 0, -1, 0, 0, 0});
            for (int i = 0; i < 500; i++) {
                out.write('x');
                try {
                    if (socket.getInputStream().read() < 0) {
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
    void a_subscriber_that_never_reads_costs_its_queue_and_no_more() throws Exception {
        long queueBytes = 1_000_000;
        Publication publication = new Publication("/big", "/talker", BYTES, false, queueBytes);
        try (TcpRosServer server = TcpRosServer.start("/talker", InetAddress.getLoopbackAddress());
                Socket deaf = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            server.offer(publication);
            new ConnectionHeader()
                    .with("callerid", "/deaf")
                    .with("topic", "/big")
                    .with("md5sum", "*")
                    .with("type", "*")
                    .write(deaf.getOutputStream());
            assertThat(publication.awaitSubscribers(1, Duration.ofSeconds(20))).isTrue();
            byte[] message = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            int sent = 2_000;
            for (int i = 0; i < sent; i++) {
                assertThat(publication.send(message)).isTrue();
            }
            // What the kernel's buffers on both sides take is far less than a tenth of it all.
            assertThat(publication.droppedCount()).isGreaterThan(sent * 9L / 10);
        } finally {
            publication.close(Duration.ZERO);
        }
    }
}
