package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our instruments against libcoap's client, our link against libcoap's server: an implementation of CoAP no one here wrote. */
@Tag("interop")
class LibcoapInteropTest {
    private static final Instrument ESTOP = new Instrument("estop", "/estop", "emergency stop", "/");

    @Test
    void libcoaps_client_reads_changes_and_observes_our_instrument() throws Exception {
        Path client = program("coap-client");
        try (SimulatedInstruments field = SimulatedInstruments.start(List.of(ESTOP), 0)) {
            String estop = field.address() + "/estop";
            assertThat(run(client, "-m", "get", field.address() + "/.well-known/core"))
                    .contains("</estop>;ct=110;obs");
            assertThat(run(client, "-m", "get", estop)).contains("[{\"n\":\"estop\",\"u\":\"/\",\"vb\":false}]");
            run(client, "-m", "put", "-t", "110", "-e", "[{\"n\":\"estop\",\"vb\":true}]", estop);
            assertThat(field.value("estop")).isEqualTo(new InstrumentValue.Flag(true));
            assertThat(run(client, "-m", "put", "-t", "110", "-e", "[{\"n\":\"estop\"}]", estop))
                    .contains("4.00");

            Process observing = start(client, "-m", "get", "-s", "3", estop);
            Thread.sleep(1000);
            field.set("estop", false);
            Thread.sleep(300);
            field.set("estop", true);
            assertThat(output(observing)).containsSubsequence("\"vb\":true", "\"vb\":false", "\"vb\":true");
        }
    }

    @Test
    void our_link_observes_an_instrument_served_by_libcoap() throws Exception {
        Path client = program("coap-client");
        Path serving = program("coap-server");
        int port = freePort();
        URI address = URI.create("coap://127.0.0.1:" + port);
        Process server = start(serving, "-A", "127.0.0.1", "-p", String.valueOf(port), "-d", "10");
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

    private static void put(Path client, URI address, String senml) throws Exception {
        assertThat(run(client, "-m", "put", "-t", "110", "-e", senml, address + "/estop"))
                .doesNotContain("4.", "5.");
    }

    /** Debian's package libcoap3-bin installs each program once per TLS library. */
    private static Path program(String name) throws IOException {
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            Optional<Path> found = programs.filter(
                            p -> p.getFileName().toString().matches(name + "(-notls|-openssl|-gnutls)?"))
                    .sorted()
                    .findFirst();
            Assumptions.assumeTrue(found.isPresent(), "skipped: no " + name + " (libcoap3-bin)");
            return found.orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private static String run(Path program, String... arguments) throws Exception {
        return output(start(program, arguments));
    }

    private static Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
