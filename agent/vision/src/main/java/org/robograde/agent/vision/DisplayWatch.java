package org.robograde.agent.vision;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opencv.core.Mat;
import org.robograde.agent.vision.motion.ShownCode;

/** One place in one camera's pictures where codes are shown: writes each text when it appears, and when it has gone for more than one look. */
final class DisplayWatch {
    private static final int TEXT_MAX = 500;

    private final String id;
    private final PicturePlan.Region place;
    private final ObservationChannels channels;
    private final ShownCode reader = new ShownCode();
    private String shown = "";
    private long emptySince = Long.MIN_VALUE;
    private long looks;
    private long read;

    DisplayWatch(String id, PicturePlan.Region place, ObservationChannels channels) {
        this.id = id;
        this.place = place;
        this.channels = channels;
    }

    void see(long nanos, Mat grey) {
        looks++;
        Mat part = grey.submat(place.pixels());
        Optional<String> text = reader.in(part).map(t -> t.substring(0, Math.min(TEXT_MAX, t.length())));
        part.release();
        if (text.isPresent()) {
            read++;
            emptySince = Long.MIN_VALUE;
            if (!text.get().equals(shown)) {
                shown = text.get();
                write(nanos, "shown", shown);
            }
        } else if (!shown.isEmpty() && emptySince == Long.MIN_VALUE) {
            emptySince = nanos;
        } else if (!shown.isEmpty()) {
            write(emptySince, "gone", shown);
            shown = "";
        }
    }

    private void write(long nanos, String event, String text) {
        channels.code(
                nanos, new TreeMap<>(Map.of("display", id, "camera", place.camera(), "event", event, "text", text)));
    }

    Map<String, Object> summary() {
        return new TreeMap<>(Map.of("display", id, "camera", place.camera(), "looks", looks, "read", read));
    }
}
