package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.trial.ArmTracks;
import org.robograde.grader.metrics.trial.Command;
import org.robograde.grader.metrics.trial.EventLog;
import org.robograde.grader.metrics.trial.FilmedTip;
import org.robograde.grader.metrics.trial.JointTrack;
import org.robograde.grader.metrics.trial.MotionTrack;
import org.robograde.grader.metrics.trial.ObjectTracks;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.Plan;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.metrics.trial.ScanTrack;
import org.robograde.grader.metrics.trial.SeenObjects;
import org.robograde.grader.metrics.trial.SeenPeople;
import org.robograde.grader.metrics.trial.SpaceTrack;
import org.robograde.grader.metrics.trial.Tracks;
import org.robograde.grader.metrics.trial.TrialEvidence;
import org.robograde.grader.metrics.trial.TrialFacts;
import org.robograde.grader.metrics.trial.WrenchTrack;
import org.robograde.grader.motion.geometry.Orientation;
import org.robograde.grader.motion.geometry.Vector3;

/** A trial of an arm, or of a unit among people, written by hand in seconds and metres. */
final class ArmTape {
    final List<TrialEvent> events = new ArrayList<>();
    final SpaceTrack.Builder tool = new SpaceTrack.Builder("/tool");
    final SpaceTrack.Builder observed = new SpaceTrack.Builder("/tracker");
    final SpaceTrack.Builder setpoint = new SpaceTrack.Builder("/setpoint");
    final SpaceTrack.Builder master = new SpaceTrack.Builder("/master");
    final WrenchTrack.Builder wrench = new WrenchTrack.Builder("/wrench");
    final ScanTrack.Builder scan = new ScanTrack.Builder("/scan");
    final MotionTrack.Builder odometry = new MotionTrack.Builder("/odom", "odom");
    SeenObjects seenObjects = SeenObjects.none();
    final PoseTrack.Builder seen = new PoseTrack.Builder("/observations/unit_pose", "map");
    final List<PeopleTrack.Scene> people = new ArrayList<>();
    final List<Plan> plans = new ArrayList<>();
    final List<Command> teleop = new ArrayList<>();
    final Map<String, String> unavailable = new TreeMap<>();

    ArmTape event(double t, String kind, Object... attributes) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put((String) attributes[i], attributes[i + 1]);
        }
        events.add(new TrialEvent(Tape.nanos(t), kind, map));
        return this;
    }

    /** The tool's own pose at a rate, without turning. */
    ArmTape move(double from, double to, double hz, DoubleFunction<Vector3> at) {
        return track(tool, from, to, hz, at);
    }

    ArmTape track(SpaceTrack.Builder track, double from, double to, double hz, DoubleFunction<Vector3> at) {
        for (int i = 0; from + i / hz <= to + 1e-9; i++) {
            double t = from + i / hz;
            track.add(Tape.nanos(t), Tape.nanos(t), at.apply(t), Orientation.NONE);
        }
        return this;
    }

    /** One cycle: commanded at t, reached a second later, standing at a place from then on for half a second. */
    ArmTape visit(double t, String pose, Vector3 command, Vector3 attained) {
        return visit(t, pose, "", command, attained, Orientation.NONE);
    }

    ArmTape visit(double t, String pose, String approach, Vector3 command, Vector3 attained, Orientation turned) {
        event(
                t,
                "pose_commanded",
                "poseId",
                pose,
                "approach",
                approach,
                "x",
                command.x(),
                "y",
                command.y(),
                "z",
                command.z(),
                "qx",
                0.0,
                "qy",
                0.0,
                "qz",
                0.0,
                "qw",
                1.0);
        event(t + 1, "pose_reached", "poseId", pose);
        for (int i = 0; i <= 15; i++) {
            double at = t + i * 0.1;
            tool.add(Tape.nanos(at), Tape.nanos(at), attained, turned);
        }
        return this;
    }

    final List<FilmedTip> filmedTips = new ArrayList<>();

    TrialEvidence evidence() {
        TrialIdentity identity = new TrialIdentity(
                "trial-1", "unit", "industrial", "site", "pose-cycles", 1, 7, TimeBase.SIMULATED, "station test");
        Tracks tracks = new Tracks(
                odometry.build(),
                PoseTrack.empty(),
                seen.build(),
                PoseTrack.empty(),
                new PeopleTrack("/field/truth/people", people),
                scan.build(),
                List.of(),
                teleop,
                plans,
                List.of(),
                List.of(),
                new ArmTracks(
                        tool.build(),
                        observed.build(),
                        setpoint.build(),
                        master.build(),
                        wrench.build(),
                        JointTrack.empty(),
                        List.of(),
                        filmedTips),
                PeopleTrack.empty(),
                new ObjectTracks(PeopleTrack.empty(), PeopleTrack.empty(), seenObjects),
                SeenPeople.none());
        TrialFacts facts =
                new TrialFacts(identity, "00", "completed", "as it went", 0, Tape.nanos(100), List.of(), true);
        return new TrialEvidence(
                facts,
                new EventLog(events, Tape.nanos(100)),
                tracks,
                Map.of("tool_pose", "/tool"),
                unavailable,
                List.of());
    }

    Measurement measured(String metricId) {
        MetricOutcome outcome = Grader.metrics().measure(metricId, evidence()).orElseThrow();
        if (outcome instanceof Measurement measurement) {
            return measurement;
        }
        throw new AssertionError(outcome.toString());
    }

    String obstacle(String metricId) {
        MetricOutcome outcome = Grader.metrics().measure(metricId, evidence()).orElseThrow();
        if (outcome instanceof NotMeasurable not) {
            return not.reason();
        }
        throw new AssertionError(outcome.toString());
    }

    static Vector3 at(double x, double y, double z) {
        return new Vector3(x, y, z);
    }
}
