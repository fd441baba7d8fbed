package org.robograde.robots.sim.unit;

import java.util.List;
import org.robograde.robots.sim.world.PlanePose;

/** Where the unit puts what it publishes; each call is one message, stamped with the step it is made in. Calls come in a fixed order per step. */
public interface UnitOutlet {
    void odometry(PlanePose baseInOdom, BaseSpeed speed);

    void transforms(PlanePose odomInMap, PlanePose baseInOdom);

    void scan(LaserScan scan);

    /** @param positionVariance square metres, on each axis; {@code headingVariance} square radians */
    void mapPose(PlanePose baseInMap, double positionVariance, double headingVariance);

    void commandedSpeed(BaseSpeed speed);

    void plan(PlannedPath path);

    void goalStatuses(List<GoalStatus> statuses);

    void goalFeedback(GoalStatus status, PlanePose baseInMap);

    void goalResult(GoalStatus status);

    void said(String text);

    /** Where the unit says that people are, in the map; said at 5 Hz, also when there is nobody. */
    void detectedPeople(List<MapPoint> people);

    void diagnostics(List<Diagnosis> parts);
}
