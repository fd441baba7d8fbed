package org.robograde.scenarios.play;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.robograde.robots.units.ArmGoal;

/**
 * One task for an arm as the operator has it in mind.
 *
 * @param verb as in {@link ArmGoal}
 * @param target the name that the unit is told; empty if it was told in words
 * @param place the name under which the record keeps it
 * @param poses that the unit is told; may be none
 * @param byHand how a person would do it with the joystick, by what is to be seen then
 * @param object the part it is about, if it is about one
 * @param resets whether a person can put the part back where it lay, so that the unit may try once more
 */
record ArmWork(
        String verb,
        String target,
        String place,
        List<ArmGoal.Pose> poses,
        double metersPerSecond,
        double timeoutSeconds,
        Supplier<List<HandMove>> byHand,
        Optional<String> object,
        boolean resets) {
    ArmWork {
        poses = List.copyOf(poses);
    }
}
