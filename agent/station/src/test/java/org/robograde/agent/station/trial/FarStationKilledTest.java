package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.station.Program;
import org.robograde.agent.station.bench.DatagramRelay;

/** A far station as an operator starts it, killed in the middle of a trial and started again. */
class FarStationKilledTest {
    private final Random random = new Random(17);

    @TempDir
    Path work;

    private Process start(FarCameraField ends) throws Exception {
        Path site = Files.writeString(work.resolve("far.yaml"), FarCameraField.SITE_TEXT);
        Process far = new Program(work.resolve("config"))
                .start(
                        "forward",
                        site,
                        "--station",
                        FarCameraField.STATION,
                        "--cameras",
                        ends.cameras(),
                        "--to",
                        ends.toMain(),
                        "--store",
                        work.resolve("store"));
        ends.kept(far::destroyForcibly);
        if (!ends.awaitRecorder()) {
            throw new AssertionError(new String(far.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return far;
    }

    private void send(FarCameraField ends, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            byte[] picture = new byte[20_000];
            random.nextBytes(picture);
            ends.send(picture, FarCameraField.mainWallNanos());
            TimeUnit.MILLISECONDS.sleep(15);
        }
    }

    @Test
    void what_was_stored_arrives_once_and_byte_for_byte_and_what_was_missed_is_stated() throws Exception {
        try (FarCameraField ends = new FarCameraField(work, new DatagramRelay.Badness(0.05, 0.1, 0.1, 20))) {
            Process killed = start(ends);
            Evidence evidence;
            int untilCut;
            int untilKill;
            int untilAgain;
            try (RecordedField recorded = new RecordedField(work, ends.field)) {
                send(ends, 10);
                ends.relay.cut(true);
                send(ends, 15);
                untilCut = ends.sent.size();
                awaitStored(untilCut);
                send(ends, 3);
                killed.destroyForcibly();
                assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
                untilKill = ends.sent.size();
                send(ends, 4);
                untilAgain = ends.sent.size();
                ends.awaitRecorderGone();
                start(ends);
                send(ends, 6);
                ends.relay.cut(false);
                send(ends, 2);
                assertThat(ends.field.awaitFarStations(FarCameraField.PATIENCE, ends.remarks::add))
                        .isEmpty();
                evidence = recorded.seal();
            }
            List<ByteBuffer> all =
                    ends.sent.stream().map(each -> each.payload().duplicate()).toList();
            List<ByteBuffer> arrived = FarCameraField.recorded(evidence);
            int beforeKill = arrived.size() - (all.size() - untilAgain);
            assertThat(beforeKill).isBetween(untilCut, untilKill);
            assertThat(arrived.subList(0, beforeKill)).isEqualTo(all.subList(0, beforeKill));
            assertThat(arrived.subList(beforeKill, arrived.size())).isEqualTo(all.subList(untilAgain, all.size()));
            assertThat(evidence.damage())
                    .filteredOn(gap -> gap.topic().equals(FarCameraField.TOPIC))
                    .anySatisfy(gap -> assertThat(gap.reason()).startsWith("the far station was started again"));
        }
    }

    /** Until the far station's disk has so many pictures at least. */
    private void awaitStored(int pictures) throws InterruptedException {
        FarCameraField.await(() -> {
            try (var files = Files.walk(work.resolve("store/cameras"))) {
                long bytes = 0;
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(each);
                }
                return bytes > pictures * 20_000L;
            } catch (IOException e) {
                return false;
            }
        });
    }
}
