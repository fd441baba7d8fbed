package org.robograde.agent.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * When the station received a message, on its monotonic and on its wall clock: read off the log time and the ties of the
 * clock channel. The log time of a recording on {@link TimeBase#STATION_UTC} runs with the station's monotonic clock, so
 * that one is exact; the wall clock is within {@link #WALL_ERROR_NANOS} of it, for a message that was further off was
 * given both times by the recorder.
 */
public final class ReceiveTimes {
    /** How far the wall time told here may be from the one the receiving thread read. */
    public static final long WALL_ERROR_NANOS = 1_000;

    /** Where the station ties its clocks to each other. */
    public static final String TIES = "/robograde/clock";

    /** Where the station states both times of a message that the ties do not tell. */
    public static final String EXCEPTIONS = "/robograde/receive_times";

    /** There is a tie every second; one that is older was followed by others that are lost. */
    private static final long TIE_NANOS_MAX = 5_000_000_000L;

    private final NavigableMap<Long, Tie> ties = new TreeMap<>();
    private final Map<Place, Times> exceptions = new HashMap<>();

    /**
     * @param monotonicNanos on the station's monotonic clock, whose zero means nothing
     * @param utcNanos on the station's wall clock, since 1970
     */
    public record Times(long monotonicNanos, long utcNanos) {}

    private record Tie(long trialNanos, long monotonicNanos, long utcNanos) {}

    private record Place(long channel, long sequence) {}

    private ReceiveTimes() {}

    /** Reads the ties of a recording; those of one whose time was granted or is not known tell nothing. */
    public static ReceiveTimes of(Evidence evidence) {
        ReceiveTimes times = new ReceiveTimes();
        if (evidence.identity().timeBase() == TimeBase.STATION_UTC) {
            evidence.read(Set.of(TIES, EXCEPTIONS), times::take);
        }
        return times;
    }

    /** Empty where the recording does not tell: no tie holds for this moment. */
    public Optional<Times> of(EvidenceMessage message) {
        Times stated = exceptions.get(new Place(message.channel().id(), message.sequence()));
        if (stated != null) {
            return Optional.of(stated);
        }
        Map.Entry<Long, Tie> before = ties.floorEntry(message.logTimeNanos());
        if (before == null || message.logTimeNanos() - before.getKey() > TIE_NANOS_MAX) {
            return Optional.empty();
        }
        return Optional.of(before.getValue()).map(tie -> {
            long sinceTie = message.logTimeNanos() - tie.trialNanos();
            return new Times(tie.monotonicNanos() + sinceTie, tie.utcNanos() + sinceTie);
        });
    }

    private void take(EvidenceMessage message) {
        try {
            byte[] text = new byte[message.payload().remaining()];
            message.payload().duplicate().get(text);
            String what = message.channel().topic();
            ObjectNode json = CanonicalJson.parse(text, what);
            long monotonicNanos = CanonicalJson.whole(json, "monotonicNanos", what);
            long utcNanos = CanonicalJson.whole(json, "utcNanos", what);
            if (what.equals(EXCEPTIONS)) {
                exceptions.put(
                        new Place(
                                CanonicalJson.whole(json, "channel", what),
                                CanonicalJson.whole(json, "sequence", what)),
                        new Times(monotonicNanos, utcNanos));
            } else {
                ties.put(
                        CanonicalJson.whole(json, "fromNanos", what),
                        new Tie(CanonicalJson.whole(json, "trialNanos", what), monotonicNanos, utcNanos));
            }
        } catch (EvidenceException e) {
            // One that cannot be read ties nothing; an older one serves for some seconds only.
        }
    }
}
