package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.directory.DirectoryEntry;
import org.robograde.agent.station.directory.ResourceDirectory;

/** Our instruments against libcoap's client, our link against libcoap's server: an implementation of CoAP no one here wrote. */
@Tag("interop")
class LibcoapInteropTest {
    /** {@code [{"n":"estop","u":"/","vb":true}]} by the labels of RFC 8428 table 4. */
    private static final byte[] CBOR_TRUE = HexFormat.of().parseHex("81a3006565" + "73746f7001612f04f5");

    private static final byte[] CBOR_FALSE = HexFormat.of().parseHex("81a3006565" + "73746f7001612f04f4");

    @TempDir
    Path work;

    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");

    @Test
    void libcoaps_client_reads_changes_and_observes_our_instrument() throws Exception {
        Path client = Libcoap.program("coap-client");
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP), 0)) {
            String estop = field.address() + "/estop";
            assertThat(Libcoap.run(client, "-m", "get", field.address() + "/.well-known/core"))
                    .contains("</estop>;ct=\"110 112\";obs");
            assertThat(Libcoap.run(client, "-m", "get", estop))
                    .contains("[{\"n\":\"estop\",\"u\":\"/\",\"vb\":false}]");
            Libcoap.run(client, "-m", "put", "-t", "110", "-e", "[{\"n\":\"estop\",\"vb\":true}]", estop);
            assertThat(field.value("estop")).isEqualTo(new InstrumentValue.Flag(true));
            assertThat(Libcoap.run(client, "-m", "put", "-t", "110", "-e", "[{\"n\":\"estop\"}]", estop))
                    .contains("4.00");

            Process observing = Libcoap.start(client, "-m", "get", "-s", "3", estop);
            Thread.sleep(1000);
            field.set("estop", false);
            Thread.sleep(300);
            field.set("estop", true);
            assertThat(Libcoap.output(observing)).containsSubsequence("\"vb\":true", "\"vb\":false", "\"vb\":true");
        }
    }

    @Test
    void our_link_observes_an_instrument_served_by_libcoap() throws Exception {
        Path client = Libcoap.program("coap-client");
        Path serving = Libcoap.program("coap-server");
        int port = Libcoap.freePort();
        URI address = URI.create("coap://127.0.0.1:" + port);
        Process server = Libcoap.start(serving, "-A", "127.0.0.1", "-p", String.valueOf(port), "-d", "10");
        Heard heard = new Heard();
        InstrumentLink.Options options = InstrumentLink.Options.standard();
        try {
            put(client, address, "[{\"n\":\"estop\",\"vb\":false}]");
            try (InstrumentLink link = InstrumentLink.open(address, List.of(ESTOP), options, heard)) {
                assertThat(link.awaitLive(Duration.ofSeconds(10))).isTrue();
                assertThat(heard.next().flag()).contains(false);
                for (boolean pressed : new boolean[] {true, false, true}) {
                    put(client, address, "[{\"n\":\"estop\",\"vb\":" + pressed + "}]");
                    assertThat(heard.next().flag()).contains(pressed);
                }
                assertThat(link.health("estop").malformed()).isZero();
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_pack_in_cbor_over_blocks_and_over_tcp_is_the_same_pack() throws Exception {
        Path client = Libcoap.program("coap-client");
        Path got = work.resolve("got.cbor");
        try (SimulatedInstruments udp = SimulatedInstruments.start(List.of(ESTOP), 0);
                SimulatedInstruments tcp = SimulatedInstruments.start(
                        List.of(ESTOP), "coap+tcp", 0, CoapSecurity.none(), SecurityLog.counting())) {
            Libcoap.run(client, "-m", "get", "-A", "112", "-o", got.toString(), udp.address() + "/estop");
            assertThat(Files.readAllBytes(got)).isEqualTo(CBOR_FALSE);
            Path pressed = Files.write(work.resolve("pressed.cbor"), CBOR_TRUE);
            Libcoap.run(client, "-m", "put", "-t", "112", "-f", pressed.toString(), udp.address() + "/estop");
            assertThat(udp.value("estop")).isEqualTo(new InstrumentValue.Flag(true));

            assertThat(Libcoap.run(client, "-m", "get", tcp.address() + "/estop"))
                    .contains("\"vb\":false");

            String large = "[" + "{\"n\":\"estop\",\"v\":0},".repeat(300) + "{\"n\":\"last\",\"v\":7}]";
            Path file = Files.writeString(work.resolve("large.json"), large);
            Libcoap.run(client, "-m", "put", "-b", "256", "-t", "110", "-f", file.toString(), udp.address() + "/estop");
            assertThat(Libcoap.run(client, "-m", "get", "-b", "128", udp.address() + "/estop"))
                    .isEqualToIgnoringWhitespace(large);
        }
    }

    @Test
    void our_link_reads_cbor_that_libcoap_serves() throws Exception {
        Path client = Libcoap.program("coap-client");
        int port = Libcoap.freePort();
        URI address = URI.create("coap://127.0.0.1:" + port);
        Process server = Libcoap.start(
                Libcoap.program("coap-server"), "-A", "127.0.0.1", "-p", String.valueOf(port), "-d", "10");
        Path pressed = Files.write(work.resolve("pressed.cbor"), CBOR_TRUE);
        Heard heard = new Heard();
        try {
            Libcoap.run(client, "-m", "put", "-t", "112", "-f", pressed.toString(), address + "/estop");
            try (InstrumentLink link =
                    InstrumentLink.open(address, List.of(ESTOP), InstrumentLink.Options.standard(), heard)) {
                InstrumentReading reading = heard.next();
                assertThat(reading.flag()).contains(true);
                assertThat(StandardCharsets.UTF_8.decode(reading.payload()).toString())
                        .isEqualTo("[{\"n\":\"estop\",\"u\":\"/\",\"vb\":true}]");
                assertThat(link.health("estop").malformed()).isZero();
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void libcoaps_client_registers_at_our_directory_and_we_register_at_libcoaps() throws Exception {
        Path client = Libcoap.program("coap-client");
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ResourceDirectory directory =
                ResourceDirectory.start("coap", any, CoapSecurity.none(), SecurityLog.counting())) {
            assertThat(Libcoap.run(client, "-m", "get", directory.address() + "/.well-known/core?rt=core.rd*"))
                    .contains("</rd>")
                    .contains("</rd-lookup/res>");
            Libcoap.run(
                    client,
                    "-m",
                    "post",
                    "-t",
                    "40",
                    "-e",
                    "</estop>;rt=\"robograde.instrument\";obs",
                    directory.address() + "/rd?ep=lab&lt=60&base=coap://127.0.0.1:7000");
            assertThat(directory.find("robograde.instrument"))
                    .containsExactly(URI.create("coap://127.0.0.1:7000/estop"));
            assertThat(Libcoap.run(client, "-m", "get", directory.address() + "/rd-lookup/res?rt=robo*"))
                    .contains("<coap://127.0.0.1:7000/estop>");
            assertThat(Libcoap.run(client, "-m", "get", directory.address() + "/rd-lookup/ep?ep=lab"))
                    .contains("ep=\"lab\"");
        }
        int port = Libcoap.freePort();
        URI foreign = URI.create("coap://127.0.0.1:" + port);
        Process server = Libcoap.start(Libcoap.program("coap-rd"), "-A", "127.0.0.1", "-p", String.valueOf(port));
        try {
            Thread.sleep(500);
            try (DirectoryEntry entry = DirectoryEntry.register(
                    foreign,
                    CoapSecurity.none(),
                    SecurityLog.counting(),
                    "north",
                    URI.create("coap://127.0.0.1:7000"),
                    "</estop>;rt=\"robograde.instrument\"",
                    60)) {
                // It lists a registration by its place, not by its name.
                assertThat(Libcoap.run(client, "-m", "get", foreign + "/.well-known/core"))
                        .contains("<" + entry.location().getPath() + ">");
                assertThat(entry.location().getPath()).startsWith("/rd/");
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void put(Path client, URI address, String senml) throws Exception {
        assertThat(Libcoap.run(client, "-m", "put", "-t", "110", "-e", senml, address + "/estop"))
                .doesNotContain("4.", "5.");
    }
}
