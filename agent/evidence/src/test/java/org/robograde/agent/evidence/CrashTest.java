package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir
    Path folder;

    @Test
    void a_recorder_killed_outright_loses_its_last_moments_only_and_the_bundle_says_so() throws Exception {
        Path bundle = folder.resolve("b");
        Process recorder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingRecorder.class.getName(),
                        bundle.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long written = 0;
        long last = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(recorder.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                written++;
                last = Long.parseLong(line);
                if (written == 200) {
                    // Through the handle: the process's own method would also close the pipe we read.
                    recorder.toHandle().destroyForcibly();
                }
            }
        }
        recorder.waitFor();

        Evidence evidence = Evidence.open(bundle);

        List<EvidenceMessage> messages = Bundles.all(evidence);
        assertThat(messages).extracting(EvidenceMessage::sequence).startsWith(0L, 1L, 2L);
        // 200 ms on an idle machine; this one may be busy with other tests.
        assertThat(last - evidence.endNanos()).isLessThanOrEqualTo(1_000_000_000L);
        assertThat(evidence.outcome()).isEqualTo("interrupted");
        assertThat(evidence.damage()).anyMatch(it -> it.reason().contains("interrupted"));
        assertThat(written - messages.size()).isLessThanOrEqualTo(100);

        byte[] before = Files.readAllBytes(bundle.resolve("recording.mcap"));
        Evidence sealed = Interrupted.seal(bundle, Bundles.key(folder));

        assertThat(Files.readAllBytes(bundle.resolve("recording.mcap"))).isEqualTo(before);
        assertThat(SealCheck.of(bundle)).matches(SealCheck::intact);
        assertThat(sealed.outcome()).isEqualTo("interrupted");
        assertThat(sealed.outcomeReason()).contains("sealed afterwards");
        assertThat(sealed.identity()).isEqualTo(Bundles.IDENTITY);
        assertThat(Bundles.all(sealed)).isEqualTo(messages);
        assertThat(sealed.damage()).containsExactlyInAnyOrderElementsOf(evidence.damage());
        assertThat(sealed.damage())
                .filteredOn(it -> it.reason().contains("never sealed"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.toNanos()).isEqualTo(sealed.endNanos());
                    assertThat(it.fromNanos()).isEqualTo(sealed.endNanos() - 250_000_000L);
                });
        assertThatThrownBy(() -> Interrupted.seal(bundle, Bundles.key(folder)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("never sealed again");
        BundleTest.flip(bundle.resolve("recording.mcap"), before.length - 1);
        assertThat(SealCheck.of(bundle).intact()).isFalse();
    }

    @Test
    void a_bundle_that_is_still_being_recorded_is_not_sealed() {
        Path bundle = folder.resolve("b");
        try (BundleWriter writer = Bundles.writer(bundle, 3)) {
            assertThatThrownBy(() -> Interrupted.seal(bundle, Bundles.key(folder)))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("is still being recorded");
            writer.note("not sealed by its writer");
        }
        assertThat(Interrupted.seal(bundle, Bundles.key(folder)).counts()).containsEntry("/odom", 3L);
        assertThat(SealCheck.of(bundle)).matches(SealCheck::intact);
    }

    @Test
    void a_recording_changed_between_crash_and_seal_is_sealed_with_that_in_its_ledger() throws IOException {
        Bundles.writer(folder.resolve("b"), 60_000).close();
        Path recording = folder.resolve("b/recording.mcap");
        BundleTest.flip(recording, Files.size(recording) / 2);
        assertThat(Interrupted.seal(folder.resolve("b"), Bundles.key(folder)).damage())
                .filteredOn(it -> it.knownBy().equals("hash chain in the recording"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.reason()).contains("are not those the recorder wrote");
                    assertThat(it.toNanos()).isGreaterThan(it.fromNanos());
                });
    }
}
