package org.robograde.robots.units;

import java.util.List;

/** Steers a unit that is an arm: what {@link UnitDriver} does, and tasks, joints, fingers and a jog in space beside. */
public interface ArmDriver extends UnitDriver {
    /** Gives it a task; one under way is replaced. It ends as a goal of that id does. */
    void task(ArmGoal goal);

    /**
     * Moves the joints to angles within a time.
     *
     * @param radians in the order in which the unit's joint states name its joints
     * @return false if the unit takes no trajectories, or its joints have not been heard of yet
     */
    boolean joints(String goalId, List<Double> radians, double seconds, long atNanos);

    /** Opens or closes the fingers; false if the unit has none. */
    boolean grip(String goalId, double openingMeters, long atNanos);

    /** Steers the tool by hand for the moment, metres per second along the map's axes; false if the unit cannot be steered. */
    boolean jog(double x, double y, double z);
}
