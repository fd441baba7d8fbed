package org.robograde.robots.ros.tf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.RosTime;

/**
 * Remembers for a while where frames stood and tells the transform between any two. Frames form a tree; each has one parent
 * at a time. Reads no clock and no socket. Thread-safe.
 */
public final class TfBuffer {
    /** As long as tf2 remembers unless told otherwise. */
    public static final Duration DEFAULT_HISTORY = Duration.ofSeconds(10);

    private static final int DEEPEST = 1_000;
    private static final int FRAMES_MAX = 10_000;

    private final long historyNanos;
    private final Map<String, FrameHistory> frames = new TreeMap<>();
    private final SortedSet<String> named = new TreeSet<>();

    /** @param history how far back from a frame's newest transform the older ones are kept */
    public TfBuffer(Duration history) {
        this.historyNanos = history.toNanos();
    }

    /**
     * Remembers where {@code child} stood at a time; a static one holds for all times. A leading slash of a name is dropped.
     *
     * @return empty if it was taken, else why not
     */
    public synchronized Optional<String> add(
            String parent, String child, RosTime stamp, RigidTransform transform, boolean isStatic) {
        String above = bare(parent);
        String below = bare(child);
        if (above.isEmpty() || below.isEmpty() || above.equals(below)) {
            return Optional.of("'" + below + "' cannot have the parent '" + above + "'");
        }
        if (!transform.isValid()) {
            return Optional.of("the transform of '" + below + "' is no rotation and translation: " + transform);
        }
        if (named.size() >= FRAMES_MAX && !(named.contains(above) && named.contains(below))) {
            return Optional.of("more than " + FRAMES_MAX + " frames are not kept");
        }
        FrameHistory history = frames.get(below);
        if (history == null || history.isStatic() != isStatic) {
            history = new FrameHistory(isStatic, historyNanos);
            frames.put(below, history);
        }
        Optional<String> refused = history.add(stamp.toNanos(), new FrameHistory.Entry(above, transform.normalized()));
        if (refused.isEmpty()) {
            named.add(above);
            named.add(below);
            notifyAll();
        }
        return refused.map(why -> "the transform of '" + below + "' at " + FrameHistory.seconds(stamp.toNanos())
                + " is left out: " + why);
    }

    private static String bare(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** Forgets all but static frames: what is to be done when time jumps back. */
    public synchronized void forgetMoving() {
        frames.values().removeIf(history -> !history.isStatic());
        named.clear();
        frames.forEach((frame, history) -> {
            named.add(frame);
            named.add(history.latestParent());
        });
    }

    /** Every frame known, parents included. */
    public synchronized SortedSet<String> frames() {
        return new TreeSet<>(named);
    }

    /**
     * Takes coordinates in {@code source} to those in {@code target}.
     *
     * @param time {@link RosTime#ZERO} means the latest time at which all frames in between are known
     * @throws TfException saying why there is none
     */
    public synchronized TimedTransform lookup(String target, String source, RosTime time) {
        String to = known(target);
        String from = known(source);
        long nanos = time.equals(RosTime.ZERO) ? latestCommonNanos(to, from) : time.toNanos();
        RigidTransform found = to.equals(from) ? RigidTransform.IDENTITY : between(to, from, nanos);
        return new TimedTransform(RosTime.ofNanos(nanos), found);
    }

    /**
     * Takes coordinates in {@code source} at one time to those in {@code target} at another, by way of a frame that stood
     * still in between.
     *
     * @throws TfException saying why there is none
     */
    public synchronized TimedTransform lookup(
            String target, RosTime targetTime, String source, RosTime sourceTime, String fixed) {
        List.of(target, source, fixed).forEach(this::known);
        RigidTransform in = lookup(fixed, source, sourceTime).transform();
        TimedTransform out = lookup(target, fixed, targetTime);
        return new TimedTransform(out.time(), out.transform().after(in));
    }

    /**
     * {@link #lookup(String, String, RosTime)}, waiting for what is not known yet.
     *
     * @throws TfException why there is none even after the time-out
     */
    public synchronized TimedTransform await(String target, String source, RosTime time, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return lookup(target, source, time);
            } catch (TfException notYet) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw notYet;
                }
                wait(left / 1_000_000 + 1);
            }
        }
    }

    private String known(String name) {
        String bare = bare(name);
        if (!named.contains(bare)) {
            throw new TfException(
                    TfException.Reason.UNKNOWN_FRAME,
                    "nobody has told of a frame '" + bare + "'; known are "
                            + named.stream().limit(50).toList());
        }
        return bare;
    }

    private RigidTransform between(String target, String source, long nanos) {
        Climb fromSource = new Climb(source, nanos);
        Climb fromTarget = new Climb(target, nanos);
        for (Map.Entry<String, RigidTransform> step : fromSource.passed.entrySet()) {
            RigidTransform ofTarget = fromTarget.passed.get(step.getKey());
            if (ofTarget != null) {
                return ofTarget.inverse().after(step.getValue());
            }
        }
        // A frame without a transform at this time is in the way only if no common frame lies below it.
        for (Climb climb : List.of(fromSource, fromTarget)) {
            if (climb.unknownAt != null) {
                throw new TfException(
                        TfException.Reason.EXTRAPOLATION,
                        "from '" + source + "' to '" + target + "' at " + FrameHistory.seconds(nanos)
                                + ": the transform of '" + climb.unknownAt + "' is not known for that time; "
                                + history(climb.unknownAt).span());
            }
        }
        throw disconnected(target, source, fromTarget.top(), fromSource.top());
    }

    private static TfException disconnected(String target, String source, String targetTop, String sourceTop) {
        return new TfException(
                TfException.Reason.DISCONNECTED,
                "'" + source + "' and '" + target + "' belong to different trees: below '" + sourceTop + "' and below '"
                        + targetTop + "'");
    }

    private FrameHistory history(String frame) {
        FrameHistory history = frames.get(frame);
        return history == null ? new FrameHistory(false, 0) : history;
    }

    /** The way up from a frame at one time: each frame passed, with what takes the first frame's coordinates to it. */
    private final class Climb {
        private final Map<String, RigidTransform> passed = new LinkedHashMap<>();
        private @Nullable String unknownAt;

        Climb(String start, long nanos) {
            String frame = start;
            RigidTransform up = RigidTransform.IDENTITY;
            while (true) {
                if (passed.put(frame, up) != null || passed.size() > DEEPEST) {
                    throw cycle(frame, passed.keySet().stream().toList());
                }
                FrameHistory history = frames.get(frame);
                if (history == null || history.isEmpty()) {
                    return;
                }
                Optional<FrameHistory.Entry> entry = history.at(nanos);
                if (entry.isEmpty()) {
                    unknownAt = frame;
                    return;
                }
                up = entry.get().transform().after(up);
                frame = entry.get().parent();
            }
        }

        String top() {
            return List.copyOf(passed.keySet()).get(passed.size() - 1);
        }
    }

    private static TfException cycle(String frame, List<String> passed) {
        return new TfException(
                TfException.Reason.CYCLE,
                "'" + frame + "' is its own parent by way of "
                        + passed.stream().limit(20).toList());
    }

    /** The earliest of the latest times between two frames; 0 where all are static. Of one frame, its own latest, as in tf2. */
    private long latestCommonNanos(String target, String source) {
        if (target.equals(source)) {
            return history(source).latestNanos().orElse(0L);
        }
        List<String> fromSource = latestWay(source);
        List<String> fromTarget = latestWay(target);
        for (int i = 0; i < fromSource.size(); i++) {
            int met = fromTarget.indexOf(fromSource.get(i));
            if (met >= 0) {
                List<String> between = new ArrayList<>(fromSource.subList(0, i));
                between.addAll(fromTarget.subList(0, met));
                return between.stream()
                        .flatMap(frame -> history(frame).latestNanos().stream())
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(0);
            }
        }
        throw disconnected(
                target, source, fromTarget.get(fromTarget.size() - 1), fromSource.get(fromSource.size() - 1));
    }

    private List<String> latestWay(String start) {
        LinkedHashMap<String, Boolean> way = new LinkedHashMap<>();
        String frame = start;
        while (true) {
            if (way.put(frame, true) != null || way.size() > DEEPEST) {
                throw cycle(frame, List.copyOf(way.keySet()));
            }
            FrameHistory history = frames.get(frame);
            if (history == null || history.isEmpty()) {
                return List.copyOf(way.keySet());
            }
            frame = history.latestParent();
        }
    }
}
