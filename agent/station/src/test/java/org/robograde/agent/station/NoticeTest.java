package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The station's class path is everything the product ships, so NOTICE must name all of it. */
class NoticeTest {
    /** On the class path for tests only; never shipped. */
    private static final Set<String> FOR_TESTS = Set.of(
            "junit",
            "assertj",
            "archunit",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "surefire",
            "jazzer",
            "jqwik",
            "org.jacoco");

    private final Path notice = Path.of(System.getProperty("robograde.root", "../.."), "NOTICE");

    @Test
    void every_shipped_library_is_listed_with_its_licence() throws Exception {
        String text = Files.readString(notice);
        List<String> shipped = shippedJars();
        assertThat(shipped).as("libraries on the class path").hasSizeGreaterThan(30);
        assertThat(shipped).allSatisfy(artifact -> assertThat(text).contains(":" + artifact + " "));
    }

    @Test
    void no_library_is_under_the_gpl_alone() throws Exception {
        for (String line : Files.readAllLines(notice)) {
            boolean gpl = line.matches(".*\\bA?GPL.*") || line.contains("GNU General Public");
            boolean alternative = line.contains("LGPL") || line.contains(" / ");
            assertThat(gpl && !alternative).as(line).isFalse();
        }
    }

    private static List<String> shippedJars() {
        List<String> artifacts = new ArrayList<>();
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        for (String entry : entries) {
            String name = Path.of(entry).getFileName().toString();
            if (name.endsWith(".jar")
                    && !name.startsWith("robograde-")
                    && FOR_TESTS.stream().noneMatch(name::contains)) {
                artifacts.add(name.replaceFirst("-[0-9][^/]*\\.jar$", ""));
            }
        }
        return artifacts;
    }
}
