package org.robograde.agent.station.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends over DTLS on real sockets; the keys are files, as on a field. */
class CoapSecurityTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    Path work;

    private final List<SecurityLog.Incident> incidents = new CopyOnWriteArrayList<>();
    private final AtomicInteger commands = new AtomicInteger();

    @Test
    void peers_that_share_a_key_understand_each_other_and_others_are_told_why_they_are_not_heard() throws Exception {
        CoapSecurity station = psk("station", "station:" + KEY, "estop:ffeeddccbbaa99887766554433221100");
        try (Server server = new Server(station, new SecurityLog(incidents::add))) {
            assertThat(command(server.address(), psk("right", "station:" + KEY), incidents))
                    .isEqualTo("2.04");
            List<SecurityLog.Incident> told = new CopyOnWriteArrayList<>();
            assertThat(command(server.address(), psk("wrong", "station:" + "ff".repeat(16)), told))
                    .isEqualTo("none");
            assertThat(told).anySatisfy(incident -> {
                assertThat(incident.kind()).isEqualTo(SecurityLog.Kind.HANDSHAKE_FAILED);
                assertThat(incident.detail())
                        .contains("127.0.0.1")
                        .contains("pre-shared key of identity \"station\"; is the key the same on both sides?");
            });
            assertThat(command(server.address(), psk("stranger", "nobody:" + KEY), new ArrayList<>()))
                    .isEqualTo("none");
            assertThat(commands).hasValue(1);
        }
        assertThat(incidents).extracting(SecurityLog.Incident::kind).contains(SecurityLog.Kind.HANDSHAKE_FAILED);
    }

    @Test
    void certificates_that_one_authority_issued_are_trusted_and_a_strangers_are_not() throws Exception {
        TestKeys keys = TestKeys.in(work.resolve("keys"));
        try (Server server = new Server(keys.certificates("instrument", "ca"), new SecurityLog(incidents::add))) {
            assertThat(command(server.address(), keys.certificates("station", "ca"), incidents))
                    .isEqualTo("2.04");
            List<SecurityLog.Incident> told = new CopyOnWriteArrayList<>();
            assertThat(command(server.address(), keys.certificates("stranger", "ca"), told))
                    .isEqualTo("none");
            assertThat(command(server.address(), keys.certificates("station", "strangers-ca"), told))
                    .isEqualTo("none");
            assertThat(told)
                    .anySatisfy(incident ->
                            assertThat(incident.detail()).contains("is the peer's issued by one that is trusted"));
            assertThat(commands).hasValue(1);
        }
    }

    @Test
    void raw_public_keys_are_trusted_only_where_each_holds_the_others() throws Exception {
        TestKeys keys = TestKeys.in(work.resolve("keys"));
        try (Server server = new Server(keys.raw("instrument", "station"), new SecurityLog(incidents::add))) {
            assertThat(command(server.address(), keys.raw("station", "instrument"), incidents))
                    .isEqualTo("2.04");
            List<SecurityLog.Incident> told = new CopyOnWriteArrayList<>();
            assertThat(command(server.address(), keys.raw("stranger", "instrument"), told))
                    .isEqualTo("none");
            assertThat(told).isNotEmpty();
            assertThat(commands).hasValue(1);
        }
    }

    @Test
    void a_replayed_and_a_forged_record_reach_nobody_and_are_told() throws Exception {
        SecurityLog log = new SecurityLog(incidents::add);
        try (Server server = new Server(psk("s", "station:" + KEY), log);
                Eavesdropper between = new Eavesdropper(server.address().getPort())) {
            assertThat(command(
                            URI.create("coaps://127.0.0.1:" + between.port()), psk("c", "station:" + KEY), incidents))
                    .isEqualTo("2.04");
            assertThat(commands).hasValue(1);
            byte[] record = between.lastRecord();
            between.send(record);
            byte[] forged = record.clone();
            forged[forged.length - 1] = (byte) (forged[forged.length - 1] ^ 1);
            // A sequence number not seen before, so that it is not taken for a replay.
            forged[10] = (byte) (forged[10] + 5);
            between.send(forged);
            for (int i = 0; i < 200 && log.count(SecurityLog.Kind.RECORD_REFUSED) < 1; i++) {
                Thread.sleep(10);
            }
            assertThat(log.count(SecurityLog.Kind.RECORD_REFUSED) + log.count(SecurityLog.Kind.FORGED))
                    .isGreaterThanOrEqualTo(1);
            Thread.sleep(300);
            assertThat(commands).hasValue(1);
        }
    }

    @Test
    void a_secret_that_others_can_read_and_a_key_that_is_none_are_refused_with_what_to_do() throws Exception {
        Path folder = Files.createDirectories(work.resolve("open"));
        Path file = Files.writeString(folder.resolve("psk.txt"), "station:" + KEY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFolder.read(folder))
                .hasMessage(file + ": others than its owner can read or write this secret; run chmod 600 " + file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "# mine\nstation:xyz\n");
        assertThatThrownBy(() -> KeyFolder.read(folder))
                .hasMessage(file + ":2: the key is not in hex")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("xyz"));
        Files.writeString(file, "station:0011\n");
        assertThatThrownBy(() -> KeyFolder.read(folder)).hasMessageContaining(":1: write identity:key");
        Files.writeString(file, "a:" + KEY + "\na:" + KEY + "\n");
        assertThatThrownBy(() -> KeyFolder.read(folder)).hasMessage(file + ":2: the identity a is there twice");
        assertThatThrownBy(() -> KeyFolder.read(work.resolve("empty"))).hasMessageContaining("holds neither psk.txt");
    }

    @Test
    void keys_and_schemes_must_go_together() {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        assertThatThrownBy(() -> Coap.server("coaps", any, CoapSecurity.none(), SecurityLog.counting()))
                .hasMessage("coaps needs keys; name the folder that holds them");
        assertThatThrownBy(() -> Coap.address("http://x")).hasMessageContaining("is not coap://host[:port]");
    }

    private CoapSecurity psk(String name, String... lines) throws IOException {
        Path folder = Files.createDirectories(work.resolve(name));
        TestKeys.ownersOnly(Files.write(folder.resolve("psk.txt"), List.of(lines)));
        return KeyFolder.read(folder);
    }

    /** Sends one command; its answer's code, or {@code none}. */
    private static String command(URI server, CoapSecurity security, List<SecurityLog.Incident> told) throws Exception {
        CoapEndpoint endpoint = Coap.client(server, security, new SecurityLog(told::add));
        endpoint.start();
        CoapClient client =
                new CoapClient(server + "/command").setEndpoint(endpoint).setTimeout(12_000L);
        try {
            CoapResponse answer = client.post("go", 0);
            return answer == null ? "none" : answer.getCode().toString();
        } catch (org.eclipse.californium.elements.exception.ConnectorException | IOException e) {
            return "none";
        } finally {
            client.shutdown();
            endpoint.destroy();
        }
    }

    private final class Server implements AutoCloseable {
        private final CoapServer server;
        private final CoapEndpoint endpoint;

        Server(CoapSecurity security, SecurityLog log) {
            endpoint = Coap.server("coaps", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), security, log);
            server = new CoapServer(endpoint.getConfig());
            server.addEndpoint(endpoint);
            server.add(new CoapResource("command") {
                @Override
                public void handlePOST(CoapExchange exchange) {
                    commands.incrementAndGet();
                    exchange.respond(ResponseCode.CHANGED);
                }
            });
            server.start();
        }

        URI address() {
            return URI.create("coaps://127.0.0.1:" + endpoint.getAddress().getPort());
        }

        @Override
        public void close() {
            server.destroy();
        }
    }
}
