package org.robograde.robots.ros.tcpros;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;

/** The first bytes of any connection are a header or an end of it. */
class ConnectionHeaderFuzzTest {
    private static final List<String> NAMES =
            List.of("callerid", "topic", "service", "type", "md5sum", "latching", "message_definition", "error");

    static Stream<byte[]> seeds() throws IOException {
        ConnectionHeader subscriber = new ConnectionHeader()
                .with("message_definition", "string data\n")
                .with("callerid", "/me")
                .with("topic", "/chatter")
                .with("md5sum", "*")
                .with("type", "std_msgs/String")
                .with("tcp_nodelay", "1");
        return Stream.of(
                written(subscriber),
                written(ConnectionHeader.error("no=thing\u4f60")),
                new byte[] {-1, -1, -1, -1, 1},
                new byte[] {8, 0, 0, 0, -1, -1, -1, 127, 65, 65, 65, 65},
                new byte[] {4, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {12, 0, 0, 0, 3, 0, 0, 0, 'a', '=', 'b', 1},
                new byte[] {14, 0, 0, 0, 3, 0, 0, 0, 'a', '=', 'b', 3, 0, 0, 0, 'a', '=', 'c'});
    }

    private static byte[] written(ConnectionHeader header) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header.write(out);
        return out.toByteArray();
    }

    @MethodSource("seeds")
    @DictionaryEntries({"=", "topic=", "service=", "md5sum=", "type=", "error="})
    @FuzzTest
    void a_header_is_read_or_refused(byte[] input) throws Exception {
        // A frame's stated length is believed up to a mebibyte.
        Allocation.within(3_000_000 + 100L * input.length, () -> {
            ConnectionHeader header;
            try {
                header = ConnectionHeader.read(new FrameReader(new ByteArrayInputStream(input)));
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return input;
            }
            ConnectionHeader again = ConnectionHeader.read(new FrameReader(new ByteArrayInputStream(written(header))));
            for (String name : NAMES) {
                assertThat(again.find(name)).isEqualTo(header.find(name));
            }
            assertThat(written(again)).isEqualTo(written(header));
            return header;
        });
    }
}
