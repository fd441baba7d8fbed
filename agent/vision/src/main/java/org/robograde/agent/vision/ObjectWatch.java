package org.robograde.agent.vision;

import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Mat;

/** One camera's sight of a thing with a marker on it: where it stands, and how far from where it belongs. */
final class ObjectWatch {
    private final String id;
    private final CameraModel camera;
    private final SitePlan.MarkedObject object;
    private final UnitPoseObserver observer;
    private final ObservationChannels channels;
    private long looks;
    private long seen;
    private long ambiguous;
    private long notUpright;
    private long last = Long.MIN_VALUE / 2;

    ObjectWatch(String id, CameraModel camera, SitePlan.MarkedObject object, ObservationChannels channels) {
        this.id = id;
        this.camera = camera;
        this.object = object;
        this.channels = channels;
        observer = new UnitPoseObserver(camera, object.mount());
    }

    void see(long nanos, Mat grey) {
        if (nanos - last < VisionParameters.OBJECT_NANOS) {
            return;
        }
        last = nanos;
        looks++;
        Sighting sighting = observer.observe(grey);
        if (sighting instanceof Sighting.Seen found) {
            seen++;
            channels.object(nanos, stated(found.pose()));
        } else if (sighting instanceof Sighting.Ambiguous) {
            ambiguous++;
        } else if (sighting instanceof Sighting.NotUpright) {
            notUpright++;
        }
    }

    private Map<String, Object> stated(UnitPose pose) {
        double uncertainty =
                Math.sqrt((pose.covariance().get(0) + pose.covariance().get(4)) / 2);
        Map<String, Object> stated = new TreeMap<>();
        stated.put("object", id);
        stated.put("camera", camera.id());
        stated.put("x", CameraQuality.rounded(pose.xMeters(), 5));
        stated.put("y", CameraQuality.rounded(pose.yMeters(), 5));
        stated.put("headingRadians", CameraQuality.rounded(pose.headingRadians(), 5));
        stated.put("standardUncertaintyMeters", CameraQuality.rounded(uncertainty, 5));
        object.target().ifPresent(target -> {
            double off = Math.hypot(pose.xMeters() - target[0], pose.yMeters() - target[1]);
            stated.put("targetX", CameraQuality.rounded(target[0], 5));
            stated.put("targetY", CameraQuality.rounded(target[1], 5));
            stated.put("offMeters", CameraQuality.rounded(off, 5));
            stated.put("withinMeters", CameraQuality.rounded(target[2], 5));
            stated.put("within", within(off, uncertainty, target[2]));
        });
        return stated;
    }

    /** Nothing closer to the limit than twice the uncertainty is decided here. */
    private static String within(double off, double uncertainty, double tolerance) {
        return off + 2 * uncertainty <= tolerance ? "yes" : off - 2 * uncertainty > tolerance ? "no" : "not sure";
    }

    Map<String, Object> summary() {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("object", id);
        stated.put("camera", camera.id());
        stated.put("looks", looks);
        stated.put("seen", seen);
        stated.put("ambiguous", ambiguous);
        stated.put("notUpright", notUpright);
        return stated;
    }
}
