package org.robograde.grader.measure;

import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.Delta;
import org.robograde.grader.motion.trajectory.ErrorPart;
import org.robograde.grader.motion.trajectory.ErrorStatistics;

/**
 * How a figure is to be measured.
 *
 * @param association which poses belong together
 * @param byRow pose k with pose k, whatever the stamps
 * @param maxDifferenceNanos how far apart the stamps of a pair may be
 * @param offsetNanos added to the file's stamps before they are compared with the reference's
 * @param alignment how the file is laid over the reference
 * @param part which part of the pose error
 * @param delta over what a relative error is taken
 * @param statistic which statistic is the figure's value; the others are stated beside it
 * @param referenceSigmaMeters standard uncertainty of a reference position per axis
 * @param sigmaMeters standard uncertainty of a position of the file per axis, where the file is a measurement itself
 * @param clockSigmaSeconds standard uncertainty of the two clocks against each other
 * @param offsetRangeSeconds how far an offset of the clocks is searched
 * @param seed of what is sampled
 */
public record MeasureOptions(
        AssociationRule association,
        boolean byRow,
        long maxDifferenceNanos,
        long offsetNanos,
        Alignment alignment,
        ErrorPart part,
        Delta delta,
        ErrorStatistics.Name statistic,
        double referenceSigmaMeters,
        double sigmaMeters,
        double clockSigmaSeconds,
        double offsetRangeSeconds,
        long seed) {
    /** 10 ms as evo has it, no alignment, root mean square of the translation, consecutive frames. */
    public static MeasureOptions plain() {
        return new MeasureOptions(
                AssociationRule.ONE_TO_ONE,
                false,
                10_000_000L,
                0,
                Alignment.NONE,
                ErrorPart.TRANSLATION,
                new Delta(1, Delta.Unit.FRAMES, false, 0.1, false),
                ErrorStatistics.Name.RMSE,
                0,
                0,
                0,
                5,
                1);
    }

    public MeasureOptions with(Alignment other) {
        return new MeasureOptions(
                association,
                byRow,
                maxDifferenceNanos,
                offsetNanos,
                other,
                part,
                delta,
                statistic,
                referenceSigmaMeters,
                sigmaMeters,
                clockSigmaSeconds,
                offsetRangeSeconds,
                seed);
    }

    public MeasureOptions with(AssociationRule other, long maxDifference) {
        return new MeasureOptions(
                other,
                byRow,
                maxDifference,
                offsetNanos,
                alignment,
                part,
                delta,
                statistic,
                referenceSigmaMeters,
                sigmaMeters,
                clockSigmaSeconds,
                offsetRangeSeconds,
                seed);
    }

    public MeasureOptions with(ErrorPart other) {
        return new MeasureOptions(
                association,
                byRow,
                maxDifferenceNanos,
                offsetNanos,
                alignment,
                other,
                delta,
                statistic,
                referenceSigmaMeters,
                sigmaMeters,
                clockSigmaSeconds,
                offsetRangeSeconds,
                seed);
    }

    public MeasureOptions with(Delta other) {
        return new MeasureOptions(
                association,
                byRow,
                maxDifferenceNanos,
                offsetNanos,
                alignment,
                part,
                other,
                statistic,
                referenceSigmaMeters,
                sigmaMeters,
                clockSigmaSeconds,
                offsetRangeSeconds,
                seed);
    }

    /** Standard uncertainties: of a reference position and of the file's per axis in metres, of the clocks in seconds. */
    public MeasureOptions withSigmas(double reference, double file, double clock) {
        return new MeasureOptions(
                association,
                byRow,
                maxDifferenceNanos,
                offsetNanos,
                alignment,
                part,
                delta,
                statistic,
                reference,
                file,
                clock,
                offsetRangeSeconds,
                seed);
    }
}
