package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
    }
}
