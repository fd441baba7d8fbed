package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialIdentity;

class FarClockTest {
    @TempDir
    Path folder;

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_widest_comparison_of_its_stations_clock_counts_and_of_no_other() {
        Evidence evidence;
        try (BundleWriter bundle = BundleWriter.create(
                folder.resolve("trial"),
                new TrialIdentity("t", "u", "service", "s", "x", 1, 0, TimeBase.STATION_UTC, "test"))) {
            int clocks = bundle.channel("/robograde/instrument_clock", "json", "c", "jsonschema", "{}", Map.of());
            String[][] compared = {
                {"station far-end", "6000000"},
                {"station far-end", "17320508"},
                {"station other", "900000000"},
                {"estop", "800000000"}
            };
            for (int i = 0; i < compared.length; i++) {
                bundle.write(
                        clocks,
                        i,
                        i,
                        text("{\"instrument\":\"" + compared[i][0] + "\",\"offsetNanos\":\"5\",\"uncertaintyNanos\":\""
                                + compared[i][1] + "\"}"));
            }
            int far = bundle.channel("/far", "json", "p", "jsonschema", "{}", Map.of("station", "far-end"));
            int near = bundle.channel("/near", "json", "p", "jsonschema", "{}", Map.of());
            bundle.write(far, 5, 5, text("{}"));
            bundle.write(near, 6, 6, text("{}"));
            evidence = bundle.seal("completed", "", SigningKey.in(folder.resolve("keys")));
        }
        assertThat(FarClock.standardUncertaintySeconds(evidence, "/far")).isCloseTo(0.01, within(1e-8));
        assertThat(FarClock.standardUncertaintySeconds(evidence, "/near")).isZero();
        assertThat(FarClock.standardUncertaintySeconds(evidence, "/nowhere")).isZero();
    }
}
