package org.robograde.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.bag.ChunkPacking;

/** Which files make up a recording. */
class RecordingPartsTest {
    @TempDir
    Path folder;

    @Test
    void parts_are_put_in_the_order_of_their_numbers_and_not_of_their_letters() throws IOException {
        for (int i = 11; i >= 0; i--) {
            Files.writeString(folder.resolve("run_" + i + ".db3"), "");
        }
        assertThat(names(folder))
                .startsWith("run_0.db3", "run_1.db3", "run_2.db3")
                .endsWith("run_10.db3", "run_11.db3");
        assertThat(RecordingParts.of(List.of(folder)).notes()).anyMatch(it -> it.contains("no metadata.yaml"));
    }

    @Test
    void a_number_that_is_not_there_is_a_missing_part() throws IOException {
        for (int i : new int[] {1, 2, 6}) {
            Files.writeString(folder.resolve("run_" + i + ".mcap"), "");
        }
        assertThat(RecordingParts.of(List.of(folder)).missing())
                .extracting(RecordingParts.Missing::name)
                .containsExactly("run_0.mcap", "run_3.mcap to run_5.mcap");
    }

    @Test
    void recordings_that_do_not_belong_together_are_not_joined() throws IOException {
        Files.writeString(folder.resolve("a.bag"), "");
        Files.writeString(folder.resolve("b.bag"), "");
        assertThatThrownBy(() -> RecordingParts.of(List.of(folder)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("holds 2 recordings that are not numbered as parts of one (a.bag, b.bag)");
        assertThat(RecordingParts.of(List.of(folder.resolve("b.bag"), folder.resolve("a.bag")))
                        .parts())
                .hasSize(2);
        assertThatThrownBy(() -> RecordingParts.of(List.of(folder.resolve("a.bag"), folder.resolve("a.bag"))))
                .hasMessageContaining("named twice");
    }

    @Test
    void no_path_in_a_description_leads_out_of_its_folder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("secret.db3"), "");
        Files.writeString(inner.resolve("a_0.db3"), "");
        Files.writeString(inner.resolve("metadata.yaml"), """
                rosbag2_bagfile_information:
                  version: 2
                  relative_file_paths: [inner/a_0.db3, ../secret.db3, /etc/passwd, ".."]
                """);
        RecordingParts parts = RecordingParts.of(List.of(inner));
        assertThat(parts.parts()).extracting(RecordingParts.Part::file).containsExactly(inner.resolve("a_0.db3"));
        assertThat(parts.missing()).extracting(RecordingParts.Missing::name).containsExactly("secret.db3", "passwd");
    }

    @Test
    void bags_named_one_by_one_become_one_bundle_and_their_connections_stay_one_channel() throws IOException {
        Evidence evidence = Bundles.sealed(folder, 100);
        for (int part = 0; part < 2; part++) {
            BagExport.export(
                    evidence,
                    folder.resolve("run_" + part + ".bag"),
                    new BagExport.Choice(Set.of("/odom"), part * 2.5, part * 2.5 + 2.49, ChunkPacking.NONE, false),
                    done -> {});
        }
        Evidence joined = Importer.importRecordings(
                List.of(folder.resolve("run_0.bag"), folder.resolve("run_1.bag")),
                folder.resolve("joined"),
                Bundles.key(folder),
                done -> {});
        assertThat(joined.counts()).isEqualTo(Map.of("/odom", 100L));
        assertThat(joined.channels()).hasSize(1);
        List<Long> sequences =
                Bundles.all(joined).stream().map(EvidenceMessage::sequence).toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize(100);
        assertThat(joined.identity().source()).startsWith("import run_0.bag and 1 more ");
        assertThat(SealCheck.of(joined.folder())).matches(SealCheck::intact);
    }

    private static List<String> names(Path folder) throws IOException {
        return RecordingParts.of(List.of(folder)).parts().stream()
                .map(part -> String.valueOf(part.file().getFileName()))
                .toList();
    }
}
