package org.robograde.robots.sim;

import java.util.List;
import java.util.Optional;
import org.robograde.robots.sim.camera.FieldCamera;
import org.robograde.robots.sim.camera.Scene;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.Rhythm;
import org.robograde.robots.sim.granted.SteppedMachine;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.unit.ServiceUnit;
import org.robograde.robots.sim.world.Barrier;
import org.robograde.robots.sim.world.FieldWorld;
import org.robograde.robots.sim.world.PlanePose;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * World, unit and camera on one clock that stands still until it is stepped. A pure machine: the same options, commands, stimuli and steps
 * give the same calls on the outlet, byte for byte. Not thread-safe.
 */
final class SteppedField implements SteppedMachine<Command> {
    private static final double STEP_SECONDS = STEP_NANOS / 1e9;
    private static final long TRUTH_POSE_NANOS = 50_000_000L;
    private static final long TRUTH_PEOPLE_NANOS = 100_000_000L;
    private static final long TRACKER_NANOS = 50_000_000L;
    private static final long CAMERA_NANOS = 100_000_000L;

    private final SimulationOptions options;
    private final FieldOutlet outlet;
    private final Optional<FieldCamera> camera;
    private final Intruder intruder;
    private long nowNanos = START_NANOS;
    private Trial trial;

    SteppedField(SimulationOptions options, FieldOutlet outlet, Intruder intruder) {
        this.options = options;
        this.outlet = outlet;
        this.intruder = intruder;
        RandomStreams streams = new RandomStreams(options.seed());
        camera = options.camera()
                ? options.field()
                        .camera()
                        .map(description -> new FieldCamera(
                                description, options.field().plan(), options.fiducial(), streams.stream("camera")))
                : Optional.empty();
        trial = new Trial(streams);
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    /** The unit is back at its start, alone on the field; goals are cancelled; chance starts from the seed; time stays. */
    @Override
    public void reset(long seed) {
        trial.unit.dropGoal("the field was reset", nowNanos);
        RandomStreams streams = new RandomStreams(seed);
        trial = new Trial(streams);
        camera.ifPresent(cam -> cam.reseed(streams.stream("camera")));
    }

    @Override
    public StimulusAnswer stimulate(String kind, String argumentsJson) {
        return trial.stimuli.apply(kind, argumentsJson, nowNanos);
    }

    @Override
    public void step(List<Command> commands) {
        nowNanos += STEP_NANOS;
        trial.world.step();
        outlet.clock(nowNanos);
        trial.stimuli.endWhatIsOver(nowNanos);
        trial.radio.pass(commands, nowNanos).forEach(this::obey);
        trial.unit.step(nowNanos);
        trial.show();
    }

    PlanePose unitPose() {
        return trial.world.unitPose();
    }

    /** Barriers in place now. */
    List<String> closedBarriers() {
        return trial.world.closedBarriers().stream().map(Barrier::id).toList();
    }

    @Override
    public void close() {
        intruder.close();
        camera.ifPresent(FieldCamera::close);
    }

    private void obey(Command command) {
        if (command instanceof Command.Foreign foreign) {
            boolean aGoal = !(foreign.command() instanceof Command.Steer);
            // A stop is a stop, whoever presses it; and who sent what cannot be read is asked too late.
            boolean anyonesToSay = foreign.command() instanceof Command.EmergencyStop
                    || foreign.command() instanceof Command.Unreadable;
            if (anyonesToSay || trial.unit.obeysStranger(aGoal, nowNanos)) {
                obey(foreign.command());
            }
        } else if (command instanceof Command.EmergencyStop stop) {
            trial.unit.emergencyStop(stop.pressed(), nowNanos);
        } else if (command instanceof Command.CancelGoals cancel) {
            trial.unit.cancelGoals(cancel.id(), cancel.stampNanos(), nowNanos);
        } else if (command instanceof Command.TakeGoal taken) {
            trial.unit.takeGoal(taken.goal(), nowNanos);
        } else if (command instanceof Command.Hear heard) {
            trial.unit.hear(heard.text(), nowNanos);
        } else if (command instanceof Command.Steer steer) {
            trial.unit.steer(steer.speed(), nowNanos);
        } else if (command instanceof Command.Unreadable) {
            trial.unit.fallOver(nowNanos);
        }
    }

    /** All that a reset makes anew; built afresh, so that nothing of the last trial can linger. */
    private final class Trial {
        final FieldWorld world = new FieldWorld(options.field().plan(), options.start(), STEP_SECONDS);
        final ServiceUnit unit;
        final Stimuli stimuli;
        final Radio radio = new Radio();
        final FieldTracker tracker;
        final Rhythm truthPose = new Rhythm(TRUTH_POSE_NANOS, nowNanos + STEP_NANOS);
        final Rhythm truthPeople = new Rhythm(TRUTH_PEOPLE_NANOS, nowNanos + STEP_NANOS);
        final Rhythm tracked = new Rhythm(TRACKER_NANOS, nowNanos + STEP_NANOS);
        final Rhythm exposure = new Rhythm(CAMERA_NANOS, nowNanos + STEP_NANOS);

        Trial(RandomStreams streams) {
            unit = new ServiceUnit(
                    options.ability(),
                    world,
                    options.field().plan(),
                    options.start(),
                    streams,
                    outlet.unit(),
                    STEP_NANOS,
                    nowNanos);
            stimuli = new Stimuli(world, unit, radio, intruder, options.field().plan());
            tracker = new FieldTracker(streams.stream("tracker"));
        }

        void show() {
            if (truthPose.due(nowNanos)) {
                outlet.unitPose(world.unitPose());
            }
            if (truthPeople.due(nowNanos)) {
                outlet.people(world.people());
            }
            if (camera.isEmpty() && tracked.due(nowNanos)) {
                outlet.trackedPose(tracker.measure(world.unitPose()));
            }
            if (camera.isPresent() && exposure.due(nowNanos)) {
                Scene scene = new Scene(
                        world.unitPose(),
                        world.people(),
                        world.closedBarriers().stream().map(Barrier::segment).toList(),
                        stimuli.light());
                outlet.image(camera.get().expose(scene));
            }
        }
    }
}
