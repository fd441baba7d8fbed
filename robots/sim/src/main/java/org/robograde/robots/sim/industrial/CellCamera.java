package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * The unit's camera over the table: finds parts with noise, misses some, and makes some up; worse when it is dark. It also sees a mark that is
 * fixed to the table.
 */
final class CellCamera {
    private static final double NOISE_METERS = 0.0015;
    private static final double MISSES = 0.05;
    private static final double FALSE_FINDS = 0.02;

    private final Random chance;
    private long silentUntilNanos;
    private long liesUntilNanos;
    private Point3 lie = Point3.ZERO;

    CellCamera(RandomStreams streams) {
        chance = streams.stream("cell-camera");
    }

    void silentUntil(long nanos) {
        silentUntilNanos = nanos;
    }

    void lieUntil(long nanos, Point3 offset) {
        liesUntilNanos = nanos;
        lie = offset;
    }

    /** @param finds by part; a find that is none has a name of no part */
    record Picture(long atNanos, Map<String, Point3> finds, Point3 markOffset) {
        List<Point3> all() {
            return List.copyOf(finds.values());
        }
    }

    /** What it sees now; empty list of pictures while it is silent. */
    List<Picture> look(CellWorld world, long nowNanos) {
        if (nowNanos < silentUntilNanos) {
            return List.of();
        }
        Point3 off = nowNanos < liesUntilNanos ? lie : Point3.ZERO;
        double dark = 1 - Math.min(1, world.light());
        double misses = Math.min(0.97, MISSES + 0.85 * dark * dark);
        double noise = NOISE_METERS * (1 + 1.5 * dark);
        Map<String, Point3> finds = new LinkedHashMap<>();
        for (Map.Entry<String, Point3> part : world.places().entrySet()) {
            Point3 seen = noisy(part.getValue().plus(off), noise);
            if (chance.nextDouble() >= misses && !world.holder(part.getKey()).equals("person")) {
                finds.put(part.getKey(), seen);
            }
        }
        List<Point3> ghosts = new ArrayList<>();
        if (chance.nextDouble() < FALSE_FINDS * (1 + 2 * dark)) {
            ghosts.add(new Point3(0.6 + 0.6 * chance.nextDouble(), 1.2 * chance.nextDouble() - 0.6, 0.03));
        }
        ghosts.forEach(ghost -> finds.put("?", ghost));
        return List.of(new Picture(nowNanos, finds, noisy(off, noise)));
    }

    private Point3 noisy(Point3 p, double noise) {
        return p.plus(new Point3(
                noise * chance.nextGaussian(), noise * chance.nextGaussian(), 0.5 * noise * chance.nextGaussian()));
    }
}
