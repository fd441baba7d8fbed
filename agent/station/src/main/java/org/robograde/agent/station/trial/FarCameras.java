package org.robograde.agent.station.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.robograde.agent.station.recorder.StampReader;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.SiteCamera;

/**
 * What is known of the cameras of far stations now: whether they are heard, how often, how their stamps stand, and from when on they are needed. Guarded
 * by its owner's lock.
 */
final class FarCameras {
    /** Of pictures before it is known which trial they are of. */
    private static final long BEFORE_NANOS = 5_000_000_000L;

    private static final long RATE_OVER_NANOS = 3_000_000_000L;
    private static final long BEHIND_NANOS_MAX = 3_000_000_000L;
    private static final long WRONG_NANOS_MIN = 1_000_000_000L;

    /** Stamps below this are a time of their own, such as a simulation's, and no clock. */
    private static final long CLOCK_FROM_NANOS = (1L << 28) * 1_000_000_000L;

    private final StampReader stamps = new StampReader(MessageRegistry.shipped());
    private final Map<String, Camera> byImageTopic = new TreeMap<>();
    private final Map<String, String> stationOfTopic;
    private final Map<String, Latched> latched = new TreeMap<>();
    private boolean recorded;
    private long neededFromNanos;

    /** A message that a trial needs from its start, whenever it was sent. */
    record Latched(RawMessage message, String station, long aheadNanos) {}

    private static final class Camera {
        private final SiteCamera site;
        private final Deque<Long> seenNanos = new ArrayDeque<>();
        private long leastDelayNanos = Long.MAX_VALUE;

        Camera(SiteCamera site) {
            this.site = site;
        }

        String described() {
            return "camera " + site.id() + " of far station " + site.station().orElseThrow();
        }
    }

    private FarCameras(Map<String, SiteCamera> cameras, Map<String, String> stationOfTopic) {
        this.stationOfTopic = Map.copyOf(stationOfTopic);
        cameras.values().stream()
                .filter(each -> each.station().isPresent())
                .forEach(each -> byImageTopic.put(each.imageTopic(), new Camera(each)));
    }

    static FarCameras of(Site site) {
        return new FarCameras(site.cameras(), topics(site));
    }

    static FarCameras none() {
        return new FarCameras(Map.of(), Map.of());
    }

    /** Topics of cameras that far stations record, each with its station's name. */
    static Map<String, String> topics(Site site) {
        Map<String, String> topics = new TreeMap<>();
        site.cameras()
                .values()
                .forEach(each -> each.station().ifPresent(station -> {
                    topics.put(each.imageTopic(), station);
                    topics.put(each.infoTopic(), station);
                }));
        return topics;
    }

    /** Each with its station's name. */
    Map<String, String> topics() {
        return stationOfTopic;
    }

    /** A trial is recorded from now on, or none. */
    void recorded(boolean now) {
        recorded = now;
    }

    /** What they sent before then (UTC since 1970) is of no trial, and too old for a look at their rates. */
    long neededFromNanos(long nowWallNanos) {
        if (!recorded) {
            neededFromNanos = Math.max(neededFromNanos, nowWallNanos - BEFORE_NANOS);
        }
        return neededFromNanos;
    }

    /** @param message with the times of this station's clocks */
    void saw(RawMessage message, String station, long aheadNanos) {
        if (message.latching()) {
            latched.put(message.topic() + " " + message.callerId(), new Latched(message, station, aheadNanos));
        }
        Camera camera = byImageTopic.get(message.topic());
        if (camera == null) {
            return;
        }
        camera.seenNanos.addLast(message.receivedMonotonicNanos());
        while (message.receivedMonotonicNanos() - camera.seenNanos.getFirst() > RATE_OVER_NANOS) {
            camera.seenNanos.removeFirst();
            camera.leastDelayNanos = Long.MAX_VALUE;
        }
        OptionalLong stamp = stamps.layoutOf(message).stampNanos(message.payload());
        if (stamp.isPresent() && stamp.getAsLong() >= CLOCK_FROM_NANOS) {
            long delay = message.receivedWallNanos() - (stamp.getAsLong() - aheadNanos);
            camera.leastDelayNanos = Math.min(camera.leastDelayNanos, delay);
        }
    }

    Iterable<Latched> latched() {
        return latched.values();
    }

    /** Ids of cameras of which nothing was ever seen. */
    List<String> unheard() {
        return byImageTopic.values().stream()
                .filter(each -> each.seenNanos.isEmpty())
                .map(each -> each.site.id())
                .sorted()
                .toList();
    }

    /** Why a trial should not begin, in words: cameras that are not heard, late, slow, or whose stamps are off. */
    List<String> doubts(long nowMonotonicNanos) {
        List<String> doubts = new ArrayList<>();
        for (Camera camera : byImageTopic.values()) {
            if (camera.seenNanos.isEmpty()) {
                doubts.add(camera.described() + " is not heard");
                continue;
            }
            long newest = camera.seenNanos.getLast();
            double behind = (nowMonotonicNanos - newest) / 1e9;
            double seconds = (newest - camera.seenNanos.getFirst()) / 1e9;
            double hz = seconds > 0 ? (camera.seenNanos.size() - 1) / seconds : 0;
            if (behind > BEHIND_NANOS_MAX / 1e9) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "the newest picture of %s is %.1f s old; it does not send, or its link is too slow",
                        camera.described(),
                        behind));
            } else if (hz < camera.site.rateHz() / 2) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s comes at %.1f Hz, the site says %.1f",
                        camera.described(),
                        hz,
                        camera.site.rateHz()));
            }
            if (camera.leastDelayNanos != Long.MAX_VALUE && Math.abs(camera.leastDelayNanos) > WRONG_NANOS_MIN) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "the time stamps of %s are %.1f s %s its station's clock; synchronise the two (NTP, PTP)",
                        camera.described(),
                        Math.abs(camera.leastDelayNanos) / 1e9,
                        camera.leastDelayNanos > 0 ? "behind" : "ahead of"));
            }
        }
        return doubts;
    }
}
