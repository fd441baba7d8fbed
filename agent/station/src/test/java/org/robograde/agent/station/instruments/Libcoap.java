package org.robograde.agent.station.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** libcoap's programs; Debian's package libcoap3-bin installs each once per TLS library. */
final class Libcoap {
    private Libcoap() {}

    /** Whichever is there. */
    static Path program(String name) throws IOException {
        return program(name, "(-notls|-openssl|-gnutls)?");
    }

    /** @param library a pattern of the name's end, e.g. {@code -openssl} */
    static Path program(String name, String library) throws IOException {
        try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
            Optional<Path> found = programs.filter(
                            p -> p.getFileName().toString().matches(name + library))
                    .sorted()
                    .findFirst();
            Assumptions.assumeTrue(found.isPresent(), "skipped: no " + name + " (libcoap3-bin)");
            return found.orElseThrow();
        }
    }

    static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    static String run(Path program, String... arguments) throws Exception {
        return output(start(program, arguments));
    }

    static Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
