package org.robograde.grader.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files that are nearly trajectories: tables of every width, separator and line end, with cells of every kind. */
class TrajectoryFilePropertyTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Property(tries = 400)
    void whatever_a_table_holds_it_is_read_or_refused_with_a_sentence_in_time(
            @ForAll ReadAnyhow way, @ForAll("tables") String table) throws Exception {
        Path folder = Files.createTempDirectory("tables");
        try {
            long begun = System.nanoTime();
            way.hold(folder, table.getBytes(StandardCharsets.UTF_8));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        } finally {
            for (String name : List.of("any.txt", "poses.txt")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    @Property(tries = 100)
    void every_mistake_in_a_table_s_cells_is_told_with_file_line_and_cell(@ForAll("poses") String table)
            throws IOException {
        Path file = Files.createTempFile("poses", ".txt");
        try {
            Files.writeString(file, table);
            TrajectoryFile.read(file, ReadSettings.plain().withFormat(FileFormat.TUM));
        } catch (MeasureInputException refused) {
            assertThat(String.valueOf(refused.getMessage()).lines())
                    .allMatch(line -> line.matches("poses[0-9]+\\.txt:[0-9]+:[0-9]+: .+")
                            || line.matches("poses[0-9]+\\.txt: and [0-9]+ more mistakes"));
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> separators = Arbitraries.of(" ", ",", ";", "\t", "  ");
        Arbitrary<String> ends = Arbitraries.of("\n", "\r\n", "\r", "\n\n");
        Arbitrary<String> heads = Arbitraries.of(
                "",
                "",
                "# ",
                "t,px,py,pz\n",
                "#timestamp [ns],x,y,z,w,a,b,c\n",
                "\uFEFF# t px py pz\n",
                "\"t\";\"px\";\"py\";\"pz\"\n");
        return Combinators.combine(heads, separators, ends, rows(cells(), 14))
                .as((head, separator, end, rows) -> head
                        + rows.stream().map(row -> String.join(separator, row)).collect(Collectors.joining(end)));
    }

    /** Eight cells a row, the first row whole, so that the table is one. */
    @Provide
    Arbitrary<String> poses() {
        Arbitrary<String> cell =
                Arbitraries.of("0", "1", "-0.5", "nan", "inf", "1e999", "x", "1e30", "\"", "0x1p3", "ü");
        return rows(cell, 9)
                .map(rows -> "0 0 0 0 0 0 0 1\n"
                        + rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining("\n")));
    }

    private static Arbitrary<List<List<String>>> rows(Arbitrary<String> cell, int most) {
        // Mostly of one width: a ragged table is refused before its cells are looked at.
        Arbitrary<List<List<String>>> even = Arbitraries.integers()
                .between(1, most)
                .flatMap(width -> cell.list().ofSize(width).list().ofMinSize(1).ofMaxSize(40));
        Arbitrary<List<List<String>>> ragged =
                cell.list().ofMinSize(1).ofMaxSize(most).list().ofMaxSize(10);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, even), net.jqwik.api.Tuple.of(1, ragged));
    }

    private static Arbitrary<String> cells() {
        Arbitrary<String> numbers = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.of("0", "1")),
                net.jqwik.api.Tuple.of(
                        3, Arbitraries.integers().between(-50, 50).map(i -> String.valueOf(i / 8.0))),
                net.jqwik.api.Tuple.of(1, Arbitraries.doubles().map(String::valueOf)));
        Arbitrary<String> odd = Arbitraries.of(
                "nan",
                "-inf",
                "1e308",
                "-1e308",
                "1e-308",
                "1e999999999",
                "9223372036854775807",
                "",
                "\"",
                "\"1\"",
                "#",
                "0x1p3",
                "1d",
                "1,5",
                "ü",
                "\u0000",
                "1".repeat(300));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(60, numbers), net.jqwik.api.Tuple.of(1, odd));
    }
}
