package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;

/** Any text in the manifest's, the observations' or the signature's place is understood or refused. */
class ManifestFuzzTest {
    static Stream<byte[]> seeds() {
        Manifest manifest = new Manifest(
                Bundles.IDENTITY,
                "completed",
                "all done",
                Map.of("odometry", "/odom"),
                Map.of("odometry", "stated"),
                Map.of("/odom", 7L),
                1,
                2,
                List.of(new SealedFile("documents/unit.yaml", 3, "00".repeat(32), List.of())),
                List.of(new Evidence.Damage("/odom", 2, 1, 2, "why", "how")),
                List.of("a note"));
        return Stream.concat(
                Stream.of(
                        manifest.encode(),
                        SignatureDocument.encode(new byte[44], new byte[64]),
                        new ObservationOrigin(
                                        "a",
                                        "b",
                                        "c",
                                        "d",
                                        Map.of("e", "f"),
                                        manifest.files().get(0))
                                .encode()),
                Texts.utf8(
                        "{\"format\":\"robograde-evidence\",\"formatVersion\":1,\"files\":[{\"name\":\"recording.mcap\",\"size\":\"9\","
                                + "\"chain\":{\"head\":\"x\",\"tail\":\"x\",\"segments\":[[\"9\",\"1\",\"2\",\"zz\"]]}}]}",
                        "{\"format\":\"robograde-evidence\",\"formatVersion\":1,\"files\":{\"a\":1},\"losses\":3,\"counts\":[1]}",
                        "{\"publicKey\":\"0\",\"signature\":\"\"}"));
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_manifest_is_understood_or_refused(byte[] input) throws Exception {
        Allocation.within(2_000_000 + 1_000L * input.length, () -> {
            try {
                Manifest manifest = Manifest.parse(input);
                byte[] written = manifest.encode();
                assertThat(Manifest.parse(written)).isEqualTo(manifest);
                assertThat(Manifest.parse(written).encode()).isEqualTo(written);
            } catch (EvidenceException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            try {
                ObservationOrigin origin = ObservationOrigin.parse(input);
                assertThat(ObservationOrigin.parse(origin.encode())).isEqualTo(origin);
            } catch (EvidenceException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            try {
                // No input of a fuzzer is a signature over its own bytes.
                assertThat(SignatureDocument.verify(input, input, "x")).isNull();
            } catch (EvidenceException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            return input;
        });
    }
}
