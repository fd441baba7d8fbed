package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.vision.Frame.Picture;
import org.robograde.agent.vision.Frame.Refused;
import org.robograde.agent.vision.motion.Instruments;

/** An endoscope through one trial: where instruments' tips are in its view twice a second, and how much of the picture instruments cover. */
final class EndoscopeWatch {
    /** Of the picture's width: what two tips in one published picture were off. */
    private static final double TIP_UNCERTAINTY_SHARE = 0.028;

    private final CameraModel camera;
    private final FrameDecoder decoder = new FrameDecoder(true);
    private final ObservationChannels channels;
    private final CameraSummary summary;
    private final PictureWatch marks;
    private long last = Long.MIN_VALUE / 2;
    private long looks;
    private long withInstrument;

    EndoscopeWatch(CameraModel camera, String topic, PicturePlan plan, ObservationChannels channels) {
        this.camera = camera;
        this.channels = channels;
        summary = new CameraSummary(camera.id(), topic);
        marks = new PictureWatch(plan, camera, channels);
    }

    void see(EvidenceMessage message) {
        long at = message.logTimeNanos();
        summary.frame();
        boolean due = at - last >= VisionParameters.INSTRUMENT_NANOS;
        if (!due && !marks.needsGrey()) {
            return;
        }
        Frame frame = decoder.decode(message, camera);
        if (frame instanceof Refused refused) {
            summary.refused(at, refused);
        } else if (frame instanceof Picture picture) {
            Mat colour = picture.pixels();
            Mat grey = new Mat();
            try {
                if (due) {
                    last = at;
                    look(at, colour);
                }
                Imgproc.cvtColor(colour, grey, Imgproc.COLOR_BGR2GRAY);
                long taken = picture.stampNanos() == 0 ? at : picture.stampNanos();
                marks.see(at, taken, grey, () -> new Picture(colour.clone(), picture.stampNanos(), 0));
            } finally {
                colour.release();
                grey.release();
            }
        }
    }

    private void look(long at, Mat colour) {
        looks++;
        Instruments.Seen seen = Instruments.in(colour);
        double share = Core.countNonZero(seen.mask()) / (double) seen.mask().total();
        seen.mask().release();
        if (seen.tips().isEmpty()) {
            return;
        }
        withInstrument++;
        List<Map<String, Object>> tips = new ArrayList<>();
        for (Point tip : seen.tips()) {
            double[] tangents = camera.lens().tangents(tip.x, tip.y);
            Map<String, Object> one = new TreeMap<>();
            one.put("x", CameraQuality.rounded(tip.x, 1));
            one.put("y", CameraQuality.rounded(tip.y, 1));
            one.put("right", CameraQuality.rounded(tangents[0], 4));
            one.put("down", CameraQuality.rounded(tangents[1], 4));
            tips.add(one);
        }
        Map<String, Object> stated = new TreeMap<>();
        stated.put("camera", camera.id());
        stated.put("tips", tips);
        stated.put("standardUncertaintyPixels", CameraQuality.rounded(TIP_UNCERTAINTY_SHARE * camera.widthPixels(), 1));
        stated.put("instrumentShare", CameraQuality.rounded(share, 4));
        channels.instruments(at, stated);
    }

    void finish(long endNanos) {
        Map<String, Object> stated = summary.stated();
        stated.put("instruments", new TreeMap<>(Map.of("looks", looks, "withInstrument", withInstrument)));
        channels.summary(endNanos, stated);
        marks.finish(endNanos, channels);
        marks.close();
    }
}
