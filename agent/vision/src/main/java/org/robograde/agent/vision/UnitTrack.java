package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.vision.fiducial.Corners;
import org.robograde.agent.vision.geometry.RigidTransform;
import org.robograde.agent.vision.track.BodyMarker;
import org.robograde.agent.vision.track.BodyTracker;
import org.robograde.agent.vision.track.MarkerSighting;
import org.robograde.agent.vision.track.TrackCamera;
import org.robograde.agent.vision.track.TrackPose;

/**
 * All cameras' sightings of the unit, fused into one track of six dimensions when the recording has been read. With one camera there
 * is none: the poses by camera are all that is known then.
 */
final class UnitTrack {
    private final List<TrackCamera> cameras = new ArrayList<>();
    private final BodyMarker marker;
    private final List<MarkerSighting> sightings = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long poses;

    UnitTrack(List<FieldView.Camera> field, FiducialMount mount) {
        field.forEach(camera -> cameras.add(trackCamera(camera.model())));
        double cos = StrictMath.cos(mount.headingOffsetRadians());
        double sin = StrictMath.sin(mount.headingOffsetRadians());
        marker = new BodyMarker(
                mount.id(),
                mount.sizeMeters(),
                RigidTransform.of(
                        new double[] {cos, -sin, 0, sin, cos, 0, 0, 0, 1},
                        new double[] {mount.offsetXMeters(), mount.offsetYMeters(), mount.heightMeters()}));
    }

    private static TrackCamera trackCamera(CameraModel model) {
        return new TrackCamera(
                model.id(),
                model.lens(),
                model.inMap(),
                model.positionStandardUncertaintyMeters(),
                model.angleStandardUncertaintyRadians(),
                model.timeStandardUncertaintySeconds());
    }

    /** @param camera its place among the field's cameras */
    void saw(int camera, long logTimeNanos, long stampNanos, Corners corners) {
        sightings.add(new MarkerSighting(camera, stampNanos, 0, corners, logTimeNanos));
    }

    void write(long endNanos, ObservationChannels channels) {
        if (sightings.stream().mapToInt(MarkerSighting::camera).distinct().count() < 2) {
            return;
        }
        sightings.sort(Comparator.comparingLong(MarkerSighting::stampNanos).thenComparingInt(MarkerSighting::camera));
        BodyTracker tracker = new BodyTracker(cameras, List.of(marker), true, pose -> take(pose, channels));
        sightings.forEach(tracker::see);
        tracker.finish();
        Map<String, Object> summary = new TreeMap<>();
        summary.put("track", "unit");
        summary.put("cameras", cameras.stream().map(TrackCamera::id).toList());
        summary.put("poses", poses);
        summary.put("refused", refused);
        channels.summary(endNanos, summary);
    }

    private void take(TrackPose pose, ObservationChannels channels) {
        poses++;
        if (!pose.accepted()) {
            refused.merge(cameras.get(pose.sighting().camera()).id(), 1L, Long::sum);
        }
        channels.track(pose.sighting().tag(), pose.sighting().stampNanos(), pose);
    }
}
