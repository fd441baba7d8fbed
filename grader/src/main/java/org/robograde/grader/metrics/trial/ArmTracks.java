package org.robograde.grader.metrics.trial;

import java.util.List;

/**
 * What the channels said of an arm and its tool, by role.
 *
 * @param tool where the unit says its tool is (CRTK: {@code measured_cp})
 * @param observedTool where an instrument of the field saw it
 * @param setpoint where the unit's tool was told to be (CRTK: {@code setpoint_cp} or {@code servo_cp})
 * @param master where the operator's hand controller was
 * @param wrench at the tool
 * @param states of operation, each message
 */
public record ArmTracks(
        SpaceTrack tool,
        SpaceTrack observedTool,
        SpaceTrack setpoint,
        SpaceTrack master,
        WrenchTrack wrench,
        JointTrack joints,
        List<OperatingState> states) {
    public ArmTracks {
        states = List.copyOf(states);
    }

    public static ArmTracks none() {
        return new ArmTracks(
                SpaceTrack.empty(),
                SpaceTrack.empty(),
                SpaceTrack.empty(),
                SpaceTrack.empty(),
                WrenchTrack.empty(),
                JointTrack.empty(),
                List.of());
    }
}
