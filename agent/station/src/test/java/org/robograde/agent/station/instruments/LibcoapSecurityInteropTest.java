package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.KeyFolder;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.coap.TestKeys;

/** DTLS with libcoap at the other end, both ways: OpenSSL behind it for keys and certificates, GnuTLS for raw public keys, which OpenSSL's build has not. */
@Tag("interop")
class LibcoapSecurityInteropTest {
    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");
    private static final String SECRET = "sixteen letters.";
    private static final String OPENSSL = "-openssl";
    private static final String GNUTLS = "-gnutls";

    @TempDir
    Path work;

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final SecurityLog log = new SecurityLog(incident -> refused.add(incident.detail()));

    @Test
    void libcoaps_client_presses_our_stop_with_the_right_key_and_not_with_a_wrong_one() throws Exception {
        Path client = Libcoap.program("coap-client", OPENSSL);
        try (SimulatedInstruments field = served(preShared(SECRET))) {
            String estop = field.address() + "/estop";
            press(client, "true", estop, "-k", SECRET, "-u", "station");
            assertThat(field.value("estop")).isEqualTo(new InstrumentValue.Flag(true));
            press(client, "false", estop, "-k", "not those letters", "-u", "station");
            press(client, "false", estop, "-k", SECRET, "-u", "stranger");
            assertThat(field.value("estop")).isEqualTo(new InstrumentValue.Flag(true));
            assertThat(refused).anySatisfy(each -> assertThat(each).contains("DTLS handshake"));
        }
    }

    @Test
    void our_link_observes_libcoaps_server_with_the_right_key_and_says_what_is_wrong_with_a_wrong_one()
            throws Exception {
        Path client = Libcoap.program("coap-client", OPENSSL);
        Path serving = Libcoap.program("coap-server", OPENSSL);
        int port = Libcoap.freePort();
        URI address = URI.create("coaps://127.0.0.1:" + (port + 1));
        Process server = Libcoap.start(
                serving, "-A", "127.0.0.1", "-p", String.valueOf(port), "-d", "10", "-k", SECRET, "-h", "field");
        try {
            put(client, address, "false", "-k", SECRET, "-u", "station");
            Heard heard = new Heard();
            try (InstrumentLink link = link(address, preShared(SECRET), heard)) {
                assertThat(link.awaitLive(Duration.ofSeconds(10)))
                        .as(refused.toString())
                        .isTrue();
                assertThat(heard.next().flag()).contains(false);
                put(client, address, "true", "-k", SECRET, "-u", "station");
                assertThat(heard.next().flag()).contains(true);
            }
            refused.clear();
            Heard deaf = new Heard();
            try (InstrumentLink link = link(address, preShared("not those letters"), deaf)) {
                assertThat(link.awaitLive(Duration.ofSeconds(12))).isFalse();
            }
            assertThat(deaf.readings).isEmpty();
            assertThat(refused).anySatisfy(each -> assertThat(each).contains("is the key the same on both sides?"));
        } finally {
            end(server);
        }
    }

    @Test
    void certificates_of_one_authority_are_taken_both_ways_and_a_strangers_are_not() throws Exception {
        Path client = Libcoap.program("coap-client", OPENSSL);
        Path serving = Libcoap.program("coap-server", OPENSSL);
        TestKeys keys = TestKeys.in(work.resolve("keys"));
        try (SimulatedInstruments field = served(keys.certificates("instrument", "ca"))) {
            String estop = field.address() + "/estop";
            press(client, "true", estop, ofFiles(keys, "station", "ca"));
            assertThat(field.value("estop")).as(refused.toString()).isEqualTo(new InstrumentValue.Flag(true));
            press(client, "false", estop, ofFiles(keys, "stranger", "ca"));
            assertThat(field.value("estop")).isEqualTo(new InstrumentValue.Flag(true));
        }
        int port = Libcoap.freePort();
        URI address = URI.create("coaps://127.0.0.1:" + (port + 1));
        List<String> arguments = new ArrayList<>(List.of("-A", "127.0.0.1", "-p", String.valueOf(port), "-d", "10"));
        arguments.addAll(List.of(ofFiles(keys, "instrument", "ca")));
        Process server = Libcoap.start(serving, arguments.toArray(new String[0]));
        try {
            put(client, address, "true", ofFiles(keys, "station", "ca"));
            Heard heard = new Heard();
            try (InstrumentLink link = link(address, keys.certificates("station", "ca"), heard)) {
                assertThat(link.awaitLive(Duration.ofSeconds(10)))
                        .as(refused.toString())
                        .isTrue();
                assertThat(heard.next().flag()).contains(true);
            }
        } finally {
            end(server);
        }
    }

    @Test
    void raw_public_keys_are_taken_from_gnutls() throws Exception {
        Path client = Libcoap.program("coap-client", GNUTLS);
        TestKeys keys = TestKeys.in(work.resolve("keys"));
        try (SimulatedInstruments field = served(keys.raw("instrument", "station"))) {
            press(
                    client,
                    "true",
                    field.address() + "/estop",
                    "-M",
                    keys.file("station-rpk.pem").toString());
            assertThat(field.value("estop")).as(refused.toString()).isEqualTo(new InstrumentValue.Flag(true));
        }
    }

    private SimulatedInstruments served(CoapSecurity security) throws IOException {
        return SimulatedInstruments.start(List.of(ESTOP), "coaps", 0, security, log);
    }

    private InstrumentLink link(URI address, CoapSecurity security, Heard heard) throws IOException {
        return InstrumentLink.open(
                List.of(new InstrumentLink.Place(ESTOP, address)),
                security,
                log,
                InstrumentLink.Options.standard(),
                heard);
    }

    private static void press(Path client, String value, String estop, String... keys) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(keys));
        arguments.addAll(
                List.of("-B", "8", "-m", "put", "-t", "110", "-e", "[{\"n\":\"estop\",\"vb\":" + value + "}]", estop));
        Libcoap.run(client, arguments.toArray(new String[0]));
    }

    private static void put(Path client, URI address, String value, String... keys) throws Exception {
        press(client, value, address + "/estop", keys);
    }

    private CoapSecurity preShared(String secret) throws IOException {
        Path folder = Files.createTempDirectory(work, "psk");
        TestKeys.ownersOnly(Files.writeString(
                folder.resolve("psk.txt"),
                "station:" + HexFormat.of().formatHex(secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        return KeyFolder.read(folder);
    }

    private static String[] ofFiles(TestKeys keys, String name, String authority) {
        return new String[] {
            "-c", keys.file(name + "-chain.pem").toString(),
            "-j", keys.file(name + "-key.pem").toString(),
            "-C", keys.file(authority + ".pem").toString(),
        };
    }

    private static void end(Process server) throws InterruptedException {
        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
