package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealCheckTest {
    @TempDir
    Path folder;

    private Path bundle = Path.of(".");

    @BeforeEach
    void seal_a_bundle_with_observations() {
        Evidence evidence = Bundles.sealed(folder, 40);
        try (ObservationWriter writer = ObservationWriter.create(evidence, "markers", "1", Map.of("threshold", "7"))) {
            int id = writer.channel("/observations/unit_pose", "json", "pose", "jsonschema", "{}", Map.of());
            writer.write(id, Bundles.START + 1, Bundles.START, Bundles.text("seen"));
            bundle = writer.seal(Bundles.key(folder)).folder();
        }
    }

    @Test
    void an_untouched_bundle_is_intact_and_names_its_key() {
        SealCheck check = SealCheck.of(bundle);
        assertThat(check.intact()).isTrue();
        assertThat(check.findings())
                .extracting(SealCheck.Finding::message)
                .anyMatch(it -> it.contains(Bundles.key(folder).fingerprint()));
        assertThat(check.findings())
                .extracting(SealCheck.Finding::subject)
                .contains("recording.mcap", "documents/unit.yaml", "manifest.json", "observations.mcap");
    }

    /** Every byte of every small file, every 7th of the manifest, every 67th of the recordings. */
    @Test
    void one_altered_byte_anywhere_is_found_and_its_file_named() throws IOException {
        for (Path file : files()) {
            String name = bundle.relativize(file).toString();
            long step = name.endsWith(".mcap") ? 67 : Files.size(file) > 1_000 ? 7 : 1;
            for (long at = 0; at < Files.size(file); at += step) {
                BundleTest.flip(file, at);
                SealCheck check = SealCheck.of(bundle);
                long offset = at;
                assertThat(check.intact()).as(() -> name + " byte " + offset).isFalse();
                assertThat(check.findings())
                        .as(() -> name + " byte " + offset)
                        .filteredOn(it -> !it.holds())
                        .extracting(SealCheck.Finding::subject)
                        .contains(name);
                BundleTest.flip(file, at);
            }
        }
        assertThat(SealCheck.of(bundle).intact()).isTrue();
    }

    @Test
    void a_change_inside_the_recording_names_the_chunk_and_its_time_span() throws IOException {
        Path big = Bundles.sealed(folder.resolve("big"), 60_000).folder();
        Path recording = big.resolve("recording.mcap");
        BundleTest.flip(recording, Files.size(recording) / 2);
        assertThat(SealCheck.of(big).findings())
                .filteredOn(it -> !it.holds())
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .matches("was changed in chunk \\d+ of \\d+, [0-9.]+ s to [0-9.]+ s \\(bytes \\d+ to \\d+\\)"));
    }

    @Test
    void a_missing_and_an_added_file_are_named() throws IOException {
        Files.delete(bundle.resolve("documents/unit.yaml"));
        Files.writeString(bundle.resolve("documents/extra.yaml"), "x");
        Files.createDirectory(bundle.resolve("more"));
        assertThat(failing()).containsExactlyInAnyOrder("documents/unit.yaml", "documents/extra.yaml", "more");
    }

    @Test
    void a_missing_file_of_the_observations_is_named() throws IOException {
        Files.delete(bundle.resolve("observations.mcap"));
        assertThat(failing()).containsExactly("observations.mcap");
    }

    @Test
    void a_cut_and_a_longer_recording_are_told_apart() throws IOException {
        Path recording = bundle.resolve("recording.mcap");
        byte[] whole = Files.readAllBytes(recording);
        Files.write(recording, java.util.Arrays.copyOf(whole, whole.length - 5));
        assertThat(messages()).anyMatch(it -> it.startsWith("is cut at byte " + (whole.length - 5)));
        Files.write(recording, java.util.Arrays.copyOf(whole, whole.length + 5));
        assertThat(messages()).containsExactly("has 5 bytes more than were sealed");
    }

    @Test
    void grades_and_reports_come_after_the_seal_and_are_allowed() throws IOException {
        Files.createDirectories(bundle.resolve("grades/house-service"));
        Files.writeString(bundle.resolve("grades/house-service/grade.json"), "{}");
        Files.createDirectories(bundle.resolve("report"));
        Files.writeString(bundle.resolve("report/index.html"), "<html>");
        assertThat(SealCheck.of(bundle).intact()).isTrue();
    }

    @Test
    void a_symbolic_link_is_refused_even_if_its_content_is_right() throws IOException {
        Path document = bundle.resolve("documents/unit.yaml");
        Path elsewhere = folder.resolve("elsewhere.yaml");
        Files.move(document, elsewhere);
        Files.createSymbolicLink(document, elsewhere);
        assertThat(failing()).contains("documents/unit.yaml");
    }

    @Test
    void a_manifest_that_names_a_place_outside_is_refused() throws IOException {
        Files.writeString(folder.resolve("secret"), "x");
        SigningKey key = Bundles.key(folder);
        for (String name : List.of("../../secret", "/etc/passwd", "documents/../../secret", "documents/a/b")) {
            Manifest found = Manifest.parse(Files.readAllBytes(bundle.resolve("manifest.json")));
            Manifest forged = new Manifest(
                    found.identity(),
                    found.outcome(),
                    found.outcomeReason(),
                    found.roles(),
                    found.roleOrigins(),
                    found.counts(),
                    found.startNanos(),
                    found.endNanos(),
                    List.of(found.files().get(0), SealedFile.ordinary(name, new byte[] {'x'})),
                    found.losses(),
                    found.notes());
            Path copy = bundle.resolve("manifest.json");
            byte[] before = Files.readAllBytes(copy);
            Files.write(copy, forged.encode());
            Files.write(bundle.resolve("manifest.sig"), key.sign(forged.encode()));
            assertThat(messages()).anyMatch(it -> it.equals("names '" + name + "', a place that no bundle has"));
            Files.write(copy, before);
        }
    }

    @Test
    void observations_of_another_recording_are_not_taken() throws IOException {
        Path other = Bundles.sealed(folder.resolve("other"), 7).folder();
        for (String name : List.of("observations.mcap", "observations.json", "observations.sig")) {
            Files.copy(bundle.resolve(name), other.resolve(name));
        }
        assertThat(SealCheck.of(other).findings())
                .filteredOn(it -> !it.holds())
                .extracting(SealCheck.Finding::message)
                .containsExactly("was derived from another recording");
    }

    @Test
    void a_check_of_anything_at_all_never_throws() throws IOException {
        assertThat(SealCheck.of(folder.resolve("nowhere")).intact()).isFalse();
        Files.writeString(bundle.resolve("manifest.json"), "[".repeat(100_000));
        assertThat(SealCheck.of(bundle).intact()).isFalse();
        Files.writeString(bundle.resolve("manifest.json"), "{\"format\":\"robograde-evidence\",\"formatVersion\":1}");
        assertThat(SealCheck.of(bundle).intact()).isFalse();
        assertThat(Evidence.open(bundle).outcome()).isEqualTo("interrupted");
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(bundle)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<String> failing() {
        return SealCheck.of(bundle).findings().stream()
                .filter(it -> !it.holds())
                .map(SealCheck.Finding::subject)
                .toList();
    }

    private List<String> messages() {
        return SealCheck.of(bundle).findings().stream()
                .filter(it -> !it.holds())
                .map(SealCheck.Finding::message)
                .toList();
    }
}
