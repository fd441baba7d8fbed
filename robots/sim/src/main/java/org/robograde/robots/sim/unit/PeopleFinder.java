package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.robograde.robots.sim.world.PlanePose;

/** Takes for people what is as wide as a person and no wall; as any such finder, it misses some and makes some up, by its skill. */
final class PeopleFinder {
    private static final double NARROW_METERS = 0.10;
    private static final double BROAD_METERS = 0.75;
    private static final double NEAR_METERS = 5.0;
    /** From the middle of the visible arc of a person of 0.25 m radius to the centre. */
    private static final double BEHIND_ARC_METERS = 0.16;

    private final Skill skill;
    private final Random chance;

    PeopleFinder(Skill skill, Random chance) {
        this.skill = skill;
        this.chance = chance;
    }

    List<MapPoint> find(List<Surroundings.Track> candidates, PlanePose from) {
        List<MapPoint> found = new ArrayList<>();
        if (skill.peopleMissed() >= 1) {
            return found;
        }
        for (Surroundings.Track one : candidates) {
            // A finder that follows things takes for people what has walked; one that looks at shapes takes what is as
            // wide.
            boolean candidate = one.walked() || !skill.followsPeople();
            boolean missed = chance.nextDouble() < skill.peopleMissed();
            double width = one.sighting().widthMeters();
            MapPoint centre = one.centre();
            double away = from.distanceTo(centre.x(), centre.y());
            if (candidate && !missed && width > NARROW_METERS && width < BROAD_METERS && away < NEAR_METERS) {
                double further = 1 + BEHIND_ARC_METERS / Math.max(BEHIND_ARC_METERS, away);
                found.add(about(
                        from.x() + further * (centre.x() - from.x()), from.y() + further * (centre.y() - from.y())));
            }
        }
        if (chance.nextDouble() < skill.peopleInvented()) {
            double angle = 2 * Math.PI * chance.nextDouble();
            double away = 1 + 3 * chance.nextDouble();
            found.add(new MapPoint(from.x() + away * Math.cos(angle), from.y() + away * Math.sin(angle)));
        }
        return found;
    }

    private MapPoint about(double x, double y) {
        return new MapPoint(
                x + skill.peopleMeters() * chance.nextGaussian(), y + skill.peopleMeters() * chance.nextGaussian());
    }
}
