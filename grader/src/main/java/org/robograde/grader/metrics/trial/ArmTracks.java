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
 * @param filmedTips tips of its tool that cameras of the field followed
 */
public record ArmTracks(
        SpaceTrack tool,
        SpaceTrack observedTool,
        SpaceTrack setpoint,
        SpaceTrack master,
        WrenchTrack wrench,
        JointTrack joints,
        List<OperatingState> states,
        List<FilmedTip> filmedTips) {
    public ArmTracks {
        states = List.copyOf(states);
        filmedTips = List.copyOf(filmedTips);
    }

    /** As it is, with tips that cameras of the field followed. */
    ArmTracks with(List<FilmedTip> filmed) {
        return new ArmTracks(tool, observedTool, setpoint, master, wrench, joints, states, filmed);
    }

    public static ArmTracks none() {
        return new ArmTracks(
                SpaceTrack.empty(),
                SpaceTrack.empty(),
                SpaceTrack.empty(),
                SpaceTrack.empty(),
                WrenchTrack.empty(),
                JointTrack.empty(),
                List.of(),
                List.of());
    }
}
