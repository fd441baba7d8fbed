package org.robograde.agent.station.trial;

import java.util.Set;
import java.util.stream.Collectors;
import org.robograde.robots.units.ArmRoles;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.UnitInterface;
import org.robograde.robots.units.UnitProfile;

/** The topics by which a unit can be made to move: all on which it is told something, but for those that only stop it. */
final class MovingTopics {
    private static final Set<String> STOPPING =
            Set.of(Role.E_STOP, Role.GOAL_CANCEL, ArmRoles.TRAJECTORY_CANCEL, ArmRoles.GRIPPER_CANCEL);

    private MovingTopics() {}

    static Set<String> of(UnitProfile unit) {
        return unit.interfaces().values().stream()
                .filter(one -> one.direction() == UnitInterface.Direction.TO_UNIT)
                .filter(one -> !STOPPING.contains(one.role()))
                .map(UnitInterface::topic)
                .collect(Collectors.toUnmodifiableSet());
    }
}
