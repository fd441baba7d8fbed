package org.robograde.grader.metrics.trial;

import java.util.List;

/**
 * What the channels said, by role.
 *
 * @param mapPose where the unit believes it is
 * @param observedPose where the field's cameras saw it
 * @param truthPose where the simulation knows it was; empty on a real field
 * @param people where the simulation knows people were
 * @param commands the unit's own velocity commands
 * @param teleop a person's velocity commands
 * @param arm what concerns an arm and its tool
 * @param detectedPeople where the unit says that people are
 * @param objects where the things are that it handles
 * @param seenPeople who the field's cameras and the unit's laser saw near the unit
 */
public record Tracks(
        MotionTrack odometry,
        PoseTrack mapPose,
        PoseTrack observedPose,
        PoseTrack truthPose,
        PeopleTrack people,
        ScanTrack scan,
        List<Command> commands,
        List<Command> teleop,
        List<Plan> plans,
        List<Said> said,
        List<Diagnosis> diagnoses,
        ArmTracks arm,
        PeopleTrack detectedPeople,
        ObjectTracks objects,
        SeenPeople seenPeople) {
    public Tracks {
        commands = kept(commands);
        teleop = kept(teleop);
        plans = List.copyOf(plans);
        said = List.copyOf(said);
        diagnoses = List.copyOf(diagnoses);
    }

    /** Those read from evidence are immutable already, and a copy would bring them all into the heap. */
    private static List<Command> kept(List<Command> commands) {
        return commands instanceof Commands ? commands : List.copyOf(commands);
    }

    /** Of a unit without an arm that does not say where people are. */
    public Tracks(
            MotionTrack odometry,
            PoseTrack mapPose,
            PoseTrack observedPose,
            PoseTrack truthPose,
            PeopleTrack people,
            ScanTrack scan,
            List<Command> commands,
            List<Command> teleop,
            List<Plan> plans,
            List<Said> said,
            List<Diagnosis> diagnoses) {
        this(
                odometry,
                mapPose,
                observedPose,
                truthPose,
                people,
                scan,
                commands,
                teleop,
                plans,
                said,
                diagnoses,
                ArmTracks.none(),
                PeopleTrack.empty(),
                ObjectTracks.none(),
                SeenPeople.none());
    }

    /** How near people came by what the field knows: the simulation's truth where there is one, else what was seen. */
    public FieldPeople fieldPeople() {
        return new FieldPeople(people, seenPeople, fieldPose());
    }

    /** The field's own sight of the unit: the simulation's truth where there is one, else the cameras'. */
    public PoseTrack fieldPose() {
        return truthPose.isEmpty() ? observedPose : truthPose;
    }
}
