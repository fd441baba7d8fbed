package org.robograde.robots.sim.surgical;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.arm.Turn;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.Rhythm;
import org.robograde.robots.sim.granted.SteppedMachine;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.granted.StimulusArguments;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * Table, arm, surgeon's hand and unit on one clock that stands still until it is stepped. A pure machine: the same table, ability, seed, commands,
 * stimuli and steps give the same calls on the outlet, byte for byte. Not thread-safe.
 */
final class SteppedTable implements SteppedMachine<SurgicalCommand> {
    private static final double STEP_SECONDS = STEP_NANOS / 1e9;
    private static final long PICTURE_NANOS = 100_000_000L;
    private static final long STATE_NANOS = 100_000_000L;
    private static final long DIAGNOSTICS_NANOS = 500_000_000L;
    private static final double PICTURE_NOISE_METERS = 0.00015;
    private static final double UNIT_TRACKER_NOISE_METERS = 0.00006;
    /** The field's tracker; the site's file states the same. */
    private static final double FIELD_TRACKER_NOISE_METERS = 0.00002;

    private static final double FIELD_TRACKER_NOISE_RADIANS = 0.0002;
    private static final double FORCE_NOISE_NEWTONS = 0.02;
    /** By how much the pivot wanders about the remote centre when the arm swings. */
    private static final double PIVOT_METERS = 0.0004;

    private final SurgicalTable table;
    private final Skills skills;
    private final SurgicalOutlet outlet;
    private final Intruder intruder;
    private long nowNanos = START_NANOS;
    private Trial trial;

    SteppedTable(SurgicalTable table, Ability ability, long seed, SurgicalOutlet outlet, Intruder intruder) {
        this.table = table;
        this.skills = Skills.of(ability);
        this.outlet = outlet;
        this.intruder = intruder;
        trial = new Trial(new RandomStreams(seed));
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void reset(long seed) {
        trial = new Trial(new RandomStreams(seed));
    }

    @Override
    public void step(List<SurgicalCommand> commands) {
        nowNanos += STEP_NANOS;
        outlet.clock(nowNanos);
        trial.step(commands);
    }

    @Override
    public StimulusAnswer stimulate(String kind, String argumentsJson) {
        try {
            trial.stimuli.moment(nowNanos, trial.truth().position());
            return trial.stimuli.apply(kind, StimulusArguments.parse(argumentsJson));
        } catch (IllegalArgumentException e) {
            return StimulusAnswer.refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        intruder.close();
    }

    ToolPose truth() {
        return trial.truth();
    }

    InstrumentJoints joints() {
        return trial.drive.truth();
    }

    /** All that a reset makes anew; built afresh, so that nothing of the last trial can linger. */
    private final class Trial {
        final InstrumentDrive drive;
        final TableScene scene;
        final OperatorHand hand;
        final TableStimuli stimuli;
        final SurgicalUnit unit;
        private final Random camera;
        private final Random unitTracker;
        private final Random fieldTracker;
        private final Random force;
        private final double pivotPhase;
        private final Rhythm pictures = new Rhythm(PICTURE_NANOS, nowNanos + STEP_NANOS);
        private final Rhythm states = new Rhythm(STATE_NANOS, nowNanos + STEP_NANOS);
        private final Rhythm diagnostics = new Rhythm(DIAGNOSTICS_NANOS, nowNanos + STEP_NANOS);
        private boolean busy;
        /** A trial begins with no plan in force, which is said once. */
        private boolean begun;

        private Point3 masterAsHeard;
        private double gripAsHeard;

        Trial(RandomStreams streams) {
            InstrumentJoints start = table.arm().inverse(table.home(), 0, CoursePlanner.OPEN_RADIANS);
            Random mechanics = streams.stream("mechanics");
            drive = new InstrumentDrive(start, mechanics, STEP_SECONDS);
            pivotPhase = 2 * Math.PI * mechanics.nextDouble();
            scene = new TableScene(table, streams.stream("things"));
            hand = new OperatorHand(table.motionScale(), streams.stream("hand"), STEP_SECONDS);
            stimuli = new TableStimuli(hand, scene, new SceneReport(), intruder);
            camera = streams.stream("camera");
            unitTracker = streams.stream("unit tracker");
            fieldTracker = streams.stream("field tracker");
            force = streams.stream("force");
            masterAsHeard = hand.position();
            gripAsHeard = hand.gripRadians();
            unit = new SurgicalUnit(table, skills, outlet, senses(true), STEP_SECONDS, nowNanos);
        }

        void step(List<SurgicalCommand> commands) {
            if (!begun) {
                begun = true;
                outlet.plan(List.of());
            }
            stimuli.moment(nowNanos, truth().position());
            hand.step(truth().position());
            if (!stimuli.linkCut()) {
                masterAsHeard = hand.position();
                gripAsHeard = hand.gripRadians();
            }
            commands.stream().filter(this::arrives).forEach(command -> unit.take(command, nowNanos));
            stimuli.intrude();
            boolean picture = pictures.due(nowNanos);
            InstrumentJoints setpoint = unit.step(senses(picture), nowNanos);
            drive.step(setpoint, unit.braked(), stimuli.pullNewtons());
            scene.step(truth().position(), drive.truth().jawRadians(), nowNanos);
            show(picture);
        }

        /** The emergency stop has a wire of its own. */
        private boolean arrives(SurgicalCommand command) {
            return !stimuli.linkCut() || command instanceof SurgicalCommand.EmergencyStop;
        }

        private UnitSenses senses(boolean picture) {
            Optional<Map<String, Point3>> seen =
                    picture && !stimuli.blind() ? Optional.of(picture()) : Optional.empty();
            Optional<Point3> tracked = picture ? Optional.of(trackedByUnit()) : Optional.empty();
            return new UnitSenses(
                    drive.measured(),
                    masterAsHeard,
                    gripAsHeard,
                    seen,
                    tracked,
                    stimuli.pullNewtons(),
                    !stimuli.linkCut());
        }

        private Map<String, Point3> picture() {
            Map<String, Point3> seen = new LinkedHashMap<>();
            scene.things().forEach((id, at) -> seen.put(id, at.plus(noise(camera, PICTURE_NOISE_METERS))));
            return seen;
        }

        private Point3 trackedByUnit() {
            Point3 bias = new Point3(stimuli.biasMeters(), 0, 0);
            return truth().position().plus(bias).plus(noise(unitTracker, UNIT_TRACKER_NOISE_METERS));
        }

        private static Point3 noise(Random random, double meters) {
            return new Point3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(meters);
        }

        ToolPose truth() {
            InstrumentJoints q = drive.truth();
            ToolPose ideal = table.arm().forward(q);
            Point3 pivot = new Point3(
                            Math.sin(3 * q.pitchRadians() + pivotPhase), Math.sin(3 * q.yawRadians() + pivotPhase), 0)
                    .times(PIVOT_METERS);
            return new ToolPose(ideal.position().plus(pivot), ideal.orientation());
        }

        private void show(boolean picture) {
            ToolPose truth = truth();
            unit.show();
            outlet.master(hand.position(), hand.gripRadians());
            outlet.force(
                    stimuli.pullNewtons() + FORCE_NOISE_NEWTONS * force.nextGaussian(),
                    scene.pressNewtons(truth.position()) + FORCE_NOISE_NEWTONS * force.nextGaussian());
            if (states.due(nowNanos) || busy != unit.busy()) {
                busy = unit.busy();
                unit.showState();
            }
            if (diagnostics.due(nowNanos)) {
                unit.showDiagnostics(nowNanos);
            }
            Turn wobble = Turn.aboutX(FIELD_TRACKER_NOISE_RADIANS * fieldTracker.nextGaussian())
                    .after(Turn.aboutY(FIELD_TRACKER_NOISE_RADIANS * fieldTracker.nextGaussian()));
            outlet.observed(new ToolPose(
                    truth.position().plus(noise(fieldTracker, FIELD_TRACKER_NOISE_METERS)),
                    truth.orientation().after(wobble)));
            outlet.truth(truth);
            if (picture) {
                outlet.tracked(unit.tracked());
                if (!stimuli.blind()) {
                    outlet.detected(unit.detections());
                }
                outlet.truthThings(scene.things().values());
            }
        }
    }
}
