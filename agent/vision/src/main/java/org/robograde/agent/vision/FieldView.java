package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;

/**
 * What a bundle's documents and roles say about how the unit can be seen: its cameras, the marker on the unit, and what is missing
 * for either.
 *
 * @param cameras those with frames and a calibration, in order of their ids
 * @param mount the marker on the unit; empty where there is none, and then frames are only judged for quality
 * @param unitRadiusMeters of the unit's footprint
 * @param plan what else the site says of its floor
 * @param endoscopes with their frames, in order of their ids
 * @param pictures what the site names within pictures
 * @param problems why cameras or the marker are missing
 */
record FieldView(
        List<Camera> cameras,
        Optional<FiducialMount> mount,
        double unitRadiusMeters,
        SitePlan plan,
        List<Camera> endoscopes,
        PicturePlan pictures,
        List<Problem> problems) {
    /** Of a unit that does not state its footprint. */
    private static final double RADIUS_METERS = 0.35;

    private static final String ROLE_START = "camera.";
    private static final String ROLE_END = ".image";

    /** A camera with frames on a topic. */
    record Camera(String topic, CameraModel model) {}

    /** What is missing, for which camera ({@code *} for all). */
    record Problem(String camera, String message) {
        Map<String, Object> stated() {
            return new TreeMap<>(Map.of("camera", camera, "problem", message));
        }
    }

    static FieldView of(Evidence evidence) {
        List<Problem> problems = new ArrayList<>();
        Map<String, CameraModel> models = models(evidence, problems);
        PicturePlan pictures = pictures(evidence, models);
        List<Camera> cameras = new ArrayList<>();
        List<Camera> endoscopes = new ArrayList<>();
        imageTopics(evidence).forEach((id, topic) -> {
            CameraModel model = models.get(id);
            CameraModel endoscope = pictures.endoscopes().get(id);
            if (endoscope != null) {
                endoscopes.add(new Camera(topic, endoscope));
            } else if (model == null) {
                problems.add(
                        new Problem(id, "site.yaml has no calibration for this camera; its frames were not looked at"));
            } else {
                double far = FarClock.standardUncertaintySeconds(evidence, topic);
                cameras.add(new Camera(topic, model.withTimesKnownTo(far)));
            }
        });
        problems.addAll(pictures.problems());
        if (cameras.isEmpty() && endoscopes.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem("*", "no topic has the role of a camera's image"));
        }
        Optional<FiducialMount> mount = mount(evidence, problems);
        SitePlan plan = plan(evidence, mount, problems);
        return new FieldView(
                List.copyOf(cameras),
                mount,
                radius(evidence),
                plan,
                List.copyOf(endoscopes),
                pictures,
                List.copyOf(problems));
    }

    /** Camera id to the topic of its frames, in order of the ids. */
    static Map<String, String> imageTopics(Evidence evidence) {
        Map<String, String> topics = new TreeMap<>();
        evidence.roles().forEach((role, topic) -> {
            if (role.startsWith(ROLE_START)
                    && role.endsWith(ROLE_END)
                    && role.length() > ROLE_START.length() + ROLE_END.length()) {
                topics.put(role.substring(ROLE_START.length(), role.length() - ROLE_END.length()), topic);
            }
        });
        return topics;
    }

    private static Map<String, CameraModel> models(Evidence evidence, List<Problem> problems) {
        Optional<byte[]> site = evidence.document("site.yaml");
        if (site.isEmpty()) {
            problems.add(new Problem("*", "the bundle has no site.yaml: where its cameras hang is not known"));
            return Map.of();
        }
        try {
            return CameraModel.ofSite(site.get());
        } catch (VisionInputException e) {
            problems.add(new Problem("*", String.valueOf(e.getMessage())));
            return Map.of();
        }
    }

    private static SitePlan plan(Evidence evidence, Optional<FiducialMount> mount, List<Problem> problems) {
        try {
            SitePlan plan = evidence.document("site.yaml").map(SitePlan::of).orElse(SitePlan.EMPTY);
            return mount.map(plan::beside).orElse(plan);
        } catch (VisionInputException e) {
            if (problems.stream().noneMatch(p -> p.message().equals(e.getMessage()))) {
                problems.add(new Problem("*", String.valueOf(e.getMessage())));
            }
            return SitePlan.EMPTY;
        }
    }

    private static PicturePlan pictures(Evidence evidence, Map<String, CameraModel> cameras) {
        try {
            return evidence.document("site.yaml")
                    .map(site -> PicturePlan.of(site, cameras))
                    .orElse(PicturePlan.EMPTY);
        } catch (VisionInputException e) {
            // The cameras' reader has said already what is wrong with this file.
            return PicturePlan.EMPTY;
        }
    }

    private static double radius(Evidence evidence) {
        try {
            return evidence.document("unit.yaml")
                    .flatMap(unit -> YamlTree.parse("unit.yaml", unit).optionalTree("footprint"))
                    .map(footprint -> footprint.number("radiusMeters", 0, 100))
                    .orElse(RADIUS_METERS);
        } catch (VisionInputException e) {
            // The fiducial's reader has said already what is wrong with this file.
            return RADIUS_METERS;
        }
    }

    private static Optional<FiducialMount> mount(Evidence evidence, List<Problem> problems) {
        try {
            Optional<FiducialMount> mount = evidence.document("unit.yaml").flatMap(FiducialMount::ofUnit);
            if (mount.isEmpty()) {
                problems.add(new Problem("*", "unit.yaml states no fiducial: the unit cannot be told in the frames"));
            }
            return mount;
        } catch (VisionInputException e) {
            problems.add(new Problem("*", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
