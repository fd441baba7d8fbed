package org.robograde.grader.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.trajectory.Association;
import org.robograde.grader.motion.trajectory.ClockComparison;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.motion.trajectory.StampReport;
import org.robograde.grader.motion.trajectory.Trajectory;

/** What a figure is asked to measure: a file, perhaps a reference, and how. What is odd about them is noted on the way. */
public final class MeasureRequest {
    private final PoseSource file;
    private final Optional<PoseSource> reference;
    private final MeasureOptions options;
    private final List<String> notes = new ArrayList<>();

    public MeasureRequest(PoseSource file, Optional<PoseSource> reference, MeasureOptions options) {
        this.file = file;
        this.reference = reference;
        this.options = options;
    }

    public MeasureOptions options() {
        return options;
    }

    /** What was noted so far. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    public void note(String what) {
        if (!notes.contains(what)) {
            notes.add(what);
        }
    }

    /** Numbers of the file by the names of the column map. */
    public double[][] columns(List<String> keys) {
        return file.columns(keys);
    }

    /** The file's poses, looked through for what is odd. */
    public Trajectory trajectory() {
        return lookedThrough(file);
    }

    /** @throws IncomparableException if no reference was given */
    public Trajectory reference() {
        return lookedThrough(referenceSource());
    }

    /** The file's poses; not measurable where it has no clock, or one that cannot be used. */
    public Trajectory trajectoryOverTime() {
        return overTime(file, "the file");
    }

    /** The reference's poses, if its clock can be used. */
    public Trajectory referenceOverTime() {
        return overTime(referenceSource(), "the reference");
    }

    private Trajectory overTime(PoseSource source, String which) {
        if (!source.hasClock()) {
            throw new IncomparableException(which + " has no stamps: give --rate, --times or a column for time");
        }
        Trajectory trajectory = lookedThrough(source);
        if (trajectory.size() == 1) {
            throw new IncomparableException(trajectory.name() + " has a single pose: nothing over time");
        }
        StampReport stamps = StampReport.of(trajectory);
        if (stamps.medianIntervalNanos() == 0) {
            throw new IncomparableException("all " + trajectory.size() + " stamps of " + trajectory.name()
                    + " are equal: nothing can be said over time");
        }
        if (stamps.backward() * 100L > trajectory.size()) {
            throw new IncomparableException(stamps.backward() + " of the " + trajectory.size() + " stamps of "
                    + trajectory.name() + " step back: its clock gives no speed");
        }
        return trajectory;
    }

    /** Pairs of the reference's poses and the file's, by the rule of the options. */
    public Association pairs() {
        Trajectory to = reference();
        Trajectory from = trajectory();
        boolean clocks = file.hasClock() && referenceSource().hasClock();
        if (options.byRow() || !clocks) {
            if (!clocks) {
                note("paired row by row: not both have stamps");
            }
            return Association.byRow(to, from);
        }
        Association pairs =
                Association.of(to, from, options.association(), options.maxDifferenceNanos(), options.offsetNanos());
        int possible = Math.min(to.size(), from.size());
        if (pairs.size() * 2 < possible) {
            note("only " + pairs.size() + " of " + possible + " poses found a partner");
        }
        if (pairs.usedTwice() > 0) {
            note(pairs.usedTwice() + " pairs use a pose that another pair uses too (evo's rule allows it)");
        }
        return pairs;
    }

    /**
     * How far the two clocks of the file and of the reference may be apart, seconds: each has its own stamps and times of receipt,
     * and the difference of their delays is what one record cannot tell from an offset. 0 where that is not known.
     */
    public double clockDisagreementSeconds() {
        Optional<ClockComparison> one = file.clocks();
        Optional<ClockComparison> other = reference.flatMap(PoseSource::clocks);
        return one.isPresent() && other.isPresent()
                ? Math.abs(one.get().medianNanos() - other.get().medianNanos()) / 1e9
                : 0;
    }

    private PoseSource referenceSource() {
        return reference.orElseThrow(() ->
                new IncomparableException("this figure compares two trajectories: give --reference GROUND_TRUTH"));
    }

    private Trajectory lookedThrough(PoseSource source) {
        Trajectory trajectory = source.trajectory();
        if (trajectory.size() == 0) {
            throw new IncomparableException(trajectory.name() + " holds no pose");
        }
        if (source.hasClock()) {
            StampReport.of(trajectory).notes(trajectory.name()).forEach(this::note);
        }
        source.clocks().ifPresent(c -> c.notes(trajectory.name()).forEach(this::note));
        UnitPlausibility.look(trajectory, source.hasClock()).ifPresent(doubt -> {
            if (!source.unitStated()) {
                throw new MeasureInputException(doubt + "; say what the positions are in with --unit (m if they are)");
            }
            note(doubt);
        });
        return trajectory;
    }
}
