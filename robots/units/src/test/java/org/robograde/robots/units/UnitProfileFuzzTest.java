package org.robograde.robots.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;
import org.robograde.robots.units.yaml.InvalidInputException;

/** Whatever a maker submits as a profile is understood, or every mistake is named at its place. */
class UnitProfileFuzzTest {
    private static final Path PROFILES =
            Path.of(System.getProperty("robograde.root", "../.."), "robots/units/profiles");

    static Stream<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("template-service", "sim-service-asker")) {
            seeds.add(Files.readAllBytes(PROFILES.resolve(name + ".yaml")));
        }
        return Stream.concat(
                seeds.stream(),
                Texts.utf8(
                        "id: a\nid: b\nmaker: {en: x}\n",
                        "a: &a [*a]\n",
                        "&a a: *a\n",
                        "a: " + "[".repeat(300),
                        "- 1\n",
                        "a: !!java.net.URL [http://127.0.0.1:1/]\n",
                        "? {a: b}\n: c\n",
                        "--- 1\n--- 2\n",
                        "%YAML 9.9\n---\na: \"\\uD800\"\n"));
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_profile_is_understood_or_its_mistakes_are_named(byte[] input) throws Exception {
        Allocation.within(20_000_000 + 10_000L * input.length, () -> {
            try {
                UnitProfile profile = UnitProfile.parse("fuzz.yaml", Texts.of(input));
                assertThat(profile.id()).isNotBlank();
            } catch (InvalidInputException refused) {
                assertThat(refused.issues()).isNotEmpty();
                refused.issues().forEach(issue -> assertThat(issue.render()).contains("fuzz.yaml"));
            }
            return input;
        });
    }
}
