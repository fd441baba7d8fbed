package org.robograde.reports.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteMapTest {
    @Test
    void the_shipped_hotel_has_its_walls_places_and_barrier() throws IOException {
        Path site = Path.of(System.getProperty("robograde.root", "..")).resolve("scenarios/sites/hotel-corridor.yaml");
        SiteMap map = SiteMap.read(Files.readAllBytes(site)).orElseThrow();
        assertThat(map.walls()).hasSize(17);
        assertThat(map.places()).extracting(SiteMap.Place::id).contains("dock", "room-203");
        assertThat(map.barriers()).anySatisfy(b -> assertThat(b.title().zh()).isEqualTo("北走廊"));
    }

    @Test
    void cameras_and_instruments_are_told_with_their_calibration() {
        SiteMap map = read("""
                        site: s
                        bounds: {minX: 0, minY: 0, maxX: 1, maxY: 1}
                        cameras:
                          c:
                            standardUncertainty: {positionMeters: 0.0005}
                            calibration: {calibratedOn: "2026-10-01", validUntil: "2027-10-01"}
                        instruments:
                          estop: {quantity: emergency stop, unit: "/"}
                          scale: {quantity: force, unit: N, profile: {standardUncertainty: 0.1, calibratedOn: "2026-09-01"}}
                        """).orElseThrow();
        assertThat(map.equipment())
                .extracting(e -> e.id() + "|" + e.quantity().orElse("") + "|"
                        + e.uncertainty().orElse("") + "|" + e.calibratedOn().orElse("") + "|"
                        + e.validUntil().orElse(""))
                .containsExactly(
                        "c||positionMeters 0.0005|2026-10-01|2027-10-01",
                        "estop|emergency stop|||",
                        "scale|force|0.1 N|2026-09-01|");
    }

    @Test
    void what_is_not_a_site_gives_no_map() {
        assertThat(read("")).isEmpty();
        assertThat(read("[1, 2]")).isEmpty();
        assertThat(read("site: x\nbounds: {minX: 0, minY: 0, maxX: many, maxY: 1}"))
                .isEmpty();
        assertThat(read("site: x\nbounds: {minX: 0, minY: 0, maxX: .inf, maxY: 1}"))
                .isEmpty();
        assertThat(read("a: &a [x, x]\nb: &b [*a, *a]\n: broken")).isEmpty();
    }

    @Test
    void a_document_that_grows_without_bound_gives_no_map() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }
        assertThat(read(bomb.toString())).isEmpty();
    }

    private static Optional<SiteMap> read(String yaml) {
        return SiteMap.read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
