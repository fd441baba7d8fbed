package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robograde.hostile.Allocation;
import org.robograde.hostile.Texts;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.scenarios.site.Site;

/** Whatever a script says is understood, or every mistake is named; the same for a site. */
class ScenarioFuzzTest {
    private static final Site HOTEL = ShippedScriptsTest.hotel();
    private static final UnitProfile UNIT = ShippedScriptsTest.unit("sim-service-asker");

    static Stream<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of(
                "scripts/service/hotel-delivery", "scripts/service/hotel-emergency-stop", "sites/hotel-corridor")) {
            seeds.add(Files.readAllBytes(ShippedScriptsTest.ROOT.resolve("scenarios/" + name + ".yaml")));
        }
        return Stream.concat(
                seeds.stream(),
                Texts.utf8(
                        "scenario: a\nparameters: {a: {from: 0, to: 1e300, step: 1e-300}}\n",
                        "scenario: a\nrepetitions: 99999999999\nparameters: {a: [1, 2], b: [1, 2]}\n",
                        "scenario: a\nsteps: [{parallel: [{parallel: []}]}]\n"));
    }

    @MethodSource("seeds")
    @FuzzTest
    void a_script_or_site_is_understood_or_its_mistakes_are_named(byte[] input) throws Exception {
        String text = Texts.of(input);
        Allocation.within(100_000_000 + 20_000L * input.length, () -> {
            try {
                Scenario scenario = Scenario.parse("fuzz.yaml", text, HOTEL, UNIT);
                assertThat(scenario.points()).hasSizeBetween(1, Scenario.POINTS_MAX);
            } catch (InvalidInputException refused) {
                assertThat(refused.issues()).isNotEmpty();
                refused.issues().forEach(issue -> assertThat(issue.render()).contains("fuzz.yaml"));
            }
            try {
                assertThat(Site.parse("fuzz.yaml", text)).isNotNull();
            } catch (InvalidInputException refused) {
                assertThat(refused.issues()).isNotEmpty();
            }
            return input;
        });
    }
}
