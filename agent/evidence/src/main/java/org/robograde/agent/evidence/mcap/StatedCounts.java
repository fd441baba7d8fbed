package org.robograde.agent.evidence.mcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what a summary counted against what was found. */
final class StatedCounts {
    private StatedCounts() {}

    /**
     * @param stated messages per channel, as the summary has it
     * @param found messages per channel, of the chunks that can be read
     * @param known gaps found so far
     * @param firstNanos of the whole file
     * @param lastNanos of the whole file
     * @return one gap for each channel whose count is accounted for neither by what was found nor by what is known lost
     */
    static List<Gap> differences(
            SortedMap<Integer, Long> stated,
            SortedMap<Integer, Long> found,
            List<Gap> known,
            long firstNanos,
            long lastNanos) {
        SortedMap<Integer, Long> difference = new TreeMap<>(stated);
        found.forEach((channel, count) -> difference.merge(channel, -count, Long::sum));
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Gap gap : known) {
            gap.lostPerChannel().forEach((channel, count) -> difference.merge(channel, -count, Long::sum));
            if (gap.lostPerChannel().isEmpty()) {
                from = Math.min(from, gap.fromNanos());
                to = Math.max(to, gap.toNanos());
            }
        }
        List<Gap> gaps = new ArrayList<>();
        for (int channel : new TreeSet<>(difference.keySet())) {
            long missing = difference.getOrDefault(channel, 0L);
            if (missing != 0) {
                // What is missing was most likely lost where damage of unknown extent is.
                boolean placed = missing > 0 && from <= to;
                gaps.add(new Gap(
                        Map.of(channel, Math.max(0, missing)),
                        placed ? from : firstNanos,
                        placed ? to : lastNanos,
                        "the summary counts " + stated.getOrDefault(channel, 0L) + " messages on channel " + channel
                                + ", and " + found.getOrDefault(channel, 0L) + " can be read",
                        "statistics in the summary"));
            }
        }
        return gaps;
    }
}
