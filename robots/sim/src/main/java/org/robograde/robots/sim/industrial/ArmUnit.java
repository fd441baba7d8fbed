package org.robograde.robots.sim.industrial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.SixAxisArm;
import org.robograde.robots.sim.arm.ToolPose;
import org.robograde.robots.sim.granted.Rhythm;
import org.robograde.robots.sim.world.RandomStreams;

/** The unit: takes commands, senses, works at its task within what its guard allows, moves the arm, and says how it is. */
final class ArmUnit {
    static final ToolPose HOME = ToolPose.down(new Point3(0.75, 0, 0.55));

    private static final double STEP_SECONDS = 0.02;
    private static final double BRAKE = 2.5;
    private static final double EMERGENCY_BRAKE = 6;
    private static final long JOG_LASTS_NANOS = 300_000_000L;
    private static final double JOG_SPEED_MOST = 0.3;
    private static final long THINKS_NANOS = 500_000_000L;
    private static final long REPEATS_NANOS = 60_000_000_000L;
    private static final double STANDS = 0.002;
    private static final double GRAVITY = 9.81;
    private static final double MOTION_ERROR_NEWTONS = 60;

    private final Skills skills;
    private final CellWorld world;
    private final SixAxisArm arm = SixAxisArm.BENCH;
    private final ArmBody body;
    private final Mover mover;
    private final Gripper gripper;
    private final CellCamera camera;
    private final PeopleScanner scanner;
    private final Senses senses;
    private final OrderBook orders;
    private final Guard guard;
    private final Compensation compensation;
    private final ForceSensor force;
    private final ArmOutlet outlet;
    private final ActionBoard tasks;
    private final ActionBoard trajectories;
    private final ActionBoard grips;
    private final Workplace workplace;
    private final Rhythm looking;
    private final Rhythm telling;
    private final Rhythm diagnosing;
    private Optional<TaskRun> task = Optional.empty();
    private Point3 jog = Point3.ZERO;
    private long joggedNanos = Long.MIN_VALUE / 2;
    private boolean pressed;
    private long linkGoneNanos = Long.MAX_VALUE;
    private boolean warnedOfCamera;
    private long spokeOfCameraNanos = Long.MIN_VALUE / 2;
    private boolean warnedOfStranger;
    private String trouble = "";
    private String reply = "";
    private long replyAtNanos = Long.MAX_VALUE;

    ArmUnit(Ability ability, CellPlan plan, CellWorld world, RandomStreams streams, ArmOutlet outlet, long nowNanos) {
        this.world = world;
        this.outlet = outlet;
        skills = Skills.of(ability);
        double[] zero = new double[SixAxisArm.JOINTS];
        body = new ArmBody(arm, arm.inverse(HOME, zero).orElseThrow(), streams);
        mover = new Mover(arm, body);
        gripper = new Gripper(world);
        camera = new CellCamera(streams);
        scanner = new PeopleScanner(streams, skills.missesPeople());
        senses = new Senses(plan, nowNanos);
        orders = new OrderBook(plan.objects());
        guard = new Guard(skills, senses, outlet);
        compensation = new Compensation(streams);
        force = new ForceSensor(streams);
        tasks = new ActionBoard(state -> outlet.ended(ArmAction.TASK, state));
        trajectories = new ActionBoard(state -> outlet.ended(ArmAction.TRAJECTORY, state));
        grips = new ActionBoard(state -> outlet.ended(ArmAction.GRIPPER, state));
        workplace =
                new Workplace(skills, mover, gripper, senses, orders, outlet, world::contact, new Workplace.Memory());
        looking = new Rhythm(100_000_000L, nowNanos);
        telling = new Rhythm(200_000_000L, nowNanos);
        diagnosing = new Rhythm(1_000_000_000L, nowNanos);
    }

    CellCamera camera() {
        return camera;
    }

    /** The command link is gone, or back. */
    void link(boolean up, long nowNanos) {
        linkGoneNanos = up ? Long.MAX_VALUE : nowNanos;
    }

    void obey(ArmCommand command, long nowNanos) {
        if (command instanceof ArmCommand.EmergencyStop stop) {
            emergencyStop(stop.pressed(), nowNanos);
        } else if (command instanceof ArmCommand.Cancel cancel) {
            cancel(cancel, nowNanos);
        } else if (command instanceof ArmCommand.Hear heard) {
            hear(heard.text(), nowNanos);
        } else if (command instanceof ArmCommand.Jog steering) {
            jog(steering.metersPerSecond(), nowNanos);
        } else if (command instanceof ArmCommand.Foreign foreign) {
            refuseOrObey(foreign.command(), nowNanos);
        } else if (command instanceof ArmCommand.Grip grip) {
            grips.accept(grip.id(), grip.stampNanos(), nowNanos);
            gripper.goTo(grip.openingMeters());
        } else if (command instanceof ArmCommand.Trajectory trajectory) {
            take(trajectory, nowNanos);
        } else if (command instanceof ArmCommand.Task one) {
            take(one, nowNanos);
        }
    }

    /** One that sees who speaks to it takes commands from its station only. */
    private void refuseOrObey(ArmCommand command, long nowNanos) {
        if (!skills.sees()) {
            obey(command, nowNanos);
        } else if (!warnedOfStranger) {
            warnedOfStranger = true;
            outlet.said("I take no commands from a stranger.");
        }
    }

    private void emergencyStop(boolean press, long nowNanos) {
        pressed = press;
        if (press) {
            drop("emergency stop", ActionState.Phase.ABORTED, nowNanos);
        }
    }

    /** Whatever it does ends. */
    void drop(String why, ActionState.Phase how, long nowNanos) {
        tasks.end(how, why, nowNanos);
        trajectories.end(how, why, nowNanos);
        task = Optional.empty();
        jog = Point3.ZERO;
        mover.drop();
    }

    private void cancel(ArmCommand.Cancel cancel, long nowNanos) {
        if (cancel.action() == ArmAction.TASK && tasks.cancel(cancel.id(), cancel.stampNanos(), nowNanos)) {
            task = Optional.empty();
            mover.drop();
        } else if (cancel.action() == ArmAction.TRAJECTORY
                && trajectories.cancel(cancel.id(), cancel.stampNanos(), nowNanos)) {
            mover.drop();
        } else if (cancel.action() == ArmAction.GRIPPER) {
            grips.cancel(cancel.id(), cancel.stampNanos(), nowNanos);
        }
    }

    private void jog(Point3 wanted, long nowNanos) {
        double speed = wanted.norm();
        jog = speed > JOG_SPEED_MOST ? wanted.times(JOG_SPEED_MOST / speed) : wanted;
        joggedNanos = nowNanos;
    }

    private void take(ArmCommand.Trajectory trajectory, long nowNanos) {
        String refusal = pressed ? "the emergency stop is pressed" : refusal(trajectory);
        if (!refusal.isEmpty()) {
            trajectories.reject(trajectory.id(), trajectory.stampNanos(), refusal, nowNanos);
            return;
        }
        drop("another goal came", ActionState.Phase.PREEMPTED, nowNanos);
        trajectories.accept(trajectory.id(), trajectory.stampNanos(), nowNanos);
        JointCourse course = new JointCourse(body.encoders(), trajectory.points());
        mover.follow(course);
        outlet.plan(List.of(mover.reference(), arm.forward(course.at(course.seconds()))));
    }

    private String refusal(ArmCommand.Trajectory trajectory) {
        if (!skills.takesTasks()) {
            return "I only move while a hand is on my joystick";
        }
        for (ArmCommand.JointPoint point : trajectory.points()) {
            for (int i = 0; i < SixAxisArm.JOINTS; i++) {
                if (!arm.limits().get(i).holds(point.radians().get(i))) {
                    return "joint " + (i + 1) + " cannot go to "
                            + point.radians().get(i) + " rad";
                }
            }
        }
        return "";
    }

    private void take(ArmCommand.Task one, long nowNanos) {
        String refusal = pressed
                ? "the emergency stop is pressed"
                : skills.takesTasks() ? "" : "I only move while a hand is on my joystick";
        if (!refusal.isEmpty()) {
            tasks.reject(one.id(), one.stampNanos(), refusal, nowNanos);
            outlet.said("HELP: " + refusal + ".");
            return;
        }
        drop("another goal came", ActionState.Phase.PREEMPTED, nowNanos);
        if (!skills.remembersWays()) {
            senses.forgetWalls();
        }
        guard.newTask();
        tasks.accept(one.id(), one.stampNanos(), nowNanos);
        task = Optional.of(new TaskRun(one, workplace));
    }

    private void hear(String text, long nowNanos) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("yes") || lower.contains("go on")) {
            guard.leave(nowNanos);
        }
        if (lower.strip().endsWith("?")) {
            reply(skills.asksBack() ? orders.answer() : "I am a robot arm.", nowNanos);
            return;
        }
        orders.hear(text);
        if (skills.asksBack() && orders.ambiguous()) {
            reply(orders.question(), nowNanos);
        }
    }

    /** Speech takes its time. */
    private void reply(String text, long nowNanos) {
        reply = text;
        replyAtNanos = nowNanos + THINKS_NANOS;
    }

    private void speak(long nowNanos) {
        if (nowNanos >= replyAtNanos) {
            outlet.said(reply);
            replyAtNanos = Long.MAX_VALUE;
        }
    }

    void step(long nowNanos) {
        speak(nowNanos);
        sense(nowNanos);
        work(nowNanos);
        move(nowNanos);
        gripper.step(STEP_SECONDS);
        if (gripper.settled()) {
            grips.end(ActionState.Phase.SUCCEEDED, gripper.holds() ? "holds something" : "there", nowNanos);
        }
        body.load(world.loadKilograms());
        world.step(body.truePose(), STEP_SECONDS);
        crash(nowNanos);
        tell(nowNanos);
    }

    private void sense(long nowNanos) {
        senses.lookForWalls(world.closedBarriers(), body.believedPose().position(), skills.foreseesMeters());
        if (!looking.due(nowNanos)) {
            return;
        }
        List<Point3> people = scanner.scan(world);
        senses.people(people);
        outlet.people(skills.sees() ? people : List.of());
        List<CellCamera.Picture> pictures = camera.look(world, nowNanos);
        if (skills.sees()) {
            pictures.forEach(senses::picture);
        }
        outlet.objects(skills.sees() && !pictures.isEmpty() ? pictures.get(0).all() : List.of());
        warnOfCamera(nowNanos);
    }

    private void warnOfCamera(long nowNanos) {
        boolean lies = skills.doubtsCamera() && senses.cameraLie().isPresent();
        if (lies && nowNanos - spokeOfCameraNanos > REPEATS_NANOS) {
            spokeOfCameraNanos = nowNanos;
            double millimetres = 1000 * senses.cameraLie().orElse(Point3.ZERO).norm();
            outlet.said(String.format(
                    Locale.ROOT, "My camera is off by %.0f mm by the mark; I correct for it.", millimetres));
        }
        warnedOfCamera = lies;
    }

    private void work(long nowNanos) {
        if (task.isEmpty() || steered(nowNanos)) {
            return;
        }
        TaskRun run = task.get();
        TaskRun.End end = run.step(nowNanos);
        if (end != TaskRun.End.RUNNING) {
            boolean done = end == TaskRun.End.SUCCEEDED;
            task = Optional.empty();
            mover.drop();
            tasks.end(done ? ActionState.Phase.SUCCEEDED : ActionState.Phase.ABORTED, run.text(), nowNanos);
        }
    }

    private boolean steered(long nowNanos) {
        return nowNanos - joggedNanos <= JOG_LASTS_NANOS;
    }

    private void move(long nowNanos) {
        boolean steered = steered(nowNanos) && !pressed;
        boolean cut = nowNanos - linkGoneNanos > skills.linkWatchSeconds() * 1e9;
        double allowed = pressed || cut ? 0 : steered ? 1 : guarded(nowNanos);
        boolean stands = mover.speed() < STANDS && mover.arrived();
        if (skills.compensates() && stands) {
            compensation.measure(body.truePose(), mover.reference());
        } else if (skills.compensates() && mover.speed() > 0.1) {
            compensation.drive(body);
        }
        mover.step(
                allowed,
                pressed ? EMERGENCY_BRAKE : BRAKE,
                steered ? Optional.of(jog) : Optional.empty(),
                compensation.correction(),
                STEP_SECONDS);
        if (trajectories.active().isPresent() && mover.arrived()) {
            trajectories.end(ActionState.Phase.SUCCEEDED, "done", nowNanos);
        }
    }

    private double guarded(long nowNanos) {
        if (!skills.takesTasks()) {
            return 0;
        }
        Point3 tool = body.believedPose().position();
        boolean working = task.isPresent() || trajectories.active().isPresent();
        boolean handing = task.filter(TaskRun::handing).isPresent();
        return guard.allowed(mover, tool, scanner.curtainMeters(world, tool), handing, working, nowNanos);
    }

    /** Who runs into something lets go of its task. */
    private void crash(long nowNanos) {
        if (world.contact().x() > MOTION_ERROR_NEWTONS && task.isPresent()) {
            drop("collision", ActionState.Phase.ABORTED, nowNanos);
            outlet.said("HELP: something is in my way.");
        }
    }

    private void tell(long nowNanos) {
        outlet.joints(body.encoders(), body.jointSpeeds());
        ToolPose believed = body.believedPose().moved(compensation.correction().times(-1));
        outlet.toolPose(believed);
        outlet.setpoint(mover.reference());
        outlet.wrench(force.read(world.contact().plus(new Point3(0, 0, -strangeKilograms() * GRAVITY))));
        boolean due = telling.due(nowNanos);
        states(ArmAction.TASK, tasks, due, nowNanos);
        states(ArmAction.TRAJECTORY, trajectories, due, nowNanos);
        states(ArmAction.GRIPPER, grips, due, nowNanos);
        diagnose(nowNanos);
    }

    /** The sensor is set to nought for the parts it knows; what else hangs on the tool is felt, unless it learns that too. */
    private double strangeKilograms() {
        return skills.compensates() ? 0 : world.payloadKilograms();
    }

    private void states(ArmAction action, ActionBoard board, boolean due, long nowNanos) {
        if (board.takeChanged() || due) {
            outlet.states(action, board.states(nowNanos));
        }
    }

    private void diagnose(long nowNanos) {
        String now = troubleNow(nowNanos);
        boolean changed = !now.equals(trouble);
        trouble = now;
        if (diagnosing.due(nowNanos) || changed) {
            outlet.diagnosis(trouble.isEmpty() ? 0 : warnedOfCamera && !silent(nowNanos) ? 1 : 2, trouble);
        }
    }

    private boolean silent(long nowNanos) {
        return skills.sees() && senses.cameraSilent(nowNanos);
    }

    private String troubleNow(long nowNanos) {
        if (silent(nowNanos)) {
            return "the camera is silent";
        }
        return warnedOfCamera ? "the camera is off; corrected by the mark" : "";
    }

    ToolPose truePose() {
        return body.truePose();
    }

    double[] encoders() {
        return body.encoders();
    }

    double[] jointSpeeds() {
        return body.jointSpeeds();
    }
}
