package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencv.core.Mat;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.Frame.Refused;

/** One camera through one trial: every frame is decoded, judged and looked at for the unit, in the order they were recorded. */
final class CameraWatch {
    private final CameraModel camera;
    private final int place;
    private final Optional<UnitTrack> track;
    private final Optional<FiducialMount> mount;
    private final Optional<UnitPoseObserver> observer;
    private final FrameDecoder decoder;
    private final ObservationChannels channels;
    private final UnitPlaces places;
    private final FieldPeople people;
    private final CameraScene scene;
    private final List<ObjectWatch> objects = new ArrayList<>();
    private final Optional<SurveyWatch> survey;
    private final CalibrationCheck calibration;
    private final CameraQuality quality;
    private final CameraSummary summary;
    private final Motion motion;
    private final PictureWatch marks;
    private final FrameDecoder colours = new FrameDecoder(true);

    /**
     * @param place of the camera among the field's
     * @param places of the unit, known to all cameras
     */
    CameraWatch(
            Evidence evidence,
            FieldView field,
            int place,
            Optional<UnitTrack> track,
            FrameDecoder decoder,
            UnitPlaces places,
            FieldPeople people,
            ObservationChannels channels) {
        FieldView.Camera camera = field.cameras().get(place);
        this.place = place;
        this.track = track;
        this.camera = camera.model();
        mount = field.mount();
        this.decoder = decoder;
        this.channels = channels;
        observer = mount.map(m -> new UnitPoseObserver(camera.model(), m));
        this.places = places;
        this.people = people;
        scene = new CameraScene(field, camera.model(), places, people, channels);
        field.plan()
                .objects()
                .forEach((id, object) -> objects.add(new ObjectWatch(id, camera.model(), object, channels)));
        survey = field.plan().survey().map(surveyed -> new SurveyWatch(camera.model(), surveyed));
        calibration = CalibrationCheck.of(evidence, camera.model());
        calibration.writeFault(evidence, channels);
        quality = new CameraQuality(camera.model(), evidence.startNanos(), survey, channels);
        summary = new CameraSummary(camera.model().id(), camera.topic());
        marks = new PictureWatch(field.pictures(), camera.model(), channels);
        motion = new Motion(camera.model().timeStandardUncertaintySeconds());
    }

    void see(EvidenceMessage message) {
        long at = message.logTimeNanos();
        quality.frame(at);
        summary.frame();
        Frame frame = decoder.decode(message, camera);
        quality.came(at, frame.stampNanos(), frame.contentHash());
        if (frame instanceof Refused refused) {
            quality.refused();
            summary.refused(at, refused);
        } else if (frame instanceof Picture picture) {
            Mat grey = picture.pixels();
            try {
                quality.picture(grey);
                observer.ifPresent(o -> took(at, picture.stampNanos(), o.observe(grey)));
                objects.forEach(object -> object.see(at, grey));
                scene.see(at, grey);
                marks.see(
                        at,
                        picture.stampNanos() == 0 ? at : picture.stampNanos(),
                        grey,
                        () -> colours.decode(message, camera));
            } finally {
                grey.release();
            }
        }
    }

    private void took(long logTimeNanos, long stampNanos, Sighting sighting) {
        long taken = stampNanos == 0 ? logTimeNanos : stampNanos;
        track.ifPresent(t -> sighting.marker().ifPresent(corners -> t.saw(place, logTimeNanos, taken, corners)));
        summary.sighting(sighting);
        quality.sighting(sighting);
        if (sighting instanceof Sighting.Seen seen) {
            UnitPose pose = seen.pose();
            List<Double> covariance = motion.withTimeUncertainty(taken, pose);
            places.add(logTimeNanos, pose);
            people.unitSeen(logTimeNanos, pose);
            scene.unitSeen(logTimeNanos, pose);
            channels.pose(logTimeNanos, stampNanos, pose.withCovariance(covariance), mount.orElseThrow());
        }
    }

    void finish(long endNanos) {
        quality.close();
        scene.finish();
        scene.close();
        Map<String, Object> stated = summary.stated();
        stated.put("people", scene.stated());
        stated.put("calibration", calibration.summary());
        channels.summary(endNanos, stated);
        objects.forEach(object -> channels.summary(endNanos, object.summary()));
        marks.finish(endNanos, channels);
        marks.close();
        survey.ifPresent(watch -> watch.problems()
                .forEach(problem -> channels.summary(endNanos, new FieldView.Problem(camera.id(), problem).stated())));
    }
}
