package org.robograde.agent.station.recorder.clocks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * Estimates a source's clock against the station's from what the source stamped and when it arrived.
 *
 * <p>A message arrives after it was stamped, never before, and sometimes much later: delay is on one side only. So of each second
 * the message with the least delay is taken (the lower envelope; cf. Paxson, "On calibrating measurements of packet transit
 * times", 1998), and of the seconds the median slope (Theil-Sen), which a third of wrong ones cannot bend. The least delay of the
 * link itself cannot be told from an offset; it is in the offset.
 */
public final class SourceClock {
    /** One message per second is judged. */
    private static final long WINDOW_NANOS = 1_000_000_000L;

    /** Drift is told over so many seconds at most. */
    private static final int WINDOWS_KEPT = 60;

    /** The lower envelope of a quiet source moves less than this by itself. */
    private static final long STEP_NANOS_MIN = 5_000_000L;

    private static final int STEP_IN_JITTERS = 6;

    /** A new offset must last: a queue that empties late lifts one window, a clock that was set lifts all that follow. */
    private static final int CONFIRMED_BY = 3;

    private static final int GIVEN_UP_AFTER = 6;

    private static final int STEPS_KEPT = 1000;

    private final Deque<Window> windows = new ArrayDeque<>();
    private final List<Window> suspects = new ArrayList<>();
    private final List<ClockStep> steps = new ArrayList<>();
    private final double[] excess = new double[256];
    private long excessCount;
    private boolean open;
    private long windowStartNanos;
    private Window least = new Window(0, 0);
    private long samples;

    /** The message with the least delay of one second: when it came, and how long after its stamp. */
    private record Window(long atNanos, long delayNanos) {}

    /**
     * What is known of a clock now.
     *
     * @param samples stamps seen
     * @param offsetNanos how far the source's clock is behind the station's, its link's least delay included; empty as long as no
     *     second is complete
     * @param driftPpm by how many parts per million the source's clock runs faster than the station's; empty below 5 seconds
     * @param jitterNanos median of how much later than the least delay messages come
     */
    public record Quality(
            long samples,
            Optional<Long> offsetNanos,
            Optional<Double> driftPpm,
            long jitterNanos,
            List<ClockStep> steps) {
        public Quality {
            steps = List.copyOf(steps);
        }
    }

    /** A message stamped {@code stampNanos} by the source arrived at {@code receivedNanos} on the station's clock. */
    public void saw(long stampNanos, long receivedNanos) {
        samples++;
        long delay = receivedNanos - stampNanos;
        if (open && receivedNanos - windowStartNanos >= WINDOW_NANOS) {
            close();
        }
        if (!open) {
            open = true;
            windowStartNanos = receivedNanos;
            least = new Window(receivedNanos, delay);
        } else {
            excess[(int) (excessCount++ % excess.length)] = Math.max(0, delay - least.delayNanos());
            if (delay < least.delayNanos()) {
                least = new Window(receivedNanos, delay);
            }
        }
    }

    private void close() {
        open = false;
        if (windows.isEmpty() || Math.abs(least.delayNanos() - expected(least.atNanos())) <= tolerance()) {
            suspects.clear();
            keep(least);
            return;
        }
        suspects.add(least);
        List<Window> latest = suspects.subList(Math.max(0, suspects.size() - CONFIRMED_BY), suspects.size());
        if (latest.size() == CONFIRMED_BY && agree(latest)) {
            Window since = latest.get(0);
            if (steps.size() < STEPS_KEPT) {
                steps.add(new ClockStep(since.atNanos(), Math.round(expected(since.atNanos())) - since.delayNanos()));
            }
            restart(latest);
        } else if (suspects.size() >= GIVEN_UP_AFTER) {
            // No step but another rate, e.g. simulated time beside real time: its slope must be learnt anew.
            restart(suspects);
        }
    }

    private boolean agree(List<Window> some) {
        LongSummaryStatistics delays =
                some.stream().mapToLong(Window::delayNanos).summaryStatistics();
        return delays.getMax() - delays.getMin() <= tolerance();
    }

    private void restart(List<Window> since) {
        windows.clear();
        since.forEach(this::keep);
        suspects.clear();
    }

    private void keep(Window window) {
        windows.add(window);
        if (windows.size() > WINDOWS_KEPT) {
            windows.remove();
        }
    }

    private double tolerance() {
        return Math.max(STEP_NANOS_MIN, STEP_IN_JITTERS * (double) jitterNanos());
    }

    /** Delay that the windows so far let one expect at this moment. */
    private double expected(long atNanos) {
        double slope = windows.size() < 5 ? 0 : slope();
        double[] levels = windows.stream()
                .mapToDouble(each -> each.delayNanos() + slope * (atNanos - each.atNanos()))
                .toArray();
        return median(levels);
    }

    /** Median of the slopes between all pairs of windows: nanoseconds of delay per nanosecond. */
    private double slope() {
        Window[] all = windows.toArray(Window[]::new);
        double[] slopes = new double[all.length * (all.length - 1) / 2];
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = i + 1; j < all.length; j++) {
                double between = all[j].atNanos() - all[i].atNanos();
                slopes[n++] = between > 0 ? (all[j].delayNanos() - all[i].delayNanos()) / between : 0;
            }
        }
        return median(slopes);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private long jitterNanos() {
        int known = (int) Math.min(excessCount, excess.length);
        return known == 0 ? 0 : Math.round(median(Arrays.copyOf(excess, known)));
    }

    /** As of the last complete second. */
    public Quality quality() {
        if (windows.isEmpty()) {
            return new Quality(samples, Optional.empty(), Optional.empty(), jitterNanos(), steps);
        }
        Optional<Double> drift = windows.size() < 5 ? Optional.empty() : Optional.of(-slope() * 1e6);
        return new Quality(
                samples, Optional.of(Math.round(expected(windows.getLast().atNanos()))), drift, jitterNanos(), steps);
    }
}
