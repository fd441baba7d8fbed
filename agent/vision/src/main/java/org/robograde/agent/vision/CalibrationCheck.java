package org.robograde.agent.vision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.vision.calibration.CalibrationDocument;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.geometry.PinholeLens;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * Whether the calibration a site states for a camera may be used on this trial: its document is there and signed, is of this camera, says what the
 * site says, and held on the trial's day. Whose key signed it is stated; whether that key is trusted is the reader's to say.
 *
 * @param camera the site's name for it
 * @param verdict {@code holds}, {@code not judged} (the trial's times are no wall clock's, or the site states no days) or {@code fails}
 * @param message why
 * @param stated the document, who signed it, its days and the trial's
 */
record CalibrationCheck(String camera, String verdict, String message, Map<String, Object> stated) {
    /** A site's file has three decimals of a pixel and six of a distortion. */
    private static final double LENS_PIXELS = 0.01;

    private static final double DISTORTION = 1e-5;
    private static final double PLACE_METERS = 1e-3;
    private static final double PLACE_RADIANS = 1e-3;

    static CalibrationCheck of(Evidence evidence, CameraModel camera) {
        Map<String, Object> stated = new TreeMap<>();
        try {
            YamlTree block = YamlTree.parse(
                            "site.yaml", evidence.document("site.yaml").orElse(new byte[0]))
                    .tree("cameras")
                    .tree(camera.id())
                    .tree("calibration");
            Optional<LocalDate> from = day(block, "calibratedOn");
            Optional<LocalDate> to = day(block, "validUntil");
            if (block.has("document")) {
                CalibrationDocument document = document(evidence, block.text("document"), camera);
                stated.put("document", block.text("document"));
                stated.put("signedBy", document.signedBy());
                from = Optional.of(document.calibratedOn());
                to = Optional.of(document.validUntil());
            }
            from.ifPresent(day -> stated.put("calibratedOn", day.toString()));
            to.ifPresent(day -> stated.put("validUntil", day.toString()));
            return judged(evidence, camera.id(), from, to, stated);
        } catch (VisionInputException e) {
            return new CalibrationCheck(camera.id(), "fails", "camera " + camera.id() + ": " + e.getMessage(), stated);
        }
    }

    private static CalibrationCheck judged(
            Evidence evidence,
            String camera,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Map<String, Object> stated) {
        if (from.isEmpty() || to.isEmpty()) {
            return new CalibrationCheck(camera, "not judged", "the site states no days for its calibration", stated);
        }
        if (evidence.identity().timeBase() != TimeBase.STATION_UTC) {
            return new CalibrationCheck(
                    camera, "not judged", "the trial's times are no wall clock's, so its day is not known", stated);
        }
        LocalDate first = dayOf(evidence.startNanos());
        LocalDate last = dayOf(evidence.endNanos());
        stated.put("trialOn", first.toString());
        if (first.isBefore(from.get()) || last.isAfter(to.get())) {
            return new CalibrationCheck(
                    camera,
                    "fails",
                    "the calibration of camera " + camera + " holds from " + from.get() + " to " + to.get()
                            + ", the trial is of " + first,
                    stated);
        }
        return new CalibrationCheck(camera, "holds", "", stated);
    }

    private static LocalDate dayOf(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static Optional<LocalDate> day(YamlTree block, String key) {
        try {
            return block.has(key) ? Optional.of(LocalDate.parse(block.text(key))) : Optional.empty();
        } catch (DateTimeParseException e) {
            throw new VisionInputException(key + " of its calibration is no day");
        }
    }

    private static CalibrationDocument document(Evidence evidence, String name, CameraModel camera) {
        byte[] document = evidence.document(name)
                .orElseThrow(() -> new VisionInputException(
                        "site.yaml names " + name + " as its calibration, and the bundle does not have it"));
        String signatureName = name.replaceFirst("\\.json$", "") + ".sig";
        byte[] signature = evidence.document(signatureName)
                .orElseThrow(() -> new VisionInputException(
                        "its calibration " + name + " has no signature; " + signatureName + " is not in the bundle"));
        CalibrationDocument read = CalibrationDocument.read(document, signature, name);
        if (!read.camera().equals(camera.id())) {
            throw new VisionInputException(name + " is the calibration of camera " + read.camera());
        }
        refuseOtherLens(read.lens(), camera.lens(), name);
        read.inMap().ifPresent(place -> refuseOtherPlace(place, camera.inMap(), name));
        return read;
    }

    private static void refuseOtherLens(PinholeLens calibrated, PinholeLens site, String name) {
        List<String> names = List.of("fx", "fy", "cx", "cy", "k1", "k2", "p1", "p2", "k3", "k4", "k5", "k6");
        double[] a = calibrated.parameters();
        double[] b = site.parameters();
        if (calibrated.widthPixels() != site.widthPixels() || calibrated.heightPixels() != site.heightPixels()) {
            throw new VisionInputException(name + " is of pictures of " + calibrated.widthPixels() + "x"
                    + calibrated.heightPixels() + ", site.yaml says " + site.widthPixels() + "x"
                    + site.heightPixels());
        }
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            double there = i < a.length ? a[i] : 0;
            double here = i < b.length ? b[i] : 0;
            if (Math.abs(there - here) > (i < 4 ? LENS_PIXELS : DISTORTION)) {
                throw new VisionInputException(
                        "site.yaml states " + names.get(i) + " " + here + ", its calibration " + name + " " + there);
            }
        }
    }

    private static void refuseOtherPlace(RigidTransform calibrated, RigidTransform site, String name) {
        if (calibrated.distanceTo(site) > PLACE_METERS || calibrated.angleTo(site) > PLACE_RADIANS) {
            throw new VisionInputException("site.yaml puts it " + CameraQuality.rounded(calibrated.distanceTo(site), 4)
                    + " m and " + CameraQuality.rounded(calibrated.angleTo(site), 4)
                    + " rad from where its calibration " + name + " does");
        }
    }

    /** For the summary. */
    Map<String, Object> summary() {
        Map<String, Object> all = new TreeMap<>(stated);
        all.put("verdict", verdict);
        if (!message.isEmpty()) {
            all.put("message", message);
        }
        return all;
    }

    /** A camera whose calibration may not be used is no witness, from the trial's first moment to its last. */
    void writeFault(Evidence evidence, ObservationChannels channels) {
        if (verdict.equals("fails")) {
            Map<String, Object> fault = new TreeMap<>();
            fault.put("camera", camera);
            fault.put("kind", FaultKind.CALIBRATION.word());
            fault.put("fromNanos", String.valueOf(evidence.startNanos()));
            fault.put("toNanos", String.valueOf(evidence.endNanos()));
            fault.put("message", message);
            channels.fault(evidence.endNanos(), fault);
        }
    }
}
