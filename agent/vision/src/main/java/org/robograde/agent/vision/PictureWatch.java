package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.opencv.core.Mat;
import org.robograde.agent.vision.Frame.Picture;

/** All that the site names within one camera's pictures. Colour is decoded only where a lamp is, and no more often than lamps are looked at. */
final class PictureWatch implements AutoCloseable {
    private final List<LampWatch> lamps = new ArrayList<>();
    private final List<DisplayWatch> displays = new ArrayList<>();
    private final List<TipWatch> tips = new ArrayList<>();
    private long lastLamp = Long.MIN_VALUE / 2;
    private long lastCode = Long.MIN_VALUE / 2;

    PictureWatch(PicturePlan plan, CameraModel camera, ObservationChannels channels) {
        plan.lamps().forEach((id, region) -> {
            if (region.camera().equals(camera.id())) {
                lamps.add(new LampWatch(id, region, channels));
            }
        });
        plan.displays().forEach((id, region) -> {
            if (region.camera().equals(camera.id())) {
                displays.add(new DisplayWatch(id, region, channels));
            }
        });
        plan.tips().forEach((id, tip) -> {
            if (tip.camera().equals(camera.id())) {
                tips.add(new TipWatch(id, tip, camera, channels));
            }
        });
    }

    /** Whether grey pictures are wanted at all. */
    boolean needsGrey() {
        return !displays.isEmpty() || !tips.isEmpty();
    }

    /**
     * One frame.
     *
     * @param takenNanos by the frame's own stamp
     * @param colour decodes it in colour; what it gives is released here
     */
    void see(long logTimeNanos, long takenNanos, Mat grey, Supplier<Frame> colour) {
        if (!lamps.isEmpty() && logTimeNanos - lastLamp >= VisionParameters.LAMP_NANOS) {
            lastLamp = logTimeNanos;
            if (colour.get() instanceof Picture picture) {
                lamps.forEach(lamp -> lamp.see(logTimeNanos, picture.pixels()));
                picture.pixels().release();
            }
        }
        if (!displays.isEmpty() && logTimeNanos - lastCode >= VisionParameters.CODE_NANOS) {
            lastCode = logTimeNanos;
            displays.forEach(display -> display.see(logTimeNanos, grey));
        }
        tips.forEach(tip -> tip.see(logTimeNanos, takenNanos, grey));
    }

    void finish(long endNanos, ObservationChannels channels) {
        lamps.forEach(lamp -> channels.summary(endNanos, lamp.summary()));
        displays.forEach(display -> channels.summary(endNanos, display.summary()));
        tips.forEach(tip -> {
            tip.finish(endNanos);
            channels.summary(endNanos, tip.summary());
        });
    }

    @Override
    public void close() {
        tips.forEach(TipWatch::close);
    }
}
