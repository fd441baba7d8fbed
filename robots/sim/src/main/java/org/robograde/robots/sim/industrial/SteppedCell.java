package org.robograde.robots.sim.industrial;

import java.util.List;
import java.util.Random;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.Rhythm;
import org.robograde.robots.sim.granted.SteppedMachine;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.world.RandomStreams;

/**
 * Cell and unit on one clock that stands still until it is stepped. A pure machine: the same options, commands, stimuli and steps give the same
 * calls on the outlet, byte for byte. Not thread-safe.
 */
final class SteppedCell implements SteppedMachine<ArmCommand> {
    private static final long PEOPLE_NANOS = 100_000_000L;
    /** Of the field's tracker along each axis, metres; what laser trackers state at this distance. */
    static final double TRACKER_METERS = 0.00003;

    private final IndustrialOptions options;
    private final CellOutlet outlet;
    private final Intruder intruder;
    private long nowNanos = START_NANOS;
    private Trial trial;

    SteppedCell(IndustrialOptions options, CellOutlet outlet, Intruder intruder) {
        this.options = options;
        this.outlet = outlet;
        this.intruder = intruder;
        trial = new Trial(new RandomStreams(options.seed()));
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public void step(List<ArmCommand> commands) {
        nowNanos += STEP_NANOS;
        outlet.clock(nowNanos);
        trial.stimuli.endWhatIsOver(nowNanos);
        if (!trial.stimuli.linkCut()) {
            commands.forEach(command -> trial.unit.obey(command, nowNanos));
        }
        trial.unit.step(nowNanos);
        trial.show();
    }

    @Override
    public StimulusAnswer stimulate(String kind, String argumentsJson) {
        return trial.stimuli.apply(kind, argumentsJson, nowNanos);
    }

    /** Everything as at the start; goals are cancelled; chance starts from the seed; time stays. */
    @Override
    public void reset(long seed) {
        trial.unit.drop("the field was reset", ActionState.Phase.PREEMPTED, nowNanos);
        trial = new Trial(new RandomStreams(seed));
    }

    @Override
    public void close() {
        intruder.close();
    }

    ArmUnit unit() {
        return trial.unit;
    }

    CellWorld world() {
        return trial.world;
    }

    /** All that a reset makes anew; built afresh, so that nothing of the last trial can linger. */
    private final class Trial {
        final CellWorld world;
        final ArmUnit unit;
        final CellStimuli stimuli;
        final Random tracker;
        final Rhythm showing = new Rhythm(PEOPLE_NANOS, nowNanos + STEP_NANOS);

        Trial(RandomStreams streams) {
            world = new CellWorld(options.plan(), streams);
            unit = new ArmUnit(options.ability(), options.plan(), world, streams, outlet.unit(), nowNanos);
            stimuli = new CellStimuli(options.plan(), world, unit, intruder);
            tracker = streams.stream("tracker");
        }

        void show() {
            ToolPose tool = unit.truePose();
            outlet.truth(tool);
            outlet.tracked(tool.moved(new Point3(
                    TRACKER_METERS * tracker.nextGaussian(),
                    TRACKER_METERS * tracker.nextGaussian(),
                    TRACKER_METERS * tracker.nextGaussian())));
            if (showing.due(nowNanos)) {
                outlet.peopleAre(world.people());
                outlet.objectsAre(world.places().values());
            }
        }
    }
}
