package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.site.Site;

/** What is shipped must load, for every shipped unit, and mean what it says. */
class ShippedScriptsTest {
    static final Path ROOT = Path.of(System.getProperty("robograde.root"));

    static Site hotel() {
        return Site.load(ROOT.resolve("scenarios/sites/hotel-corridor.yaml"));
    }

    static UnitProfile unit(String name) {
        return UnitProfile.load(ROOT.resolve("robots/units/profiles/" + name + ".yaml"));
    }

    private static Scenario script(String name, UnitProfile unit) {
        return Scenario.load(ROOT.resolve("scenarios/scripts/service/" + name + ".yaml"), hotel(), unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sim-service", "sim-service-replanner", "sim-service-asker", "template-service"})
    void every_shipped_script_fits_every_shipped_unit(String unit) {
        assertThat(script("hotel-delivery", unit(unit)).warnings()).isEmpty();
        assertThat(script("hotel-emergency-stop", unit(unit)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotel-delivery",
                "hotel-emergency-stop",
                "hotel-round",
                "hotel-disinfection",
                "hotel-guide",
                "hotel-crowd",
                "hotel-dark-and-lies",
                "hotel-intrusion",
                "hotel-network-attack"
            })
    void every_script_of_the_class_fits_the_simulated_unit_and_nothing_is_left_out(String name) {
        Scenario scenario = script(name, unit("sim-service"));
        assertThat(scenario.id()).isEqualTo(name);
        assertThat(scenario.warnings()).isEmpty();
        assertThat(scenario.plays().get(0).leftOut()).isEmpty();
        assertThat(Timeline.of(scenario.trials().get(0))).contains("seed");
    }

    @Test
    void a_delivery_is_five_trials_with_seeds_of_their_own_and_no_parameter_left() {
        Scenario delivery = script("hotel-delivery", unit("sim-service-asker"));

        assertThat(delivery.trials()).hasSize(5);
        assertThat(delivery.trials())
                .extracting(PlannedTrial::seed)
                .containsExactly(20301L, 20302L, 20303L, 20304L, 20305L);
        Step.Phase order = (Step.Phase) delivery.plays().get(0).steps().get(0);
        assertThat(order.steps().get(0))
                .isEqualTo(new Step.Order("Take the towels to room 203.", java.util.Optional.of("room-203")));
        assertThat(delivery.plays().get(0).leftOut()).isEmpty();
    }

    @Test
    void a_unit_without_dialogue_and_scan_is_tested_with_what_is_left_and_that_is_said() {
        UnitProfile full = unit("template-service");
        String text = full.text()
                .replaceAll("(?m)^ *scan:.*\n", "")
                .replaceAll("(?m)^dialogue:.*\n", "")
                .replace("[navigate, order, say, ask, deliver]", "[navigate, deliver]");

        Play play = script("hotel-delivery", UnitProfile.parse("small.yaml", text))
                .plays()
                .get(0);

        assertThat(play.leftOut())
                .containsExactly(
                        "line 33: the unit \"my-robot\" cannot \"order\"",
                        "line 48: the unit \"my-robot\" cannot \"ask\"",
                        "line 54: the unit \"my-robot\" cannot \"order\"",
                        "line 74: the unit \"my-robot\" has no topic with the role \"scan\"");
        assertThat(play.meanwhile()).extracting(Meanwhile::id).containsExactly("guest-crosses", "corridor-closed");
    }
}
