package org.robograde.grader.motion.iso9283;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * A commanded path as the points along it at which the attained paths are compared: at each a plane stands normal to the path.
 *
 * @param poses m points in order, at least two, no two successive ones in one place
 */
public record CommandedPath(List<MeasuredPose> poses) {
    public CommandedPath {
        poses = List.copyOf(poses);
        if (poses.size() < 2) {
            throw new IllegalArgumentException("a path needs at least 2 points, there is " + poses.size());
        }
        for (int i = 1; i < poses.size(); i++) {
            if (poses.get(i).position().equals(poses.get(i - 1).position())) {
                throw new IllegalArgumentException("points " + i + " and " + (i + 1) + " of the path are in one place");
            }
        }
    }

    public int size() {
        return poses.size();
    }

    /** The direction of the path at a point: from the point before to the point after. */
    Vector3 direction(int i) {
        Vector3 before = poses.get(Math.max(0, i - 1)).position();
        Vector3 after = poses.get(Math.min(poses.size() - 1, i + 1)).position();
        Vector3 chord = after.minus(before);
        return chord.norm() > 0
                ? chord.unit()
                : after.minus(poses.get(i).position()).unit();
    }

    /**
     * Where an attained path crosses the normal planes, each crossing nearest to the commanded point, between samples on straight
     * lines. At its two ends a path need not cross, or only far away: there the nearest sample counts where it is nearer, put into the plane's place unchanged.
     */
    List<Optional<MeasuredPose>> crossings(List<MeasuredPose> attained) {
        List<Optional<MeasuredPose>> found = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            Optional<MeasuredPose> crossing = crossing(i, attained);
            boolean end = i == 0 || i == size() - 1;
            found.add(end ? nearer(i, crossing, nearest(i, attained)) : crossing);
        }
        return found;
    }

    /** A plane at an end may be crossed far away only, by another part of a path that turns back: then the nearest sample is the end. */
    private Optional<MeasuredPose> nearer(int i, Optional<MeasuredPose> crossing, Optional<MeasuredPose> sample) {
        Vector3 point = poses.get(i).position();
        boolean far = crossing.isEmpty()
                || (sample.isPresent()
                        && sample.get().position().distanceTo(point)
                                < crossing.get().position().distanceTo(point));
        return far ? sample : crossing;
    }

    private Optional<MeasuredPose> crossing(int i, List<MeasuredPose> attained) {
        Vector3 point = poses.get(i).position();
        Vector3 normal = direction(i);
        MeasuredPose best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k < attained.size(); k++) {
            double before = normal.dot(attained.get(k - 1).position().minus(point));
            double after = normal.dot(attained.get(k).position().minus(point));
            if (before <= 0 == after <= 0 && before != 0 && after != 0) {
                continue;
            }
            MeasuredPose here =
                    between(attained.get(k - 1), attained.get(k), before == after ? 0 : before / (before - after));
            double off = here.position().distanceTo(point);
            if (off < least) {
                least = off;
                best = here;
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<MeasuredPose> nearest(int i, List<MeasuredPose> attained) {
        Vector3 point = poses.get(i).position();
        return attained.stream()
                .min((a, b) -> Double.compare(
                        a.position().distanceTo(point), b.position().distanceTo(point)));
    }

    private static MeasuredPose between(MeasuredPose a, MeasuredPose b, double part) {
        return new MeasuredPose(
                a.position().plus(b.position().minus(a.position()).times(part)),
                a.aRadians() + part * (b.aRadians() - a.aRadians()),
                a.bRadians() + part * (b.bRadians() - a.bRadians()),
                a.cRadians() + part * (b.cRadians() - a.cRadians()));
    }
}
