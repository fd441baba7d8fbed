package org.robograde.grader.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.robograde.agent.evidence.mcap.ChunkPlace;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.grader.explain.Explanation.ByteSpan;
import org.robograde.grader.explain.Explanation.EvidenceLink;
import org.robograde.grader.explain.Explanation.Frame;
import org.robograde.grader.metrics.Measurement.EvidenceReference;
import org.robograde.grader.statistics.Decimal;

/** From a reference into the evidence to the bytes of a bundle's files. */
final class EvidencePlaces {
    private static final List<String> FILES = List.of("recording.mcap", "observations.mcap");
    /** The deciding chunk and its neighbours are enough to look at. */
    private static final int MOST_CHUNKS = 5;

    private final Map<Path, Optional<McapFile>> opened = new HashMap<>();
    private final CameraFrames frames = new CameraFrames(this::open);

    /** @param bundle empty where it is not at hand: the reference then stands without its bytes */
    EvidenceLink link(EvidenceReference reference, Optional<Path> bundle) {
        for (String name : FILES) {
            Optional<McapFile> file = bundle.flatMap(folder -> open(folder.resolve(name)));
            if (file.isPresent()) {
                Set<Integer> channels = file.get().channels().values().stream()
                        .filter(c -> c.topic().equals(reference.topic()))
                        .map(c -> c.id())
                        .collect(Collectors.toSet());
                if (!channels.isEmpty()) {
                    return link(reference, name, file.get(), channels, bundle.orElseThrow());
                }
            }
        }
        return link(reference, "", "", List.of(), List.of());
    }

    private EvidenceLink link(
            EvidenceReference reference, String name, McapFile file, Set<Integer> channels, Path bundle) {
        List<ChunkPlace> places =
                new ArrayList<>(file.chunksWith(channels, reference.fromNanos(), reference.toNanos()));
        places.sort(Comparator.<ChunkPlace>comparingLong(p -> away(p, reference.momentNanos()))
                .thenComparingInt(ChunkPlace::number));
        List<ByteSpan> spans = places.stream()
                .limit(MOST_CHUNKS)
                .map(p -> new ByteSpan(p.number(), p.offset(), p.length()))
                .toList();
        return link(
                reference,
                Decimal.seconds(reference.momentNanos() - file.firstLogTime()) + " s",
                name,
                spans,
                frames.near(bundle, reference.momentNanos()));
    }

    private static EvidenceLink link(
            EvidenceReference reference, String moment, String name, List<ByteSpan> spans, List<Frame> pictures) {
        return new EvidenceLink(
                reference.topic(),
                Long.toString(reference.fromNanos()),
                Long.toString(reference.toNanos()),
                Long.toString(reference.momentNanos()),
                moment,
                reference.what(),
                name,
                spans,
                pictures);
    }

    /** 0 for the chunk that holds the moment. */
    private static long away(ChunkPlace place, long moment) {
        return Math.max(0, Math.max(place.firstNanos() - moment, moment - place.lastNanos()));
    }

    private Optional<McapFile> open(Path file) {
        return opened.computeIfAbsent(file, path -> {
            try {
                return Files.isRegularFile(path) ? Optional.of(McapFile.open(path)) : Optional.empty();
            } catch (IOException e) {
                // A file that cannot be read has no places to show; the seal's check is where its damage is told.
                return Optional.empty();
            }
        });
    }
}
