package org.robograde.robots.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** What comes over an XML-RPC connection is a message of HTTP or an end of it, and leaves what follows it alone. */
class HttpMessageFuzzTest {
    static Stream<byte[]> seeds() {
        return Texts.utf8(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloPOST / HTTP/1.1\r\n\r\n",
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\neverything",
                "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 33554432\r\n\r\nx",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\n: \n\n",
                "\r\n");
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\\x0D\\x0A",
        "Content-Length: ",
        "Connection: close",
        "Transfer-Encoding: ",
        "HTTP/1.",
        "POST / "
    })
    @FuzzTest
    void a_message_is_read_or_refused(byte[] input) throws Exception {
        Allocation.within(1_000_000 + 200L * input.length, () -> {
            ByteArrayInputStream in = new ByteArrayInputStream(input);
            Optional<HttpMessage> read;
            try {
                read = HttpMessage.read(in);
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return input;
            }
            if (read.isPresent()) {
                HttpMessage message = read.get();
                assertThat(message.body().length).isLessThanOrEqualTo(input.length);
                boolean close = message.wantsClose();
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                HttpMessage.write(out, "POST / HTTP/1.1\r\n" + (close ? "Connection: close\r\n" : ""), message.body());
                HttpMessage again = HttpMessage.read(new ByteArrayInputStream(out.toByteArray()))
                        .orElseThrow();
                assertThat(again.body()).isEqualTo(message.body());
                assertThat(again.wantsClose()).isEqualTo(close);
                assertThat(message.startLine().getBytes(StandardCharsets.ISO_8859_1).length)
                        .isLessThanOrEqualTo(input.length);
            }
            return read;
        });
    }
}
