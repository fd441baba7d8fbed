package org.robograde.robots.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Whatever a server answers is a value or a fault. */
class XmlRpcAnswerFuzzTest {
    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(
                        XmlRpcWriter.answer(List.of(1, "ok", List.of("TCPROS", "127.0.0.1", 4242))),
                        XmlRpcWriter.answer(Map.of("a", Map.of("b", List.of(1.5, false)))),
                        XmlRpcWriter.fault(-1, "no such method")),
                Texts.utf8(
                        "<methodResponse><params><param><value>bare</value></param></params></methodResponse>",
                        "<methodResponse><fault><value>bare</value></fault></methodResponse>",
                        "<methodResponse><fault><value><struct></struct></value></fault></methodResponse>",
                        "<methodResponse/>",
                        "hello"));
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "<methodResponse>",
        "<params>",
        "<param>",
        "<fault>",
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
        "faultString",
        "<!DOCTYPE",
        "<![CDATA["
    })
    @FuzzTest
    void an_answer_is_a_value_or_a_fault(byte[] input) throws Exception {
        Allocation.within(4_000_000 + 1_000L * input.length, () -> {
            Object value;
            try {
                value = XmlRpcReader.answer(input);
            } catch (XmlRpcFault refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return input;
            }
            try {
                byte[] written = XmlRpcWriter.answer(value);
                assertThat(XmlRpcWriter.answer(XmlRpcReader.answer(written))).isEqualTo(written);
            } catch (IllegalArgumentException notForXml10) {
                return value;
            }
            return value;
        });
    }
}
