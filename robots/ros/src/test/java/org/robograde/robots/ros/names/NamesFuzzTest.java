package org.robograde.robots.ros.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Texts;

/** A name, an address or a command line from outside is resolved once and for all, or refused. */
class NamesFuzzTest {
    static Stream<byte[]> seeds() {
        return Texts.utf8(
                "chatter",
                "~scan//raw/",
                "/a/b",
                "~",
                "http://my_robot:11311/",
                "http://[::1]:80/",
                "http://user@host:99999/",
                "rosrpc://127.0.0.1:1",
                "__name:=x _rate:=1e3 a:=b/c ~x:=/y rest := :=a");
    }

    @MethodSource("seeds")
    @FuzzTest
    void names_addresses_and_arguments_are_understood_or_refused(byte[] input) {
        String text = Texts.of(input);
        try {
            String resolved = GraphName.resolve(text, "/ns/node");
            assertThat(resolved).startsWith("/").doesNotContain("//");
            assertThat(GraphName.resolve(resolved, "/other")).isEqualTo(resolved);
        } catch (IllegalArgumentException refused) {
            assertThat(GraphName.isLegal(text)).isFalse();
        }
        try {
            PeerAddress address = PeerAddress.of(URI.create(text), 0);
            assertThat(address.port()).isBetween(1, 65_535);
            assertThat(address.host()).isNotEmpty();
        } catch (IllegalArgumentException | IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            NodeArguments.parse(List.of(text.split(" ", -1)));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
