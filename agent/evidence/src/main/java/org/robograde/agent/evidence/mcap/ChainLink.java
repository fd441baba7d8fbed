package org.robograde.agent.evidence.mcap;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A link of the hash chain as it stands in the file, after the chunk it closes. */
final class ChainLink {
    private ChainLink() {}

    static SortedMap<String, String> entries(Segment segment) {
        SortedMap<String, String> entries = new TreeMap<>();
        entries.put("chunk", Integer.toString(segment.number()));
        entries.put("end", Long.toString(segment.endOffset()));
        entries.put("first", Long.toString(segment.firstNanos()));
        entries.put("last", Long.toString(segment.lastNanos()));
        entries.put(segment.algorithm().label(), segment.hash());
        entries.put("link", segment.link());
        return entries;
    }

    /** Empty if the entries are not those of a link. */
    static Optional<Segment> parse(SortedMap<String, String> entries) {
        Optional<ChainHash> algorithm = Arrays.stream(ChainHash.values())
                .filter(hash -> entries.containsKey(hash.label()))
                .findFirst();
        if (algorithm.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Segment(
                    Integer.parseInt(entries.getOrDefault("chunk", "")),
                    Long.parseLong(entries.getOrDefault("end", "")),
                    Long.parseLong(entries.getOrDefault("first", "")),
                    Long.parseLong(entries.getOrDefault("last", "")),
                    algorithm.get(),
                    entries.getOrDefault(algorithm.get().label(), ""),
                    entries.getOrDefault("link", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
