package org.robograde.grader.motion.trajectory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Poses of one body over time: stamps in nanoseconds, positions in metres, orientations where the source has them, in the order
 * the source has them. Immutable and compact: 32 bytes a pose, 104 with orientation. Orientations are kept as the rotation
 * matrices the source states or its quaternions stand for, not made orthogonal a second time, so that software which does not
 * do so either gives the same digits.
 */
public final class Trajectory {
    private final String name;
    private final long[] nanos;
    private final double[] xyz;
    private final double[] rotation;

    private Trajectory(String name, long[] nanos, double[] xyz, double[] rotation) {
        this.name = name;
        this.nanos = nanos;
        this.xyz = xyz;
        this.rotation = rotation;
    }

    /** What messages call it: a file or a topic. */
    public String name() {
        return name;
    }

    public int size() {
        return nanos.length;
    }

    /** False where even one pose has no orientation. */
    public boolean hasOrientation() {
        return rotation.length > 0;
    }

    /** The stamp as the source has it; may repeat or step back. */
    public long nanos(int i) {
        return nanos[i];
    }

    public double x(int i) {
        return xyz[3 * i];
    }

    public double y(int i) {
        return xyz[3 * i + 1];
    }

    public double z(int i) {
        return xyz[3 * i + 2];
    }

    /** Where the z axis of a body with orientation points, of length 1 but for rounding. */
    public Vector3 axisZ(int i) {
        int at = Rotations.CELLS * i;
        return new Vector3(rotation[at + 2], rotation[at + 5], rotation[at + 8]);
    }

    /** Metres between the positions of two poses. */
    public double distance(int i, int j) {
        return distance(xyz, 3 * i, xyz, 3 * j);
    }

    /** Metres between pose i of this trajectory and pose j of another. */
    public double distanceTo(int i, Trajectory other, int j) {
        return distance(xyz, 3 * i, other.xyz, 3 * j);
    }

    /** True where position and orientation of two poses are the same to the last bit. */
    public boolean samePose(int i, int j) {
        return Arrays.equals(xyz, 3 * i, 3 * i + 3, xyz, 3 * j, 3 * j + 3)
                && (rotation.length == 0
                        || Arrays.equals(
                                rotation,
                                Rotations.CELLS * i,
                                Rotations.CELLS * (i + 1),
                                rotation,
                                Rotations.CELLS * j,
                                Rotations.CELLS * (j + 1)));
    }

    /** The poses at these indices, in this order. */
    public Trajectory select(int[] indices) {
        long[] times = new long[indices.length];
        double[] positions = new double[3 * indices.length];
        double[] turns = new double[hasOrientation() ? Rotations.CELLS * indices.length : 0];
        for (int k = 0; k < indices.length; k++) {
            times[k] = nanos[indices[k]];
            System.arraycopy(xyz, 3 * indices[k], positions, 3 * k, 3);
            if (turns.length > 0) {
                System.arraycopy(rotation, Rotations.CELLS * indices[k], turns, Rotations.CELLS * k, Rotations.CELLS);
            }
        }
        return new Trajectory(name, times, positions, turns);
    }

    /** In order of time; poses of equal stamp keep their order. This object itself where it is in order already. */
    public Trajectory inOrderOfTime() {
        for (int i = 1; i < nanos.length; i++) {
            if (nanos[i] < nanos[i - 1]) {
                return select(IntStream.range(0, nanos.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(k -> nanos[k]))
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
        }
        return this;
    }

    /** Every position moved, every orientation turned: {@code p' = s R p + t}, {@code R' = R R_pose}. */
    public Trajectory moved(Similarity by) {
        double[] turns = new double[rotation.length];
        for (int i = 0; i < nanos.length && turns.length > 0; i++) {
            System.arraycopy(
                    Rotations.product(by.rotation(), orientation(i)), 0, turns, Rotations.CELLS * i, Rotations.CELLS);
        }
        return new Trajectory(name, nanos, by.applied(xyz), turns);
    }

    /** The positions alone, moved. */
    Trajectory placed(Similarity by) {
        return new Trajectory(name, nanos, by.applied(xyz), new double[0]);
    }

    /** Every stamp moved by so many nanoseconds. */
    public Trajectory later(long byNanos) {
        return new Trajectory(name, Arrays.stream(nanos).map(t -> t + byNanos).toArray(), xyz, rotation);
    }

    double[] position(int i) {
        return new double[] {xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]};
    }

    double[] orientation(int i) {
        return Arrays.copyOfRange(rotation, Rotations.CELLS * i, Rotations.CELLS * (i + 1));
    }

    private static double distance(double[] a, int i, double[] b, int j) {
        double dx = a[i] - b[j];
        double dy = a[i + 1] - b[j + 1];
        double dz = a[i + 2] - b[j + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Collects poses in the order of the source. */
    public static final class Builder {
        private final String name;
        private long[] nanos = new long[256];
        private double[] xyz = new double[3 * 256];
        private double[] rotation = new double[0];
        private boolean oriented = true;
        private int size;

        public Builder(String name) {
            this.name = name;
        }

        /** A position of which no orientation is known. */
        public Builder add(long atNanos, double x, double y, double z) {
            oriented = false;
            rotation = new double[0];
            place(atNanos, x, y, z);
            return this;
        }

        /** A pose by its quaternion, which need not be of unit length but must not be zero. */
        public Builder add(long atNanos, double x, double y, double z, double qx, double qy, double qz, double qw) {
            place(atNanos, x, y, z);
            if (oriented) {
                room();
                Rotations.fromQuaternion(qx, qy, qz, qw, rotation, Rotations.CELLS * (size - 1));
            }
            return this;
        }

        /** A pose by its rotation matrix, nine numbers row by row. */
        public Builder add(long atNanos, double x, double y, double z, double[] rowByRow) {
            place(atNanos, x, y, z);
            if (oriented) {
                room();
                System.arraycopy(rowByRow, 0, rotation, Rotations.CELLS * (size - 1), Rotations.CELLS);
            }
            return this;
        }

        public int size() {
            return size;
        }

        public Trajectory build() {
            return new Trajectory(
                    name,
                    Arrays.copyOf(nanos, size),
                    Arrays.copyOf(xyz, 3 * size),
                    Arrays.copyOf(rotation, oriented ? Rotations.CELLS * size : 0));
        }

        private void place(long atNanos, double x, double y, double z) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
                xyz = Arrays.copyOf(xyz, 6 * size);
            }
            nanos[size] = atNanos;
            xyz[3 * size] = x;
            xyz[3 * size + 1] = y;
            xyz[3 * size + 2] = z;
            size++;
        }

        private void room() {
            if (rotation.length < Rotations.CELLS * size) {
                rotation = Arrays.copyOf(rotation, Rotations.CELLS * nanos.length);
            }
        }
    }
}
