package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedObservationsTest {
    private static final List<String> FILES = List.of("observations.mcap", "observations.json", "observations.sig");

    @TempDir
    Path folder;

    @Test
    void observations_of_this_recording_are_used_and_named() throws IOException {
        Evidence observed = observed("one", 20);
        assertThat(observed.observationsSha256())
                .contains(ObservationOrigin.parse(
                                Files.readAllBytes(observed.folder().resolve("observations.json")))
                        .file()
                        .sha256());
        assertThat(observed.channel("/observations/unit_pose")).isPresent();
    }

    @Test
    void observations_of_another_recording_are_left_out_and_that_is_stated() throws IOException {
        Path one = observed("one", 20).folder();
        Path other = Bundles.sealed(folder.resolve("other"), 7).folder();
        for (String name : FILES) {
            Files.copy(one.resolve(name), other.resolve(name));
        }
        leftOut(Evidence.open(other), "observations.mcap is left out: it belongs to another recording");
    }

    @Test
    void changed_observations_are_left_out_and_that_is_stated() throws IOException {
        Path one = observed("one", 20).folder();
        BundleTest.flip(one.resolve("observations.mcap"), 100);
        leftOut(Evidence.open(one), "observations.mcap is left out: it was changed in");
    }

    @Test
    void an_origin_that_is_not_signed_pins_nothing() throws IOException {
        Path one = observed("one", 20).folder();
        Files.delete(one.resolve("observations.sig"));
        leftOut(Evidence.open(one), "observations.mcap is left out: observations.sig is missing");
    }

    @Test
    void a_bundle_without_observations_names_none() {
        Evidence evidence = Bundles.sealed(folder, 2);
        assertThat(evidence.observationsSha256()).isEmpty();
        assertThat(evidence.damage()).isEmpty();
    }

    private static void leftOut(Evidence evidence, String reason) {
        assertThat(evidence.observationsSha256()).isEmpty();
        assertThat(evidence.channel("/observations/unit_pose")).isEmpty();
        assertThat(Bundles.all(evidence)).noneMatch(it -> it.channel().topic().startsWith("/observations"));
        assertThat(evidence.damage()).singleElement().satisfies(it -> {
            assertThat(it.reason()).startsWith(reason);
            // Only what was observed is missing, and it is missing throughout.
            assertThat(it.topic()).isEqualTo("/observations");
            assertThat(it.fromNanos()).isEqualTo(evidence.startNanos());
            assertThat(it.toNanos()).isEqualTo(evidence.endNanos());
        });
    }

    private Evidence observed(String name, int messages) {
        Evidence evidence = Bundles.sealed(folder.resolve(name), messages);
        try (ObservationWriter writer = ObservationWriter.create(evidence, "markers", "1", Map.of())) {
            int id = writer.channel("/observations/unit_pose", "json", "pose", "jsonschema", "{}", Map.of());
            writer.write(id, Bundles.START + 1, Bundles.START, Bundles.text("seen"));
            return writer.seal(Bundles.key(folder));
        }
    }
}
