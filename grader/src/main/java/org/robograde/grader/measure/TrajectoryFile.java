package org.robograde.grader.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.robograde.grader.motion.trajectory.Trajectory;

/** A text file of poses, read whole and strictly: a pose that cannot be is a mistake with its place, never left out quietly. */
public final class TrajectoryFile {
    private static final double UNIT_TOLERANCE = 0.01;
    private static final int KITTI_COLUMNS = 12;
    private static final int TUM_COLUMNS = 8;
    private static final List<String> POSITION = List.of("x", "y", "z");
    private static final List<String> QUATERNION = List.of("qx", "qy", "qz", "qw");
    private static final List<String> MATRIX = List.of("r11", "r12", "r13", "r21", "r22", "r23", "r31", "r32", "r33");

    private TrajectoryFile() {}

    /**
     * @return positions in metres; the trajectory is named after the file
     * @throws MeasureInputException with every mistake found
     */
    public static Trajectory read(Path file, ReadSettings settings) {
        TextTable table = TextTable.open(file);
        Layout layout = layout(table, settings);
        Mistakes mistakes = new Mistakes(table.name());
        long[] stamps = settings.times().map(StampFile::read).orElse(new long[0]);
        PoseRows rows = new PoseRows(table, layout, settings, stamps, mistakes);
        table.forEach(rows::take);
        mistakes.throwIfAny();
        rows.refuseUnlikeStamps();
        return rows.built();
    }

    /**
     * Plain columns of numbers, for figures that are not about poses.
     *
     * @param keys of the column map
     * @return one array per key
     */
    public static double[][] columns(Path file, ReadSettings settings, List<String> keys) {
        TextTable table = TextTable.open(file);
        int[] places = settings.columns().places(keys, table);
        Mistakes mistakes = new Mistakes(table.name());
        CellReader cells = new CellReader(mistakes, table.columns());
        List<double[]> rows = new ArrayList<>();
        table.forEach(row -> {
            if (cells.whole(row)) {
                PoseLimit.check(table.name(), rows.size());
                rows.add(IntStream.range(0, places.length)
                        .mapToDouble(k -> cells.number(row, places[k], keys.get(k)))
                        .toArray());
            }
        });
        mistakes.throwIfAny();
        return IntStream.range(0, places.length)
                .mapToObj(k -> rows.stream().mapToDouble(row -> row[k]).toArray())
                .toArray(double[][]::new);
    }

    /** Whether the file has stamps of its own. */
    static boolean hasStamps(Path file, ReadSettings settings) {
        return !layout(TextTable.open(file), settings).time().isEmpty();
    }

    /** Which columns hold what; empty for what there is not. */
    private record Layout(
            List<Integer> time,
            List<Integer> position,
            List<Integer> quaternion,
            List<Integer> matrix,
            TimeUnit unit) {}

    private static Layout layout(TextTable table, ReadSettings settings) {
        FileFormat format = settings.format().orElseGet(() -> guessed(table, settings));
        return switch (format) {
            case TUM -> {
                refuse(table, TUM_COLUMNS, "TUM");
                yield new Layout(at(0), at(1, 2, 3), at(4, 5, 6, 7), at(), settings.time());
            }
            case KITTI -> {
                refuse(table, KITTI_COLUMNS, "KITTI");
                yield new Layout(at(), at(3, 7, 11), at(), at(0, 1, 2, 4, 5, 6, 8, 9, 10), settings.time());
            }
            case EUROC -> {
                if (table.columns() < TUM_COLUMNS) {
                    refuse(table, TUM_COLUMNS, "EuRoC");
                }
                yield new Layout(at(0), at(1, 2, 3), at(5, 6, 7, 4), at(), TimeUnit.NS);
            }
            case CSV -> mapped(table, settings);
        };
    }

    private static Layout mapped(TextTable table, ReadSettings settings) {
        ColumnMap map = settings.columns();
        if (map.isEmpty()) {
            throw new MeasureInputException(table.name()
                    + ": which columns hold the positions? Give e.g. --columns time=1,x=2,y=3,z=4; "
                    + table.describeColumns());
        }
        if (map.needsHeader() && table.header().isEmpty()) {
            throw new MeasureInputException(
                    table.name() + ": columns are given by name, but the file has no header; its " + table.columns()
                            + " columns are numbered from 1");
        }
        List<String> time = map.has("sec") ? List.of("sec", "nsec") : map.has("time") ? List.of("time") : List.of();
        return new Layout(
                at(map.places(time, table)),
                at(map.places(POSITION, table)),
                QUATERNION.stream().anyMatch(map::has) ? at(map.places(QUATERNION, table)) : at(),
                MATRIX.stream().anyMatch(map::has) ? at(map.places(MATRIX, table)) : at(),
                settings.time());
    }

    private static FileFormat guessed(TextTable table, ReadSettings settings) {
        if (!settings.columns().isEmpty()) {
            return FileFormat.CSV;
        }
        boolean nanoseconds = !table.header().isEmpty() && table.header().get(0).contains("ns]");
        if (table.commaSeparated() && nanoseconds) {
            return FileFormat.EUROC;
        }
        if (!table.commaSeparated() && table.columns() == KITTI_COLUMNS) {
            return FileFormat.KITTI;
        }
        return !table.commaSeparated() && table.columns() == TUM_COLUMNS ? FileFormat.TUM : FileFormat.CSV;
    }

    private static void refuse(TextTable table, int columns, String format) {
        if (table.columns() != columns) {
            throw new MeasureInputException(table.name() + ": a " + format + " file has " + columns + " columns, and "
                    + table.describeColumns());
        }
    }

    private static List<Integer> at(int... places) {
        return IntStream.of(places).boxed().toList();
    }

    /** Turns rows into poses. */
    private static final class PoseRows {
        private final TextTable table;
        private final Layout layout;
        private final ReadSettings settings;
        private final long[] stamps;
        private final Mistakes mistakes;
        private final CellReader cells;
        private final LengthUnit unit;
        private final Trajectory.Builder poses;
        private final double[] xyz = new double[3];
        private int row;

        PoseRows(TextTable table, Layout layout, ReadSettings settings, long[] stamps, Mistakes mistakes) {
            this.table = table;
            this.layout = layout;
            this.settings = settings;
            this.stamps = stamps;
            this.mistakes = mistakes;
            cells = new CellReader(mistakes, table.columns());
            unit = settings.unit().orElse(LengthUnit.M);
            poses = new Trajectory.Builder(table.name());
        }

        void take(TextTable.Row cellsOfRow) {
            int index = row++;
            PoseLimit.check(table.name(), index);
            if (!cells.whole(cellsOfRow)) {
                return;
            }
            long nanos = stamp(cellsOfRow, index);
            for (int axis = 0; axis < 3; axis++) {
                xyz[axis] =
                        unit.toMeters(cells.number(cellsOfRow, layout.position().get(axis), POSITION.get(axis)));
            }
            if (!layout.quaternion().isEmpty()) {
                quaternion(cellsOfRow, nanos);
            } else if (!layout.matrix().isEmpty()) {
                matrix(cellsOfRow, nanos);
            } else {
                poses.add(nanos, xyz[0], xyz[1], xyz[2]);
            }
        }

        Trajectory built() {
            return poses.build();
        }

        void refuseUnlikeStamps() {
            if (settings.times().isPresent() && stamps.length != row) {
                throw new MeasureInputException(settings.times().get() + ": has " + stamps.length + " stamps, and "
                        + table.name() + " has " + row + " poses");
            }
        }

        private long stamp(TextTable.Row from, int index) {
            List<Integer> time = layout.time();
            if (time.size() == 2) {
                return cells.nanos(from, time.get(0), TimeUnit.S) + cells.nanos(from, time.get(1), TimeUnit.NS);
            }
            if (time.size() == 1) {
                return cells.nanos(from, time.get(0), layout.unit());
            }
            if (settings.times().isPresent()) {
                return index < stamps.length ? stamps[index] : 0;
            }
            // Without any clock one row is one second, so that rows can still be paired; nothing over time is offered
            // then.
            return Math.round(index * (1e9 / settings.rateHz().orElse(1.0)));
        }

        private void quaternion(TextTable.Row from, long nanos) {
            double[] q = new double[4];
            double norm = 0;
            for (int i = 0; i < 4; i++) {
                q[i] = cells.number(from, layout.quaternion().get(i), QUATERNION.get(i));
                norm += q[i] * q[i];
            }
            norm = Math.sqrt(norm);
            if (Math.abs(norm - 1) > UNIT_TOLERANCE) {
                mistakes.at(
                        from.line(),
                        layout.quaternion().get(0) + 1,
                        "the quaternion has the length " + MeasureText.digits(norm, 4)
                                + " instead of 1: are these its columns, in the order x y z w?");
                return;
            }
            poses.add(nanos, xyz[0], xyz[1], xyz[2], q[0], q[1], q[2], q[3]);
        }

        private void matrix(TextTable.Row from, long nanos) {
            double[] m = new double[9];
            for (int i = 0; i < m.length; i++) {
                m[i] = cells.number(from, layout.matrix().get(i), MATRIX.get(i));
            }
            double volume = m[0] * (m[4] * m[8] - m[5] * m[7])
                    - m[1] * (m[3] * m[8] - m[5] * m[6])
                    + m[2] * (m[3] * m[7] - m[4] * m[6]);
            if (Math.abs(volume - 1) > UNIT_TOLERANCE) {
                mistakes.at(
                        from.line(),
                        layout.matrix().get(0) + 1,
                        "the rotation matrix has the determinant " + MeasureText.digits(volume, 4)
                                + " instead of 1: it turns nothing");
                return;
            }
            poses.add(nanos, xyz[0], xyz[1], xyz[2], m);
        }
    }
}
