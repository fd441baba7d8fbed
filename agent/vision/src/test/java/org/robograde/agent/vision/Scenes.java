package org.robograde.agent.vision;

import java.nio.charset.StandardCharsets;

/** The documents the tests observe under: an overhead camera 7 m up and a unit with a 0.4 m marker, as a site would write them. */
final class Scenes {
    static final String SITE = """
            site: test-hall
            cameras:
              overhead:
                imageTopic: /field/camera/overhead/image/compressed
                pose: {x: 6.0, y: 3.3, z: 7.0, quaternionXyzw: [1.0, 0.0, 0.0, 0.0]}
                standardUncertainty: {positionMeters: 0.002, angleRadians: 0.0005, timeSeconds: 0.005}
                calibration: {widthPixels: 1280, heightPixels: 720, fx: 680.0, fy: 680.0, cx: 640.0, cy: 360.0, distortion: [-0.05, 0.01, 0.0, 0.0, 0.0], rmsPixels: 0.3}
            """;

    static final String UNIT = """
            unit: test-unit
            fiducial: {dictionary: DICT_4X4_50, id: 7, sizeMeters: 0.40, heightMeters: 0.45}
            """;

    private Scenes() {}

    static CameraModel camera() {
        return camera(SITE);
    }

    static CameraModel camera(String site) {
        CameraModel camera =
                CameraModel.ofSite(site.getBytes(StandardCharsets.UTF_8)).get("overhead");
        if (camera == null) {
            throw new IllegalStateException("no overhead camera in the test's site");
        }
        return camera;
    }

    static FiducialMount mount() {
        return mount(UNIT);
    }

    static FiducialMount mount(String unit) {
        return FiducialMount.ofUnit(unit.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
