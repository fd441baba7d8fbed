package org.robograde.grader.motion.iso9283;

import java.util.List;

/**
 * Drift of pose characteristics (ISO 9283, 7.6): how far accuracy and repeatability move from what they were at the start while the
 * robot cycles (the standard: for 8 h).
 *
 * @param accuracy dAP_P = max |AP_P(0) - AP_P(t)|
 * @param repeatability dRP_P, alike
 * @param accuracyA dAP_a in radians; b and c alike
 */
public record PoseDrift(double accuracy, double repeatability, double accuracyA, double accuracyB, double accuracyC) {
    /** @param clusters the series of each measuring time, the first one cold; at least two, each of at least two cycles */
    public static PoseDrift of(MeasuredPose command, List<PoseCluster> clusters) {
        if (clusters.size() < 2) {
            throw new IllegalArgumentException("a drift needs at least 2 measuring times, there is " + clusters.size());
        }
        PoseAccuracy accuracy = PoseAccuracy.of(command, clusters.get(0));
        double repeatability = PoseRepeatability.of(clusters.get(0)).position();
        double ap = 0;
        double rp = 0;
        double a = 0;
        double b = 0;
        double c = 0;
        for (PoseCluster cluster : clusters.subList(1, clusters.size())) {
            PoseAccuracy now = PoseAccuracy.of(command, cluster);
            ap = Math.max(ap, Math.abs(accuracy.position() - now.position()));
            rp = Math.max(
                    rp, Math.abs(repeatability - PoseRepeatability.of(cluster).position()));
            a = Math.max(a, Math.abs(accuracy.aRadians() - now.aRadians()));
            b = Math.max(b, Math.abs(accuracy.bRadians() - now.bRadians()));
            c = Math.max(c, Math.abs(accuracy.cRadians() - now.cRadians()));
        }
        return new PoseDrift(ap, rp, a, b, c);
    }
}
