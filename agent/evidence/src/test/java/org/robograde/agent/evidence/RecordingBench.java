package org.robograde.agent.evidence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Prints how fast bundles are written (until sealed and on the disk) and read through the index, per message size; not a
 * test. Argument: a folder to write to. Payloads are random bytes, which do not pack, and counters, which pack well.
 */
public final class RecordingBench {
    private static final int RUNS = 5;
    private static final long TOTAL_BYTES = 256L << 20;

    /** Far more than a chunk, so that no chunk holds the same random bytes twice. */
    private static final int SOURCE_BYTES = 64 << 20;

    private RecordingBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "bench");
        SigningKey key = SigningKey.in(folder.resolve("key"));
        System.out.printf(
                Locale.ROOT,
                "%-10s %10s %12s %12s %12s %10s%n",
                "payload",
                "bytes",
                "write MB/s",
                "read MB/s",
                "messages/s",
                "CPU s/GB");
        for (boolean random : new boolean[] {true, false}) {
            byte[] source = new byte[SOURCE_BYTES];
            if (random) {
                new Random(1).nextBytes(source);
            }
            for (int size : new int[] {100, 1_000, 10_240, 1 << 20}) {
                double[] write = new double[RUNS];
                double[] read = new double[RUNS];
                double[] cpu = new double[RUNS];
                for (int run = -1; run < RUNS; run++) {
                    Path bundle = folder.resolve("b");
                    long messages = TOTAL_BYTES / size;
                    long cpuBefore = cpuNanos();
                    long start = System.nanoTime();
                    Evidence evidence = record(bundle, size, messages, source, key);
                    long written = System.nanoTime();
                    long cpuUsed = cpuNanos() - cpuBefore;
                    long[] count = new long[1];
                    evidence.read(
                            Set.of("/a"),
                            message -> count[0] += message.payload().remaining());
                    long done = System.nanoTime();
                    if (count[0] != messages * size) {
                        throw new IllegalStateException(count[0] + " bytes read of " + messages * size);
                    }
                    if (run >= 0) {
                        write[run] = count[0] * 1e3 / (written - start);
                        read[run] = count[0] * 1e3 / (done - written);
                        cpu[run] = cpuUsed / (double) count[0];
                    }
                    delete(bundle);
                }
                System.out.printf(
                        Locale.ROOT,
                        "%-10s %10d %12.0f %12.0f %12.0f %10.2f%n",
                        random ? "random" : "counters",
                        size,
                        median(write),
                        median(read),
                        median(write) * 1e6 / size,
                        median(cpu));
            }
        }
        delete(folder);
    }

    private static Evidence record(Path bundle, int size, long messages, byte[] source, SigningKey key) {
        try (BundleWriter writer = BundleWriter.create(bundle, Bundles.IDENTITY)) {
            int id = writer.channel("/a", "ros1", "t", "ros1msg", "uint8[] data\n", Map.of());
            for (long i = 0; i < messages; i++) {
                ByteBuffer payload = ByteBuffer.wrap(source, (int) (i * size % (SOURCE_BYTES - size)), size);
                payload.putLong(payload.position(), i);
                writer.write(id, i * 1_000, i * 1_000, payload);
            }
            return writer.seal("completed", "", key);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void delete(Path tree) throws IOException {
        try (var walk = Files.walk(tree)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
