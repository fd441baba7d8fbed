package org.robograde.agent.vision;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Writes when one camera or laser looked for people and how far around the unit it saw. Nobody gives no message among the people; without this,
 * nobody seen and nobody looking would be the same silence. One message for each second, or shorter stretch, without a pause.
 */
final class PeopleWatch {
    private static final long SECOND = 1_000_000_000L;

    private final ObservationChannels channels;
    private final String source;
    private final String method;
    private long fromNanos;
    private long toNanos;
    private long looks;
    private long withSomebody;
    private OptionalDouble clearMeters = OptionalDouble.empty();

    PeopleWatch(ObservationChannels channels, String source, String method) {
        this.channels = channels;
        this.source = source;
        this.method = method;
    }

    /**
     * One look that could be judged.
     *
     * @param clear up to this distance from the unit somebody would have been seen, metres; empty where the unit's place is not known
     */
    void judged(long nanos, boolean somebody, OptionalDouble clear) {
        boolean goesOn = looks > 0
                && nanos - toNanos <= VisionParameters.WATCH_PAUSE_NANOS
                && Math.floorDiv(nanos, SECOND) == Math.floorDiv(fromNanos, SECOND)
                && clear.isPresent() == clearMeters.isPresent();
        if (!goesOn) {
            write();
            fromNanos = nanos;
            clearMeters = clear;
        }
        toNanos = nanos;
        looks++;
        withSomebody += somebody ? 1 : 0;
        if (clear.isPresent() && clear.getAsDouble() < clearMeters.orElse(0)) {
            clearMeters = clear;
        }
    }

    /** Writes what was under way. */
    void write() {
        if (looks > 0) {
            Map<String, Object> stated = new TreeMap<>();
            stated.put("source", source);
            stated.put("method", method);
            stated.put("fromNanos", String.valueOf(fromNanos));
            stated.put("toNanos", String.valueOf(toNanos));
            stated.put("looks", looks);
            stated.put("withSomebody", withSomebody);
            clearMeters.ifPresent(meters -> stated.put("clearAroundUnitMeters", CameraQuality.rounded(meters, 2)));
            channels.peopleWatch(toNanos, stated);
        }
        looks = 0;
        withSomebody = 0;
    }
}
