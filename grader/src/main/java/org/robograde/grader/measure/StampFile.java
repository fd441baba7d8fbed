package org.robograde.grader.measure;

import java.nio.file.Path;
import java.util.Arrays;

/** One stamp a line, in seconds, as KITTI keeps them beside its poses. */
final class StampFile {
    private StampFile() {}

    static long[] read(Path file) {
        TextTable table = TextTable.open(file);
        Mistakes mistakes = new Mistakes(table.name());
        CellReader cells = new CellReader(mistakes, 1);
        Stamps stamps = new Stamps();
        table.forEach(row -> {
            if (cells.whole(row)) {
                PoseLimit.check(table.name(), stamps.size);
                stamps.add(cells.nanos(row, 0, TimeUnit.S));
            }
        });
        mistakes.throwIfAny();
        return Arrays.copyOf(stamps.nanos, stamps.size);
    }

    private static final class Stamps {
        private long[] nanos = new long[1024];
        private int size;

        void add(long stamp) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
            }
            nanos[size++] = stamp;
        }
    }
}
