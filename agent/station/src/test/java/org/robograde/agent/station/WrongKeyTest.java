package org.robograde.agent.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.station.coap.KeyFolder;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.coap.TestKeys;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.agent.station.trial.FieldInstruments;
import org.robograde.agent.station.trial.SiteInstruments;
import org.robograde.scenarios.site.Site;

/** To DTLS a wrong key is silence; to an operator it must not be. */
class WrongKeyTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    Path work;

    @Test
    void instruments_behind_another_key_are_said_to_be_just_that() throws Exception {
        Site site = Site.load(Program.root().resolve("scenarios/sites/hotel-corridor.yaml"));
        Path right = folder("right", KEY);
        Path wrong = folder("wrong", "ff".repeat(16));
        Program robograde = new Program(work.resolve("config"));
        try (SimulatedInstruments field = SimulatedInstruments.start(
                        SiteInstruments.of(site), "coaps", 0, KeyFolder.read(right), SecurityLog.counting());
                FieldInstruments read = FieldInstruments.at(site, field.address(), KeyFolder.read(wrong))) {
            Program.Run refused = robograde.run("instruments", field.address(), "--keys", wrong);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("pre-shared key of identity \"station\"; is the key the same on both sides?");
            assertThat(read.awaitAll(Duration.ofSeconds(5))).contains("estop");
            assertThat(read.lastRefused())
                    .contains(String.valueOf(field.address().getPort()))
                    .contains("is the key the same on both sides?");

            Program.Run let = robograde.run("instruments", field.address(), "--keys", right);
            assertThat(let.exitCode()).as(let.err()).isZero();
            assertThat(let.out()).contains("/estop  emergency stop");
        }
    }

    private Path folder(String name, String key) throws Exception {
        Path folder = Files.createDirectories(work.resolve(name));
        TestKeys.ownersOnly(Files.write(folder.resolve("psk.txt"), List.of("station:" + key)));
        return folder;
    }
}
