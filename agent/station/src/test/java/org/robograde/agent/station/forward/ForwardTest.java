package org.robograde.agent.station.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.station.bench.DatagramRelay;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/** Far station, bad link and main station on real sockets and a real disk. */
class ForwardTest {
    private static final long ROOM = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path work;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> remarks = new CopyOnWriteArrayList<>();

    @Test
    void everything_arrives_once_and_in_order_over_a_link_that_loses_repeats_reorders_breaks_and_moves()
            throws Exception {
        DatagramRelay.Badness bad = new DatagramRelay.Badness(0.2, 0.2, 0.2, 40);
        try (ForwardInbox inbox = inbox();
                DatagramRelay relay = new DatagramRelay(inbox.address().getPort(), bad, 7);
                Outbox outbox = Outbox.open(work.resolve("outbox"), ROOM);
                Forwarder forwarder = forwarder(outbox, relay.port())) {
            for (int i = 1; i <= 120; i++) {
                outbox.append(reading(i));
                if (i == 40) {
                    relay.cut(true);
                } else if (i == 80) {
                    relay.moveClient();
                    relay.cut(false);
                }
            }
            assertThat(outbox.awaitDrained(PATIENCE)).as(remarks.toString()).isTrue();
            assertThat(relay.lost()).isPositive();
            assertThat(forwarder.sent()).isGreaterThanOrEqualTo(120);
        }
        assertThat(taken).isEqualTo(expected(120));
    }

    @Test
    void what_a_killed_station_had_said_to_be_stored_is_sent_by_the_next_one_and_taken_once() throws Exception {
        Path folder = work.resolve("killed");
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutboxProbe.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(work.resolve("said").toFile())
                .start();
        for (int i = 0; i < 3000 && said() < 50; i++) {
            Thread.sleep(10);
        }
        probe.destroyForcibly();
        assertThat(probe.waitFor(10, TimeUnit.SECONDS)).isTrue();
        int said = said();
        assertThat(said).isGreaterThanOrEqualTo(50);
        // As if the kill had come in the middle of a record.
        Files.write(newest(folder), new byte[] {0, 0, 0, 90, 1, 2}, StandardOpenOption.APPEND);
        int stored;
        try (ForwardInbox inbox = inbox();
                Outbox outbox = Outbox.open(folder, 1 << 30)) {
            stored = outbox.pending();
            assertThat(stored).isBetween(said, said + 1);
            try (Forwarder first = forwarder(outbox, inbox.address().getPort())) {
                assertThat(outbox.awaitDrained(PATIENCE)).isTrue();
                assertThat(first.sent()).isPositive();
            }
        }
        assertThat(taken).isEqualTo(expected(stored));
        // The acknowledgements are gone, as after a crash: everything is sent again, to a main station that was
        // restarted.
        Files.delete(folder.resolve("acknowledged"));
        try (ForwardInbox inbox = inbox();
                Outbox outbox = Outbox.open(folder, 1 << 30);
                Forwarder again = forwarder(outbox, inbox.address().getPort())) {
            assertThat(outbox.awaitDrained(PATIENCE)).isTrue();
            outbox.append(reading(stored + 1));
            assertThat(outbox.awaitDrained(PATIENCE)).isTrue();
            assertThat(again.sent()).isPositive();
        }
        assertThat(taken).isEqualTo(expected(stored + 1));
    }

    @Test
    void a_full_disk_is_said_and_counted_and_the_count_arrives_where_the_readings_are_missing() throws Exception {
        try (ForwardInbox inbox = inbox();
                Outbox outbox = Outbox.open(work.resolve("small"), 1000)) {
            int stored = 0;
            int refused = 0;
            for (int i = 1; i <= 60; i++) {
                try {
                    outbox.append(reading(i));
                    stored++;
                } catch (IOException e) {
                    assertThat(e).hasMessage("the outbox is full: 1000 bytes wait for the main station");
                    refused++;
                }
            }
            assertThat(stored).isBetween(20, 50);
            assertThat(outbox.refused()).isEqualTo(refused);
            try (Forwarder forwarder = forwarder(outbox, inbox.address().getPort())) {
                assertThat(outbox.awaitDrained(PATIENCE)).isTrue();
                outbox.append(reading(61));
                assertThat(outbox.awaitDrained(PATIENCE)).isTrue();
                assertThat(forwarder.sent()).isGreaterThanOrEqualTo(stored + 2);
            }
            List<String> all = new ArrayList<>(expected(stored));
            all.add("far: " + refused + " lost");
            all.add("far: reading 61");
            assertThat(taken).isEqualTo(all);
        }
    }

    @Test
    void what_is_no_record_counts_backwards_or_leaves_a_gap_is_refused_in_words() throws Exception {
        String query = "?from=far&epoch=" + "0".repeat(36);
        try (ForwardInbox inbox = inbox()) {
            assertThat(post(inbox, query, record(-3))).isEqualTo("4.00 a record has sequence -3; they count from 1");
            assertThat(post(inbox, query, record(5000)))
                    .isEqualTo("4.00 sequence 5000 came where 1 is next; send from there");
            assertThat(post(inbox, query, record(3))).isEqualTo("2.04 0 0");
            byte[] damaged = record(1);
            damaged[damaged.length - 1] ^= 1;
            assertThat(post(inbox, query, damaged)).isEqualTo("4.00 a record's check sum is wrong");
            assertThat(post(inbox, query, new byte[] {1, 2, 3})).isEqualTo("4.00 a record is cut off in its head");
            byte[] huge = ByteBuffer.allocate(17).putInt(Integer.MAX_VALUE).array();
            assertThat(post(inbox, query, huge)).isEqualTo("4.00 a record says that it is 2147483647 bytes long");
            assertThat(post(inbox, "?from=../far&epoch=" + "0".repeat(36), record(1)))
                    .startsWith("4.00 a station's name is 1 to 63 letters");
            assertThat(post(inbox, "?from=far&epoch=..", record(1))).startsWith("4.00 no outbox is called");
            assertThat(taken).isEmpty();
            assertThat(post(inbox, query, record(1))).isEqualTo("2.04 1 0");
            assertThat(post(inbox, query, record(1))).isEqualTo("2.04 1 0");
            assertThat(taken).containsExactly("far: reading 1");
            // The third came before its time, and waited.
            assertThat(post(inbox, query, record(2))).isEqualTo("2.04 3 0");
            assertThat(taken).hasSize(3);
        }
    }

    @Test
    void a_main_station_that_is_away_is_said_once_and_everything_waits_for_it() throws Exception {
        int port;
        try (ForwardInbox inbox = inbox()) {
            port = inbox.address().getPort();
        }
        try (Outbox outbox = Outbox.open(work.resolve("waiting"), ROOM);
                Forwarder forwarder = forwarder(outbox, port)) {
            outbox.append(reading(1));
            outbox.append(reading(2));
            for (int i = 0; i < 1200 && remarks.isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(remarks).hasSize(1);
            assertThatThrownBy(() -> Outbox.open(work.resolve("waiting"), ROOM)).hasMessageContaining("is in use");
            try (ForwardInbox inbox = inbox(port)) {
                assertThat(inbox.address().getPort()).isEqualTo(port);
                assertThat(outbox.awaitDrained(PATIENCE)).isTrue();
                assertThat(forwarder.sent()).isPositive();
            }
        }
        assertThat(remarks).hasSize(2).last().isEqualTo("the main station answers again");
        assertThat(taken).isEqualTo(expected(2));
    }

    private static Path newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith("records-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** The last number that the probe has said whole. */
    private int said() throws IOException {
        String text = Files.readString(work.resolve("said"));
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return (int) whole.lines().count();
    }

    private ForwardInbox inbox() throws IOException {
        return inbox(0);
    }

    private ForwardInbox inbox(int port) throws IOException {
        return ForwardInbox.start(
                "coap",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                CoapSecurity.none(),
                SecurityLog.counting(),
                () -> 1_800_000_000_000_000_000L,
                work.resolve("inbox"),
                (name, record, clock) -> taken.add(name + ": "
                        + (record.kind() == StoredRecord.Kind.LOST
                                ? record.lostCount() + " lost"
                                : new String(record.payload(), StandardCharsets.UTF_8))));
    }

    private Forwarder forwarder(Outbox outbox, int port) throws IOException {
        return Forwarder.start(
                outbox,
                URI.create("coap://127.0.0.1:" + port),
                "far",
                CoapSecurity.none(),
                SecurityLog.counting(),
                () -> 1_800_000_000_000_000_000L,
                remarks::add);
    }

    private static byte[] reading(int number) {
        return ("reading " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] record(long sequence) {
        return new StoredRecord(sequence, StoredRecord.Kind.DATA, reading(1))
                .encode()
                .array();
    }

    private static List<String> expected(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "far: reading " + i)
                .toList();
    }

    private static String post(ForwardInbox inbox, String query, byte[] payload) throws Exception {
        CoapEndpoint endpoint = Coap.client(inbox.address(), CoapSecurity.none(), SecurityLog.counting());
        endpoint.start();
        CoapClient client = new CoapClient(inbox.address() + "/forward" + query).setEndpoint(endpoint);
        CoapResponse answer = client.post(payload, 42);
        client.shutdown();
        endpoint.destroy();
        return answer.getCode() + " " + answer.getResponseText();
    }
}
