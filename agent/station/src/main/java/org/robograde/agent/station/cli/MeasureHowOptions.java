package org.robograde.agent.station.cli;

import org.robograde.grader.measure.MeasureOptions;
import org.robograde.grader.motion.trajectory.Alignment;
import org.robograde.grader.motion.trajectory.AssociationRule;
import org.robograde.grader.motion.trajectory.Delta;
import org.robograde.grader.motion.trajectory.ErrorPart;
import org.robograde.grader.motion.trajectory.ErrorStatistics;
import picocli.CommandLine.Option;

/** How {@code measure} pairs, aligns and sums up. */
final class MeasureHowOptions {
    @Option(names = "--align", paramLabel = "HOW", description = "none, origin, position, yaw, se3 or sim3 (none)")
    private String align = "none";

    @Option(
            names = "--association",
            paramLabel = "RULE",
            description = {"one-to-one: each with its nearest, both ways; evo: as evo 1.36.5 does (one-to-one)"})
    private String association = "one-to-one";

    @Option(names = "--by-row", description = "pair row by row, whatever the stamps")
    private boolean byRow;

    @Option(names = "--max-difference", paramLabel = "S", description = "how far apart stamps of a pair may be (0.01)")
    private double maxDifference = 0.01;

    @Option(
            names = "--offset",
            paramLabel = "S",
            description = {"added to FILE's stamps before pairing (0); --metric trajectory.clock-offset estimates it"})
    private double offset;

    @Option(names = "--offset-range", paramLabel = "S", description = "how far such an offset is searched (5)")
    private double offsetRange = 5;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = {
                "translation, full, rotation-matrix, rotation-radians, rotation-degrees or point-distance (translation)"
            })
    private String part = "translation";

    @Option(names = "--statistic", paramLabel = "NAME", description = "rmse, mean, median, std, min, max or sse (rmse)")
    private String statistic = "rmse";

    @Option(names = "--delta", paramLabel = "N", description = "of relative errors (1)")
    private double delta = 1;

    @Option(names = "--delta-unit", paramLabel = "UNIT", description = "frames, meters, degrees or seconds (frames)")
    private String deltaUnit = "frames";

    @Option(names = "--all-pairs", description = "every pose with the one a delta after it, not from end to end")
    private boolean allPairs;

    @Option(names = "--delta-tolerance", paramLabel = "SHARE", description = "of the delta, with --all-pairs (0.1)")
    private double deltaTolerance = 0.1;

    @Option(names = "--delta-from-reference", description = "count the delta along the reference, not along FILE")
    private boolean fromReference;

    @Option(
            names = "--reference-sigma",
            paramLabel = "M",
            description = "standard uncertainty of a reference position per axis")
    private double referenceSigma;

    @Option(names = "--sigma", paramLabel = "M", description = "the same of FILE's, where it is a measurement itself")
    private double sigma;

    @Option(
            names = "--clock-sigma",
            paramLabel = "S",
            description = "standard uncertainty of one clock against the other")
    private double clockSigma;

    @Option(names = "--seed", paramLabel = "N", description = "of what is resampled (1)")
    private long seed = 1;

    MeasureOptions options() {
        refuseUnless(maxDifference >= 0 && maxDifference <= 1e9, "--max-difference must be 0 or more", maxDifference);
        refuseUnless(Math.abs(offset) <= 1e9, "--offset must be seconds", offset);
        refuseUnless(offsetRange > 0 && offsetRange <= 1e6, "--offset-range must be above 0", offsetRange);
        refuseUnless(
                referenceSigma >= 0 && referenceSigma < 1e6, "--reference-sigma must be 0 or more", referenceSigma);
        refuseUnless(sigma >= 0 && sigma < 1e6, "--sigma must be 0 or more", sigma);
        refuseUnless(clockSigma >= 0 && clockSigma < 1e6, "--clock-sigma must be 0 or more", clockSigma);
        return new MeasureOptions(
                MeasureCommand.choice(AssociationRule.class, "--association", association),
                byRow,
                Math.round(maxDifference * 1e9),
                Math.round(offset * 1e9),
                MeasureCommand.choice(Alignment.class, "--align", align),
                MeasureCommand.choice(ErrorPart.class, "--part", part),
                new Delta(
                        delta,
                        MeasureCommand.choice(Delta.Unit.class, "--delta-unit", deltaUnit),
                        allPairs,
                        deltaTolerance,
                        fromReference),
                MeasureCommand.choice(ErrorStatistics.Name.class, "--statistic", statistic),
                referenceSigma,
                sigma,
                clockSigma,
                offsetRange,
                seed);
    }

    private static void refuseUnless(boolean good, String rule, double given) {
        if (!good) {
            throw new CommandException(ExitCode.BAD_INPUT, rule + ", not " + given);
        }
    }
}
