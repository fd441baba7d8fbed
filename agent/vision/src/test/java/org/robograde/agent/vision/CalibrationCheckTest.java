package org.robograde.agent.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import org.robograde.agent.vision.calibration.CalibrationTarget;
import org.robograde.agent.vision.calibration.LensCalibration;
import org.robograde.agent.vision.calibration.LensModel;
import org.robograde.agent.vision.geometry.PinholeLens;

/** A calibration's signature, camera, lens and days against the trial that rests on it. */
class CalibrationCheckTest {
    private static final String NAME = "calibration-overhead.json";
    private static final String SITE = Scenes.SITE.replace("rmsPixels: 0.3", "rmsPixels: 0.3, document: " + NAME);

    @TempDir
    Path folder;

    @Test
    void a_signed_document_that_holds_on_the_day_is_kept_with_the_trial() {
        Evidence observed = observed("good", SITE, signed(document("overhead")), LocalDate.of(2026, 11, 27));

        assertThat(ObservedJson.on(ObservationChannels.CAMERA_FAULTS, observed)).isEmpty();
        var stated = ObservedJson.on(ObservationChannels.SUMMARY, observed)
                .get(0)
                .content()
                .get("calibration");
        assertThat(stated.get("verdict").asText()).isEqualTo("holds");
        assertThat(stated.get("document").asText()).isEqualTo(NAME);
        assertThat(stated.get("signedBy").asText()).hasSize(16);
        assertThat(stated.get("trialOn").asText()).isEqualTo("2026-11-27");
    }

    @Test
    void one_that_has_run_out_or_was_not_begun_voids_the_camera_with_both_days() {
        assertThat(fault("late", SITE, signed(document("overhead")), LocalDate.of(2027, 10, 2)))
                .isEqualTo("the calibration of camera overhead holds from 2026-10-01 to 2027-10-01,"
                        + " the trial is of 2027-10-02");
        assertThat(fault("early", SITE, signed(document("overhead")), LocalDate.of(2026, 9, 30)))
                .endsWith("the trial is of 2026-09-30");
        assertThat(fault(
                        "undocumented",
                        Scenes.SITE.replace(
                                "rmsPixels: 0.3",
                                "rmsPixels: 0.3, calibratedOn: \"2025-01-01\", validUntil: \"2026-01-01\""),
                        Map.of(),
                        LocalDate.of(2026, 11, 27)))
                .contains("holds from 2025-01-01 to 2026-01-01");
    }

    @Test
    void a_document_that_is_missing_unsigned_changed_or_anothers_voids_the_camera() {
        LocalDate day = LocalDate.of(2026, 11, 27);
        assertThat(fault("missing", SITE, Map.of(), day))
                .isEqualTo("camera overhead: site.yaml names calibration-overhead.json as its calibration,"
                        + " and the bundle does not have it");
        Map<String, byte[]> unsigned = signed(document("overhead"));
        unsigned.remove("calibration-overhead.sig");
        assertThat(fault("unsigned", SITE, unsigned, day)).contains("has no signature");
        Map<String, byte[]> changed = signed(document("overhead"));
        changed.computeIfPresent(
                NAME,
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("2027-10-01", "2029-10-01")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(fault("changed", SITE, changed, day)).startsWith("camera overhead: calibration-overhead.json: ");
        assertThat(fault("anothers", SITE, signed(document("east")), day))
                .isEqualTo("camera overhead: calibration-overhead.json is the calibration of camera east");
        assertThat(fault("lens", SITE.replace("fx: 680.0", "fx: 690.0"), signed(document("overhead")), day))
                .contains("site.yaml states fx 690.0, its calibration calibration-overhead.json 680.0");
    }

    @Test
    void where_the_trials_day_is_not_known_the_days_are_not_judged_but_the_signature_is() {
        TestBundle bundle = new TestBundle(folder.resolve("sim"), SITE, Scenes.UNIT, TimeBase.SIMULATED, Map.of());
        bundle.picture(1_000_000_000L, 0, new byte[] {1});
        Evidence observed = Observer.observe(bundle.seal(), bundle.key(), done -> {});
        assertThat(ObservedJson.on(ObservationChannels.CAMERA_FAULTS, observed)).hasSize(1);

        TestBundle undated = new TestBundle(
                folder.resolve("undated"), SITE, Scenes.UNIT, TimeBase.SIMULATED, signed(document("overhead")));
        undated.picture(1_000_000_000L, 0, new byte[] {1});
        Evidence judged = Observer.observe(undated.seal(), undated.key(), done -> {});
        assertThat(ObservedJson.on(ObservationChannels.CAMERA_FAULTS, judged)).isEmpty();
        assertThat(ObservedJson.on(ObservationChannels.SUMMARY, judged)
                        .get(0)
                        .content()
                        .at("/calibration/message")
                        .asText())
                .isEqualTo("the trial's times are no wall clock's, so its day is not known");
    }

    private String fault(String name, String site, Map<String, byte[]> documents, LocalDate day) {
        List<ObservedJson.Message> faults =
                ObservedJson.on(ObservationChannels.CAMERA_FAULTS, observed(name, site, documents, day));
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).content().get("kind").asText()).isEqualTo("calibration");
        return faults.get(0).content().get("message").asText();
    }

    private Evidence observed(String name, String site, Map<String, byte[]> documents, LocalDate day) {
        TestBundle bundle = new TestBundle(folder.resolve(name), site, Scenes.UNIT, TimeBase.STATION_UTC, documents);
        long at = day.atTime(12, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
        bundle.picture(at, at, new byte[] {1});
        return Observer.observe(bundle.seal(), bundle.key(), done -> {});
    }

    private Map<String, byte[]> signed(CalibrationDocument document) {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put(NAME, document.bytes());
        documents.put(
                "calibration-overhead.sig",
                SigningKey.in(folder.resolve("laboratory")).sign(document.bytes()));
        return documents;
    }

    /** Of the test site's own lens. */
    private static CalibrationDocument document(String camera) {
        PinholeLens lens = new PinholeLens(1280, 720, 680, 680, 640, 360, List.of(-0.05, 0.01, 0.0, 0.0, 0.0));
        LensCalibration calibration =
                new LensCalibration(lens, new Array2DRowRealMatrix(9, 9), 0.3, List.of(), List.of());
        return CalibrationDocument.of(camera, LocalDate.of(2026, 10, 1), LocalDate.of(2027, 10, 1))
                .withLens(
                        calibration,
                        new CalibrationTarget(CalibrationTarget.Kind.CHESSBOARD, 9, 6, 0.03, 0, ""),
                        new LensModel(LensModel.Distortion.PLUMB_BOB, false),
                        Map.of());
    }
}
