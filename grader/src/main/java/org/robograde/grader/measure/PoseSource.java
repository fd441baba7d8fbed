package org.robograde.grader.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.trajectory.ClockComparison;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.Trajectory;

/** Where the data of a request comes from. */
public sealed interface PoseSource {
    /** The poses in it. */
    Trajectory trajectory();

    /** Columns of numbers by the names of the column map. */
    double[][] columns(List<String> keys);

    /** Its two clocks against each other, where it has two. */
    default Optional<ClockComparison> clocks() {
        return Optional.empty();
    }

    /** False where stamps are no more than row numbers. */
    default boolean hasClock() {
        return true;
    }

    /** True where whoever asked said what unit it is in. */
    default boolean unitStated() {
        return true;
    }

    /** A text file. */
    record OfFile(Path file, ReadSettings settings) implements PoseSource {
        @Override
        public Trajectory trajectory() {
            return TrajectoryFile.read(file, settings);
        }

        @Override
        public double[][] columns(List<String> keys) {
            return TrajectoryFile.columns(file, settings, keys);
        }

        @Override
        public boolean hasClock() {
            return settings.times().isPresent()
                    || settings.rateHz().isPresent()
                    || TrajectoryFile.hasStamps(file, settings);
        }

        @Override
        public boolean unitStated() {
            return settings.unit().isPresent();
        }
    }

    /** Poses on one topic of a recording. */
    record OfRecording(RecordedPoses recorded) implements PoseSource {
        @Override
        public Trajectory trajectory() {
            return recorded.trajectory();
        }

        @Override
        public double[][] columns(List<String> keys) {
            throw new IncomparableException("this figure needs columns of numbers (" + String.join(", ", keys)
                    + "), and a recording has messages; it is measured on tables only");
        }

        @Override
        public Optional<ClockComparison> clocks() {
            return recorded.clocks();
        }
    }
}
