package org.robograde.grader.motion.iso9283;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Path accuracy AT and repeatability RT (ISO 9283, 8.2 and 8.3): the worst of m points along the path.
 *
 * @param cycles n
 * @param points m, those that every attained path crossed
 * @param accuracy AT_P = max over the points of the distance between the commanded point and the barycentre of the n crossings
 * @param repeatability RT_P = max over the points of (mean l + 3 S_l); 0 for a single cycle, of which nothing is known
 * @param accuracyA AT_a = max |mean a - a_c| in radians; b and c alike
 * @param repeatabilityA RT_a = max 3 S_a in radians; b and c alike
 * @param worstPoint the index of the commanded point that decided AT_P
 */
public record PathCharacteristics(
        int cycles,
        int points,
        double accuracy,
        double repeatability,
        double accuracyA,
        double accuracyB,
        double accuracyC,
        double repeatabilityA,
        double repeatabilityB,
        double repeatabilityC,
        int worstPoint) {
    /**
     * @param attained the paths of n cycles, each of at least two samples
     * @return nothing if no normal plane is crossed by every path
     */
    public static Optional<PathCharacteristics> of(CommandedPath command, List<List<MeasuredPose>> attained) {
        List<List<Optional<MeasuredPose>>> crossings =
                attained.stream().map(command::crossings).toList();
        PathCharacteristics worst = new PathCharacteristics(attained.size(), 0, 0, 0, 0, 0, 0, 0, 0, 0, -1);
        for (int i = 0; i < command.size(); i++) {
            List<MeasuredPose> there = new ArrayList<>();
            for (List<Optional<MeasuredPose>> path : crossings) {
                path.get(i).ifPresent(there::add);
            }
            if (there.size() == attained.size() && !there.isEmpty()) {
                worst = worst.with(i, command.poses().get(i), new PoseCluster(there));
            }
        }
        return worst.points == 0 ? Optional.empty() : Optional.of(worst);
    }

    private PathCharacteristics with(int point, MeasuredPose command, PoseCluster cluster) {
        PoseAccuracy ap = PoseAccuracy.of(command, cluster);
        PoseRepeatability rp =
                cluster.cycles() < 2 ? new PoseRepeatability(1, 0, 0, 0, 0, 0, 0) : PoseRepeatability.of(cluster);
        boolean further = worstPoint < 0 || ap.position() > accuracy;
        return new PathCharacteristics(
                cycles,
                points + 1,
                Math.max(accuracy, ap.position()),
                Math.max(repeatability, rp.position()),
                Math.max(accuracyA, Math.abs(ap.aRadians())),
                Math.max(accuracyB, Math.abs(ap.bRadians())),
                Math.max(accuracyC, Math.abs(ap.cRadians())),
                Math.max(repeatabilityA, rp.aRadians()),
                Math.max(repeatabilityB, rp.bRadians()),
                Math.max(repeatabilityC, rp.cRadians()),
                further ? point : worstPoint);
    }
}
