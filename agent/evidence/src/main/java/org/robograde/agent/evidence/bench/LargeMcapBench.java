package org.robograde.agent.evidence.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapWriter;
import org.robograde.agent.evidence.mcap.MessageCursor;

/**
 * How long it takes to open a file that is far larger than memory, until its first message is there, and what memory stays
 * in use. Pictures of 1 MiB, and between each two of them 20 small messages on a channel of their own.
 */
public final class LargeMcapBench implements Benchmark {
    private static final long BYTES = 10_000_000_000L;
    private static final long BYTES_QUICK = 500_000_000L;
    private static final int PICTURE_BYTES = 1 << 20;
    private static final int SMALL_BYTES = 200;
    private static final int SMALL_PER_PICTURE = 20;

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException {
        long pictures = (settings.quick() ? BYTES_QUICK : BYTES) / PICTURE_BYTES;
        Path file = Files.createTempFile(settings.folder(), "bench-large", ".mcap");
        try {
            write(file, pictures, progress);
            List<Double> all = new ArrayList<>();
            List<Double> small = new ArrayList<>();
            List<Double> heap = new ArrayList<>();
            for (int run = 0; run < settings.repeats(); run++) {
                all.add(millisToFirst(file, Optional.empty(), heap));
                small.add(millisToFirst(file, Optional.of(Set.of(2)), heap));
            }
            return new BenchReport(
                    "mcap --large",
                    List.of(
                            Files.size(file) / 1_000_000 + " MB, " + pictures + " pictures of 1 MiB and "
                                    + SMALL_PER_PICTURE * pictures + " messages of " + SMALL_BYTES + " B",
                            "from opening to the first message; the file may still be in the page cache",
                            "heap: in use after collection with the file open; ROBOGRADE_JAVA_OPTS=-Xmx512m bounds it"),
                    settings.repeats(),
                    Machine.current(),
                    List.of(
                            Figure.stated("first message of all", "ms", new Series(all)),
                            Figure.stated("first message of the small channel", "ms", new Series(small)),
                            Figure.stated("heap while open", "MB", new Series(heap))),
                    settings.quick() ? List.of("quick: the file is not large") : List.of());
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, long pictures, DoubleConsumer progress) throws IOException {
        byte[] noise = new byte[2 * PICTURE_BYTES];
        new Random(1).nextBytes(noise);
        try (McapWriter writer = McapWriter.create(file, Compression.ZSTD, "", "bench")) {
            int camera = writer.channel(0, "/camera", "", new TreeMap<>());
            int odometry = writer.channel(0, "/odom", "", new TreeMap<>());
            for (long i = 0; i < pictures; i++) {
                long time = i * 20_000_000;
                int from = (int) (i * 4096 % PICTURE_BYTES);
                writer.message(camera, i, time, time, ByteBuffer.wrap(noise, from, PICTURE_BYTES), 0);
                for (int j = 0; j < SMALL_PER_PICTURE; j++) {
                    long at = time + j * 1_000_000L;
                    ByteBuffer payload = ByteBuffer.wrap(noise, from + j * SMALL_BYTES, SMALL_BYTES);
                    writer.message(odometry, i * SMALL_PER_PICTURE + j, at, at, payload, 0);
                }
                progress.accept(0.9 * i / pictures);
            }
            writer.finish();
        }
    }

    private static double millisToFirst(Path file, Optional<Set<Integer>> channels, List<Double> heapMegabytes)
            throws IOException {
        long start = System.nanoTime();
        McapFile mcap = McapFile.open(file);
        try (MessageCursor cursor = mcap.messages(channels)) {
            if (cursor.next().isEmpty() || !mcap.indexed()) {
                throw new IllegalStateException(file + " was written with messages and an index, and has not both");
            }
            double millis = (System.nanoTime() - start) / 1e6;
            heapMegabytes.add(heapInUse() / 1e6);
            return millis;
        }
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
