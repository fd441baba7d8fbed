package org.robograde.agent.vision;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opencv.core.Mat;
import org.robograde.agent.vision.motion.Lamp;

/** One indicator lamp in one camera's pictures: writes its state when it is first told and whenever it changes for more than one look. */
final class LampWatch {
    private final String id;
    private final PicturePlan.Region place;
    private final ObservationChannels channels;
    private final Map<Lamp, Long> looksByState = new EnumMap<>(Lamp.class);
    private Optional<Lamp> state = Optional.empty();
    private Optional<Lamp> coming = Optional.empty();
    private long comingNanos;
    private long changes;

    LampWatch(String id, PicturePlan.Region place, ObservationChannels channels) {
        this.id = id;
        this.place = place;
        this.channels = channels;
    }

    /** @param colour blue-green-red, the whole picture */
    void see(long nanos, Mat colour) {
        Lamp now = Lamp.in(colour, place.pixels());
        looksByState.merge(now, 1L, Long::sum);
        if (state.filter(now::equals).isPresent()) {
            coming = Optional.empty();
        } else if (coming.filter(now::equals).isPresent()) {
            write(now);
        } else {
            coming = Optional.of(now);
            comingNanos = nanos;
        }
    }

    private void write(Lamp now) {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("lamp", id);
        stated.put("camera", place.camera());
        stated.put("state", word(now));
        state.ifPresent(before -> stated.put("before", word(before)));
        channels.lamp(comingNanos, stated);
        changes += state.isPresent() ? 1 : 0;
        state = Optional.of(now);
        coming = Optional.empty();
    }

    private static String word(Lamp lamp) {
        return lamp.name().toLowerCase(java.util.Locale.ROOT);
    }

    Map<String, Object> summary() {
        Map<String, Object> looks = new TreeMap<>();
        looksByState.forEach((lamp, count) -> looks.put(word(lamp), count));
        return new TreeMap<>(Map.of("lamp", id, "camera", place.camera(), "looks", looks, "changes", changes));
    }
}
