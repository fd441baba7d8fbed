package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.station.bench.DatagramRelay;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.forward.FarStation;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.agent.station.forward.Outbox;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.InstrumentValue;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.scenarios.site.Site;

/** Instruments at the far end of a field, a bad link, and the main station's sealed evidence, on real sockets and disks. */
class FarStationTest {
    private static final long AHEAD_NANOS = 90_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Site SITE = Site.parse("far.yaml", """
            site: two-ends
            edition: 1
            title: {en: Two ends, zh: 两端}
            bounds: {minX: 0, minY: 0, maxX: 10, maxY: 5}
            walls:
              - [0, 0, 10, 0]
            places:
              dock: {x: 1, y: 1, headingRadians: 0, title: {en: Dock, zh: 充电位}}
            instruments:
              far-force: {path: /far-force, quantity: force, unit: "N", title: {en: Force, zh: 力}, station: far-end}
            """);

    @TempDir
    Path work;

    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final List<Double> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final SimulatedInstruments servers = kept(servers());
    private final FieldInstruments field = kept(FieldInstruments.far(SITE));

    private static SimulatedInstruments servers() {
        try {
            return SimulatedInstruments.start(SiteInstruments.at(SITE, "far-end"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The far station's clock is a minute and a half ahead. */
    private static long farWallNanos() {
        return mainWallNanos() + AHEAD_NANOS;
    }

    private static long mainWallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T kept(T opened) {
        open.add(opened);
        return opened;
    }

    /** Main station, relay, far station with its outbox in a folder, and its instruments. */
    private DatagramRelay start(Path store, long bytesMax, DatagramRelay.Badness badness) throws Exception {
        FarStations main = FarStations.start(
                SiteInstruments.farSources(SITE),
                "coap",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                CoapSecurity.none(),
                field.security(),
                FarStationTest::mainWallNanos,
                work.resolve("inbox"),
                field);
        field.takeFrom(main, PATIENCE);
        DatagramRelay relay = kept(new DatagramRelay(main.address().getPort(), badness, 11));
        Outbox outbox = kept(Outbox.open(store, bytesMax));
        FarStation far = kept(FarStation.start(
                outbox,
                URI.create("coap://127.0.0.1:" + relay.port()),
                "far-end",
                CoapSecurity.none(),
                FarStationTest::farWallNanos,
                remarks::add));
        InstrumentLink.Options standard = InstrumentLink.Options.standard();
        kept(InstrumentLink.open(
                servers.address(),
                SiteInstruments.at(SITE, "far-end"),
                new InstrumentLink.Options(
                        standard.checkEvery(),
                        standard.askEvery(),
                        standard.silenceMax(),
                        standard.packsPerSecondMax(),
                        System::nanoTime,
                        FarStationTest::farWallNanos),
                new Listening(far)));
        return relay;
    }

    /** Keeps what the far station was told: an instrument may tell of two quick changes at once. */
    private final class Listening implements InstrumentListener {
        private final FarStation far;

        Listening(FarStation far) {
            this.far = far;
        }

        @Override
        public void onReading(InstrumentReading reading) {
            if (reading.value().orElseThrow() instanceof InstrumentValue.Quantity quantity && quantity.value() > 0) {
                told.add(quantity.value());
            }
            far.onReading(reading);
        }

        @Override
        public void onHeard(String instrumentId) {
            far.onHeard(instrumentId);
        }

        @Override
        public void onLost(String instrumentId, String reason) {
            far.onLost(instrumentId, reason);
        }

        @Override
        public void onMalformed(String instrumentId, String message) {
            far.onMalformed(instrumentId, message);
        }
    }

    private void measure(int from, int to) throws InterruptedException {
        for (int i = from; i <= to; i++) {
            servers.set("far-force", i);
            TimeUnit.MILLISECONDS.sleep(15);
        }
    }

    private static double value(EvidenceMessage message) {
        return RecordedField.json(message).get(0).get("v").asDouble();
    }

    @Test
    void far_readings_are_evidence_once_in_order_and_on_the_main_stations_clock_over_a_link_that_loses_and_breaks()
            throws Exception {
        DatagramRelay relay = start(work.resolve("outbox"), 1 << 20, new DatagramRelay.Badness(0.2, 0.1, 0.1, 30));
        assertThat(field.awaitAll(PATIENCE)).isEmpty();
        Evidence evidence;
        long begun;
        long ended;
        try (RecordedField recorded = new RecordedField(work, field)) {
            begun = recorded.nowNanos();
            measure(1, 30);
            relay.cut(true);
            measure(31, 60);
            ended = recorded.nowNanos();
            assertThat(field.awaitFarStations(Duration.ofMillis(300), remarks::add))
                    .singleElement()
                    .asString()
                    .matches(
                            "far station far-end is [0-9.]+ s behind; what it measured after that is not in this trial");
            relay.cut(false);
            assertThat(field.awaitFarStations(PATIENCE, remarks::add))
                    .as(remarks.toString())
                    .isEmpty();
            evidence = recorded.seal();
        }
        assertThat(relay.lost()).isPositive();
        List<EvidenceMessage> readings = RecordedField.messages(evidence, "/instruments/far-force").stream()
                .filter(each -> value(each) > 0)
                .toList();
        assertThat(readings)
                .extracting(FarStationTest::value)
                .containsExactlyElementsOf(told)
                .hasSizeGreaterThan(40)
                .endsWith(60.0);
        List<JsonNode> clocks = RecordedField.messages(evidence, "/robograde/instrument_clock").stream()
                .map(RecordedField::json)
                .filter(each -> each.get("instrument").asText().equals("station far-end"))
                .toList();
        assertThat(clocks).isNotEmpty().allSatisfy(clock -> {
            double offset = clock.get("offsetNanos").asDouble();
            double uncertainty = clock.get("uncertaintyNanos").asDouble();
            assertThat(uncertainty).isPositive();
            assertThat(offset).isCloseTo(AHEAD_NANOS, within(uncertainty + 1e6));
        });
        // Measured when it was measured here, as far as the clock is known, though the far one is 90 s ahead and half
        // of it
        // came late.
        long slackNanos = 20_000_000L
                + clocks.stream()
                        .mapToLong(each -> each.get("uncertaintyNanos").asLong())
                        .max()
                        .orElseThrow();
        assertThat(slackNanos).isLessThan(1_000_000_000L);
        for (EvidenceMessage each : readings) {
            assertThat(each.publishTimeNanos()).isBetween(begun - slackNanos, ended + slackNanos);
        }
        assertThat(field.wrongClocks())
                .contains("the clock of station far-end is 90.0 s ahead of the station's; set it");
    }

    @Test
    void a_station_that_the_site_does_not_name_is_refused_and_that_is_evidence() throws Exception {
        DatagramRelay relay = start(work.resolve("outbox"), 1 << 20, DatagramRelay.Badness.none());
        Evidence evidence;
        try (RecordedField recorded = new RecordedField(work, field);
                Outbox strange = Outbox.open(work.resolve("strange"), 1 << 20);
                FarStation stranger = FarStation.start(
                        strange,
                        URI.create("coap://127.0.0.1:" + relay.port()),
                        "nobody",
                        CoapSecurity.none(),
                        FarStationTest::farWallNanos,
                        remarks::add)) {
            for (int i = 0; i < 1000 && remarks.isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(remarks).contains("the main station refuses: 4.00 the site has no far station \"nobody\"");
            assertThat(stranger.pending()).isPositive();
            evidence = recorded.seal();
        }
        assertThat(RecordedField.messages(evidence, "/robograde/security"))
                .extracting(each -> RecordedField.json(each).get("detail").asText())
                .contains("the site has no far station \"nobody\"; nothing of it was stored");
        try (Stream<Path> stored = Files.list(work.resolve("inbox"))) {
            assertThat(stored).noneMatch(each -> each.getFileName().toString().startsWith("nobody"));
        }
    }

    @Test
    void a_far_file_system_that_is_full_loses_nothing_in_silence() throws Exception {
        Path store = Files.createDirectories(work.resolve("tmpfs"));
        Assumptions.assumeTrue(mount(store), "a file system of a certain size can only be mounted by root");
        try {
            DatagramRelay relay = start(store, 1 << 20, DatagramRelay.Badness.none());
            assertThat(field.awaitAll(PATIENCE)).isEmpty();
            Evidence evidence;
            try (RecordedField recorded = new RecordedField(work, field)) {
                relay.cut(true);
                // What fills a disk is something else as a rule.
                Path ballast = store.resolve("ballast");
                fill(ballast);
                measure(1, 40);
                assertThat(remarks).anyMatch(each -> each.startsWith("a record was NOT stored: "));
                Files.delete(ballast);
                measure(41, 45);
                relay.cut(false);
                assertThat(field.awaitFarStations(PATIENCE, remarks::add)).isEmpty();
                evidence = recorded.seal();
                assertThat(recorded.remarks)
                        .anyMatch(each -> each.matches("far-end could not store \\d+ records; they are lost"));
            }
            List<Double> values = RecordedField.messages(evidence, "/instruments/far-force").stream()
                    .map(FarStationTest::value)
                    .filter(each -> each > 0)
                    .toList();
            assertThat(values).isSorted().endsWith(45.0).isSubsetOf(told);
            long missing = evidence.damage().stream()
                    .filter(each -> each.topic().equals("/stations/far-end"))
                    .mapToLong(Evidence.Damage::count)
                    .sum();
            assertThat(missing).isPositive().isEqualTo(told.size() - values.size());
        } finally {
            close();
            open.clear();
            assertThat(run("umount", store.toString())).isZero();
        }
    }

    private static boolean mount(Path folder) throws Exception {
        return "root".equals(System.getProperty("user.name"))
                && run("mount", "-t", "tmpfs", "-o", "size=64k", "robograde-test", folder.toString()) == 0;
    }

    private static void fill(Path file) throws IOException {
        byte[] page = "x".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 64; i++) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            return;
        }
        throw new IllegalStateException("the file system is larger than it was made");
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
