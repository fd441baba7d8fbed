package org.robograde.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;

/** The same bytes from other machines, as far as one machine can stand for them: own virtual machines with other settings. */
class RegradeMatrixTest {
    private static final Path RULEBOOK = Path.of(
            System.getProperty("robograde.root", ".."),
            "grader/src/test/resources/org/robograde/grader/rulebook/corridor.yaml");

    private static final List<String> LOCALES = List.of("C", "zh_CN.UTF-8", "tr_TR.UTF-8");
    private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "America/St_Johns");
    /** Four orders of the inputs by each number of threads. */
    private static final List<String> GRADES = List.of(
            "1", "11", "2", "12", "8", "13", "1", "14", "2", "15", "8", "16", "1", "17", "2", "18", "8", "19", "1",
            "20", "2", "21", "8", "22");

    @TempDir
    static Path folder;

    private static String expected = "";

    @BeforeAll
    static void gradeHere() throws Exception {
        List<Evidence> bundles = new ArrayList<>();
        for (int repetition = 1; repetition <= 3; repetition++) {
            bundles.add(ToyDelivery.write(folder, true, repetition));
        }
        bundles.add(ToyDelivery.writeStop(folder, true));
        byte[] json = Grader.toJson(Grader.grade(bundles, RULEBOOK, 1));
        expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    }

    private static List<String> child(Path java, String locale, String zone) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-Duser.timezone=" + zone));
        if (locale.length() > 4) {
            command.add("-Duser.language=" + locale.substring(0, 2));
            command.add("-Duser.country=" + locale.substring(3, 5));
        } else {
            command.add("-Dfile.encoding=ISO-8859-1");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RegradeChild.class.getName(),
                folder.toString(),
                RULEBOOK.toAbsolutePath().toString()));
        command.addAll(GRADES);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("LANG", locale);
        builder.environment().put("TZ", zone);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Path errors = Files.createTempFile(folder.getParent(), "child", ".err");
        Process process = builder.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return output.lines().toList();
    }

    @Test
    void a_hundred_grades_in_other_locales_zones_orders_and_threads_are_the_same_bytes() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        int grades = 0;
        for (String locale : LOCALES) {
            for (String zone : ZONES) {
                List<String> hashes = child(java, locale, zone);
                assertThat(hashes)
                        .as(locale + " " + zone)
                        .hasSize(GRADES.size() / 2)
                        .containsOnly(expected);
                grades += hashes.size();
            }
        }
        assertThat(grades).isGreaterThanOrEqualTo(100);
    }

    @Test
    void another_java_gives_the_same_bytes() throws Exception {
        Optional<Path> other = otherJava();
        assumeTrue(other.isPresent(), "no other Java: set robograde.otherJava to its bin/java");
        for (int i = 0; i < LOCALES.size(); i++) {
            assertThat(child(other.get(), LOCALES.get(i), ZONES.get(i))).containsOnly(expected);
        }
    }

    /** As told, else a Java 25 where Debian and Temurin put theirs. */
    private static Optional<Path> otherJava() throws IOException {
        String told = System.getProperty("robograde.otherJava", "");
        if (!told.isEmpty()) {
            return Optional.of(Path.of(told)).filter(Files::isExecutable);
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> installed = Files.list(usual)) {
            return installed
                    .filter(f -> f.getFileName().toString().contains("25"))
                    .map(f -> f.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .findFirst();
        }
    }
}
