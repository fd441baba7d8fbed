package org.robograde.agent.evidence.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.McapWriter;
import org.robograde.agent.evidence.mcap.MessageCursor;

/**
 * How fast MCAP files are written and read, against the format's own library for Node. Ours and the peer's runs alternate,
 * both in a process that stays for all of them, on the same bytes, each reading back the file it wrote.
 */
public final class McapBench implements Benchmark {
    private static final List<Size> SIZES = List.of(
            new Size("100 B", 100, 81, 83),
            new Size("1 kB", 1_000, 294, 391),
            new Size("10 KiB", 10 << 10, 412, 838),
            new Size("1 MiB", 1 << 20, 391, 859));

    private static final long TOTAL_BYTES = 256L << 20;
    private static final long TOTAL_BYTES_QUICK = 16L << 20;
    private static final String PEER = "@mcap/core";

    @Override
    public BenchReport run(BenchSettings settings, DoubleConsumer progress) throws IOException {
        Path folder = Files.createTempDirectory(settings.folder(), "bench-mcap");
        List<String> notes = new ArrayList<>();
        try (McapPeer peer = McapPeer.start(settings.nodeModules(), folder)) {
            List<Figure> figures = new ArrayList<>();
            int done = 0;
            for (Payload payload : Payload.values()) {
                Path source = Files.write(folder.resolve(payload + ".source"), payload.bytes());
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(source));
                for (Size size : SIZES) {
                    Case one = new Case(payload, size, total(settings) / size.bytes);
                    figures.addAll(measure(one, bytes, source, folder, peer, settings.repeats()));
                    progress.accept(++done / (double) (SIZES.size() * Payload.values().length));
                }
                Files.delete(source);
            }
            if (settings.quick()) {
                notes.add("quick: inputs are too small for these figures to be quoted");
            }
            return new BenchReport("mcap", inputs(settings), settings.repeats(), Machine.current(), figures, notes);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static long total(BenchSettings settings) {
        return settings.quick() ? TOTAL_BYTES_QUICK : TOTAL_BYTES;
    }

    private static List<String> inputs(BenchSettings settings) {
        return List.of(
                (total(settings) >> 20)
                        + " MiB of payload per run on one channel, one warm-up run each, ours and the peer's in turn",
                "write: from creating the file to its close, 1 MiB chunks, all checksums and indexes; the page cache"
                        + " takes it, neither waits for the disk. Ours has the hash chain (BLAKE3) on, the peer has none",
                "read: open by the index, all messages in order of time, checksums of chunks checked; each reads its own"
                        + " file, just written",
                "stored: random payloads, no compression on either side: like for like",
                "telemetry: payloads a quarter of which is noise; ours as a bundle is written (zstd where it pays), the"
                        + " peer without compression, which is its default");
    }

    /** @param writeFloor MB/s of the peer that are published, {@code readFloor} too: to be exceeded on any machine */
    private record Size(String name, int bytes, double writeFloor, double readFloor) {}

    private record Case(Payload payload, Size size, long count) {
        long bytes() {
            return size.bytes * count;
        }

        String name() {
            return payload.label + " " + size.name;
        }
    }

    private static List<Figure> measure(
            Case one, ByteBuffer bytes, Path source, Path folder, McapPeer peer, int repeats) throws IOException {
        Path ours = folder.resolve("ours.mcap");
        Path theirs = folder.resolve("peer.mcap");
        List<List<Double>> speeds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int run = 0; run <= repeats; run++) {
            double[] seconds = {
                write(ours, one, bytes),
                peer.write(theirs, source, one.size.bytes, one.count),
                read(ours, one),
                peer.read(theirs)
            };
            for (int i = 0; run > 0 && i < seconds.length; i++) {
                speeds.get(i).add(one.bytes() / 1e6 / seconds[i]);
            }
            Files.deleteIfExists(ours);
            Files.deleteIfExists(theirs);
        }
        return List.of(
                figure("write, " + one.name(), speeds.get(0), peer, speeds.get(1), one.size.writeFloor),
                figure("read, " + one.name(), speeds.get(2), peer, speeds.get(3), one.size.readFloor));
    }

    private static Figure figure(String name, List<Double> ours, McapPeer peer, List<Double> theirs, double floor) {
        Peer other = peer.absent()
                .<Peer>map(reason -> new Peer.Absent(PEER, reason))
                .orElseGet(() -> new Peer.Measured(peer.name(), new Series(theirs)));
        return Figure.against(name, "MB/s", new Series(ours), other, Target.atLeastTimesPeer(1), Target.atLeast(floor));
    }

    private static double write(Path file, Case one, ByteBuffer source) throws IOException {
        int steps = source.capacity() / one.size.bytes;
        long start = System.nanoTime();
        try (McapWriter writer = McapWriter.create(file, one.payload.compression, "", "bench")) {
            int schema = writer.schema("t", "ros1msg", "uint8[] data\n".getBytes(StandardCharsets.UTF_8));
            int channel = writer.channel(schema, "/a", "ros1", new TreeMap<>());
            ByteBuffer payload = source.duplicate();
            for (long i = 0; i < one.count; i++) {
                int from = (int) (i % steps) * one.size.bytes;
                payload.limit(from + one.size.bytes).position(from);
                writer.message(channel, i, i * 1_000, i * 1_000, payload, start);
            }
            writer.finishUnsynced();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double read(Path file, Case one) throws IOException {
        long bytes = 0;
        long start = System.nanoTime();
        McapFile mcap = McapFile.open(file);
        try (MessageCursor cursor = mcap.messages(Optional.empty())) {
            for (Optional<McapRecord.Message> next = cursor.next(); next.isPresent(); next = cursor.next()) {
                bytes += next.get().payload().remaining();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!mcap.indexed() || bytes != one.bytes()) {
            throw new IllegalStateException(bytes + " bytes read of " + one.bytes());
        }
        return seconds;
    }

    /** What messages hold. */
    private enum Payload {
        STORED("stored", Compression.NONE),
        TELEMETRY("telemetry", Compression.ZSTD);

        /** Far more than a chunk, so that no chunk holds the same bytes twice. */
        private static final int BYTES = 64 << 20;

        private final String label;
        private final Compression compression;

        Payload(String label, Compression compression) {
            this.label = label;
            this.compression = compression;
        }

        byte[] bytes() {
            byte[] bytes = new byte[BYTES];
            new Random(1).nextBytes(bytes);
            if (this == TELEMETRY) {
                // Three bytes of four as in structured messages: names, zeros, values that hardly change.
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = i % 64 < 16 ? bytes[i] : (byte) (i % 64 < 40 ? 0 : i % 64);
                }
            }
            return bytes;
        }
    }

    /** The peer, or the reason why there is none; then its times are no numbers and not used. */
    private static final class McapPeer implements AutoCloseable {
        private final @Nullable NodePeer node;
        private final String absent;

        private McapPeer(@Nullable NodePeer node, String absent) {
            this.node = node;
            this.absent = absent;
        }

        static McapPeer start(Optional<Path> modules, Path folder) {
            if (modules.isEmpty()) {
                return new McapPeer(null, "its npm packages are not installed here; see --node-modules");
            }
            try {
                return new McapPeer(NodePeer.start(McapBench.class, "mcap-core.mjs", modules.get(), folder), "");
            } catch (IOException e) {
                return new McapPeer(null, String.valueOf(e.getMessage()));
            }
        }

        String name() {
            return node == null ? PEER : node.name();
        }

        Optional<String> absent() {
            return node == null ? Optional.of(absent) : Optional.empty();
        }

        double write(Path file, Path source, int size, long count) throws IOException {
            return node == null
                    ? Double.NaN
                    : node.ask("write", file.toString(), source.toString(), "" + size, "" + count)
                            .path("seconds")
                            .asDouble();
        }

        double read(Path file) throws IOException {
            return node == null
                    ? Double.NaN
                    : node.ask("read", file.toString()).path("seconds").asDouble();
        }

        @Override
        public void close() throws IOException {
            if (node != null) {
                node.close();
            }
        }
    }
}
