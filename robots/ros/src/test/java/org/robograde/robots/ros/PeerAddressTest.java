package org.robograde.robots.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.ros.names.PeerAddress;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;

class PeerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://my_robot:11311/, my_robot, 11311",
        "rosrpc://192.0.2.7:4321, 192.0.2.7, 4321",
        "http://[::1]:80/x, ::1, 80",
        "http://robot, robot, 99",
        "http://user@my_robot:1, my_robot, 1"
    })
    void a_host_is_read_as_it_is_written(String uri, String host, int port) throws IOException {
        assertThat(PeerAddress.of(URI.create(uri), 99)).isEqualTo(new PeerAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///x", "http://robot:99999", "http://robot:many", "mailto:robot", "http://:80"})
    void what_is_no_address_is_an_io_exception(String uri) {
        assertThatThrownBy(() -> PeerAddress.of(URI.create(uri), 99))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no address of a peer");
    }

    @Test
    void a_name_with_an_underscore_that_nobody_knows_is_named_with_what_to_do() {
        XmlRpcClient client = new XmlRpcClient(URI.create("http://no_such_robot.invalid:11311"), Duration.ofSeconds(5));
        assertThatThrownBy(() -> client.call("getPid"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot resolve 'no_such_robot.invalid'");
    }

    @Test
    void a_node_listens_only_where_it_says_it_is() {
        try (RosMaster master = RosMaster.startOnLoopback(0)) {
            try (RosNode node = RosNode.start(new RosNodeOptions("/here", master.uri(), "127.0.0.2", Map.of()))) {
                assertThat(node.name()).isEqualTo("/here");
            }
            assertThatThrownBy(() -> RosNode.start(new RosNodeOptions("/away", master.uri(), "192.0.2.250", Map.of())))
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("check that this is an address of this machine");
            assertThatThrownBy(() -> RosNode.start(new RosNodeOptions("/all", master.uri(), "0.0.0.0", Map.of())))
                    .isInstanceOf(RosException.class)
                    .hasMessageContaining("give the address of this machine");
        }
    }
}
