package org.robograde.robots.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Any body is a call or refused; a call that is understood reads the same when it is written again. */
class XmlRpcCallFuzzTest {
    static Stream<byte[]> seeds() {
        byte[] written = XmlRpcWriter.call(
                "setParam",
                List.of(
                        "/me",
                        Map.of("a", 1, "b", List.of(true, 2.5, new byte[] {1, 2}, List.of(), Map.of())),
                        Instant.ofEpochSecond(1_700_000_000L),
                        "<&>\r\n"));
        return Stream.concat(
                Stream.of(written, Arrays.copyOf(written, written.length / 2)),
                Texts.utf8(
                        "<methodCall><methodName>m</methodName><params><param><value>bare</value></param></params></methodCall>",
                        "<methodCall><methodName>m</methodName></methodCall>",
                        "<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><methodCall><methodName>&b;</methodName></methodCall>",
                        "<!DOCTYPE m SYSTEM \"http://127.0.0.1:1/x\"><methodCall/>",
                        "<methodCall><methodName>m</methodName><params><param><value>"
                                + "<array><data><value>".repeat(70),
                        "<methodCall><methodName>m</methodName><params><param><value><double>-nan</double></value></param>"
                                + "<param><value><i4> 7 </i4></value></param><param><value><!-- x --><![CDATA[<y>]]></value></param>"
                                + "<param><value><?pi x?><dateTime.iso8601>20230101T00:00:00</dateTime.iso8601></value></param></params></methodCall>",
                        "<?xml version=\"1.1\" encoding=\"UTF-16\"?><methodCall/>"));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "<methodCall>",
        "<methodName>",
        "<params>",
        "<param>",
        "<value>",
        "</value>",
        "<array><data>",
        "<struct>",
        "<member>",
        "<name>",
        "<i4>",
        "<int>",
        "<boolean>",
        "<double>",
        "<base64>",
        "<string>",
        "<dateTime.iso8601>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "<!ENTITY",
        "SYSTEM",
        "&amp;",
        "&#13;",
        "<?xml",
        "encoding",
        "xmlns:a"
    })
    @FuzzTest
    void a_call_is_read_or_refused(byte[] input) throws Exception {
        Allocation.within(4_000_000 + 1_000L * input.length, () -> {
            XmlRpcCall call;
            try {
                call = XmlRpcReader.call(input);
            } catch (XmlRpcFault refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return input;
            }
            byte[] written;
            try {
                written = XmlRpcWriter.call(call.method(), call.arguments());
            } catch (IllegalArgumentException notForXml10) {
                // A reference may name a character that a writer must not.
                return call;
            }
            XmlRpcCall again = XmlRpcReader.call(written);
            assertThat(again.method()).isEqualTo(call.method());
            assertThat(again.arguments().toString().length())
                    .isLessThanOrEqualTo(call.arguments().toString().length() + 64);
            assertThat(XmlRpcWriter.call(again.method(), again.arguments())).isEqualTo(written);
            return again;
        });
    }
}
