package org.robograde.grader.metrics.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.robograde.agent.evidence.Channel;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.metrics.trial.PeopleTrack.Approach;
import org.robograde.grader.statistics.Decimal;

/**
 * How near the field's cameras and the unit's laser saw people come to the unit, when they looked, and how far around the unit they saw. What was
 * not looked at is no evidence of nobody.
 */
public final class SeenPeople {
    static final String TOPIC = "/observations/people";
    static final String WATCH_TOPIC = "/observations/people_watch";

    /** As much as any sampled role may lack. */
    private static final long TOLERATED_NANOS = 1_000_000_000L;
    /** Looks closer together than this leave no time out. */
    private static final long PAUSE_NANOS = 500_000_000L;
    /** What one source saw stands beside what another sees for so long. */
    private static final long TOGETHER_NANOS = 250_000_000L;

    /** In the channel's metadata, before a method's name. */
    private static final String MISSES = "misses.";

    private static final int MESSAGES_MAX = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxDocumentLength(1 << 20)
                    .build())
            .build());

    private final List<Approach> approaches;
    private final List<Stretch> watched;
    private final Map<String, String> misses;
    private final Optional<String> unreadable;

    private SeenPeople(
            List<Approach> approaches, List<Stretch> watched, Map<String, String> misses, Optional<String> unreadable) {
        this.approaches = List.copyOf(approaches);
        this.watched = List.copyOf(watched);
        this.misses = new TreeMap<>(misses);
        this.unreadable = unreadable;
    }

    /**
     * A time in which one source looked without a pause.
     *
     * @param by which camera or laser, and how
     * @param camera whether it was a camera of the field
     * @param looks that could be judged
     * @param clearMeters up to this distance from the unit somebody would have been in its sight; 0 where that is not known
     */
    public record Stretch(String by, boolean camera, long fromNanos, long toNanos, long looks, double clearMeters) {}

    public static SeenPeople none() {
        return new SeenPeople(List.of(), List.of(), Map.of(), Optional.empty());
    }

    /**
     * In any order.
     *
     * @param misses whom a method is known to miss, by the method's name
     */
    public static SeenPeople of(List<Approach> approaches, List<Stretch> watched, Map<String, String> misses) {
        return new SeenPeople(together(approaches), sightOf(watched), misses, Optional.empty());
    }

    static SeenPeople of(Evidence evidence) {
        List<Approach> approaches = new ArrayList<>();
        List<Stretch> watched = new ArrayList<>();
        int[] spoilt = {0};
        read(evidence, TOPIC, spoilt, (look, at) -> approach(look, at).ifPresent(approaches::add));
        read(evidence, WATCH_TOPIC, spoilt, (stretch, at) -> watched.add(stretch(stretch)));
        Map<String, String> misses = new TreeMap<>();
        evidence.channel(WATCH_TOPIC).map(Channel::metadata).orElse(Map.of()).forEach((key, whom) -> {
            if (key.startsWith(MISSES)) {
                misses.put(key.substring(MISSES.length()), whom);
            }
        });
        Optional<String> unreadable = spoilt[0] == 0
                ? Optional.empty()
                : Optional.of(spoilt[0] + " observations of people cannot be read or are too many");
        return new SeenPeople(together(approaches), sightOf(watched), misses, unreadable);
    }

    private interface Taking {
        void take(JsonNode message, long atNanos);
    }

    private static void read(Evidence evidence, String topic, int[] spoilt, Taking taking) {
        if (evidence.channel(topic).isEmpty()) {
            return;
        }
        int[] count = {0};
        evidence.read(List.of(topic), message -> {
            byte[] bytes = new byte[message.payload().remaining()];
            message.payload().get(bytes);
            try {
                if (++count[0] > MESSAGES_MAX) {
                    throw new NumberFormatException(topic);
                }
                taking.take(JSON.readTree(bytes), message.logTimeNanos());
            } catch (IOException | NumberFormatException e) {
                // Who cannot be read may be the nearest.
                spoilt[0]++;
            }
        });
    }

    /** The nearest of a look; nothing where the unit's place was not known in it. */
    private static Optional<Approach> approach(JsonNode look, long atNanos) {
        double nearest = Double.POSITIVE_INFINITY;
        double uncertainty = 0;
        for (JsonNode person : look.path("people")) {
            double meters = person.path("distanceToUnitMeters").asDouble(Double.NaN);
            if (meters < nearest) {
                nearest = meters;
                uncertainty = person.path("distanceStandardUncertaintyMeters").asDouble(Double.NaN);
            }
        }
        if (!Double.isFinite(nearest)) {
            return Optional.empty();
        }
        if (!(nearest >= 0 && uncertainty >= 0 && Double.isFinite(uncertainty))) {
            throw new NumberFormatException("distance " + nearest + ", u " + uncertainty);
        }
        return Optional.of(new Approach(atNanos, nearest, uncertainty, by(look)));
    }

    private static Stretch stretch(JsonNode stated) {
        long from = Long.parseLong(stated.path("fromNanos").asText());
        long to = Long.parseLong(stated.path("toNanos").asText());
        double clear = stated.path("clearAroundUnitMeters").asDouble(0);
        if (to < from || !(clear >= 0)) {
            throw new NumberFormatException("from " + from + " to " + to + ", clear " + clear);
        }
        return new Stretch(
                by(stated),
                stated.path("source").asText().startsWith("camera "),
                from,
                to,
                stated.path("looks").asLong(),
                clear);
    }

    private static String by(JsonNode stated) {
        String source = stated.path("source").asText();
        String name = source.equals("scan") ? "the unit's laser" : "field " + source;
        return name + ", " + stated.path("method").asText();
    }

    /** At each look the nearest of all sources; one that looked just before still stands. */
    private static List<Approach> together(List<Approach> looks) {
        List<Approach> ordered = new ArrayList<>(looks);
        ordered.sort(Comparator.comparingLong(Approach::atNanos).thenComparing(Approach::by));
        Map<String, Approach> last = new LinkedHashMap<>();
        List<Approach> nearest = new ArrayList<>(ordered.size());
        for (Approach look : ordered) {
            last.put(look.by(), look);
            last.values().removeIf(other -> look.atNanos() - other.atNanos() > TOGETHER_NANOS);
            Approach least = look;
            for (Approach other : last.values()) {
                least = other.meters() < least.meters() ? other : least;
            }
            nearest.add(new Approach(look.atNanos(), least.meters(), least.standardUncertaintyMeters(), least.by()));
        }
        return nearest;
    }

    /** A laser at the height of legs, which only tells those who walk, vouches for no more than what the cameras saw. */
    private static List<Stretch> sightOf(List<Stretch> watched) {
        boolean cameras = watched.stream().anyMatch(Stretch::camera);
        return watched.stream()
                .filter(stretch -> stretch.camera() || !cameras)
                .sorted(Comparator.comparingLong(Stretch::fromNanos).thenComparing(Stretch::by))
                .toList();
    }

    /** Looks in which somebody was seen and the unit's place was known, in order. */
    List<Approach> approaches() {
        return approaches;
    }

    /** Whom the methods that these words name miss; empty where the observations do not say. */
    String missedBy(String words) {
        List<String> methods = misses.keySet().stream().filter(words::contains).toList();
        return methods.stream()
                .map(method -> (methods.size() > 1 ? "by " + method + " " : "") + misses.get(method))
                .collect(Collectors.joining("; "));
    }

    boolean watched() {
        return !watched.isEmpty();
    }

    boolean byCamera() {
        return watched.stream().anyMatch(Stretch::camera);
    }

    /** How many looks by whom, in words. */
    String looks() {
        long looks = watched.stream().mapToLong(Stretch::looks).sum();
        return looks + " looks (" + String.join("; ", sources()) + ")";
    }

    private Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        watched.forEach(stretch -> sources.add(stretch.by()));
        return sources;
    }

    /** Why silence is no nobody: what cannot be read, or a time in which nobody looked. */
    Optional<String> obstacle(long startNanos, long endNanos) {
        if (unreadable.isPresent()) {
            return unreadable;
        }
        return lost(startNanos, endNanos, 0)
                .map(lost -> "nobody was looked for during " + lost
                        + ": the pictures could not be judged, or where the unit was in them was not known");
    }

    /** Why somebody nearer than this may have been there unseen, if so. */
    Optional<String> unseenWithin(double meters, long startNanos, long endNanos) {
        return lost(startNanos, endNanos, meters)
                .map(lost -> "somebody nearer than " + Decimal.text(meters)
                        + " m may have been there unseen: that far around the unit was not in the picture during "
                        + lost);
    }

    /** How long, and since when first, no source saw so far; nothing within what is tolerated. */
    private Optional<String> lost(long startNanos, long endNanos, double meters) {
        long seenUntil = startNanos;
        long lost = 0;
        long firstAt = startNanos;
        for (Stretch stretch : watched) {
            if (stretch.clearMeters() >= meters) {
                long pause = pause(seenUntil, stretch.fromNanos());
                firstAt = lost == 0 ? seenUntil : firstAt;
                lost += pause;
                seenUntil = Math.max(seenUntil, stretch.toNanos());
            }
        }
        firstAt = lost == 0 ? seenUntil : firstAt;
        lost += pause(seenUntil, endNanos);
        return lost <= TOLERATED_NANOS
                ? Optional.empty()
                : Optional.of(Decimal.seconds(lost) + " s in all, first at " + Decimal.seconds(firstAt - startNanos)
                        + " s, and " + Decimal.seconds(TOLERATED_NANOS) + " s are tolerated");
    }

    private static long pause(long fromNanos, long toNanos) {
        return toNanos - fromNanos > PAUSE_NANOS ? toNanos - fromNanos : 0;
    }
}
