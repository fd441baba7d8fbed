package org.robograde.robots.sim.industrial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.robograde.robots.sim.arm.Course;
import org.robograde.robots.sim.arm.CourseRun;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** One task under way: acts one after the other, put together as the unit's skills have it, and changed as things go wrong. */
final class TaskRun {
    /** How a task stands. */
    enum End {
        RUNNING,
        SUCCEEDED,
        ABORTED
    }

    /** Something the arm does until it is done. */
    private interface Act {
        /** True when it is done. */
        boolean step(long nowNanos);
    }

    private static final double ABOVE_METERS = 0.15;
    private static final double SPEED = 0.6;
    private static final double SLOW_SPEED = 0.12;
    private static final double HANDING_SPEED = 0.25;
    private static final double NEARLY_DOWN_METERS = 0.015;
    private static final double CONTACT_NEWTONS = 3;
    private static final double PULL_NEWTONS = 6;
    private static final double TAUGHT_PRESS_METERS = 0.002;
    private static final long REPLAN_NANOS = 1_000_000_000L;
    private static final double LOOK_SECONDS = 4;
    private static final double ANSWER_SECONDS = 12;
    private static final double TAKE_SECONDS = 20;
    private static final double TAUGHT_HOLD_SECONDS = 3;
    private static final double AWAY_METERS = 0.003;

    private final ArmCommand.Task task;
    private final Workplace at;
    private final Deque<Act> acts = new ArrayDeque<>();
    private End end = End.RUNNING;
    private String text = "";
    private String object;
    private int graspTries;
    private boolean handing;
    private boolean spokeOfCamera;
    private boolean planTold;
    private long replannedNanos = Long.MIN_VALUE / 2;
    private ToolPose found;

    TaskRun(ArmCommand.Task task, Workplace at) {
        this.task = task;
        this.at = at;
        object = task.target();
        found = at.mover().reference();
        switch (task.verb()) {
            case MOVE_TO -> moveTo();
            case FOLLOW_PATH -> followPath();
            case PICK -> {
                acts.add(this::understand);
                pick();
            }
            case PLACE -> place();
            case HAND_OVER -> handOver();
        }
    }

    End step(long nowNanos) {
        while (end == End.RUNNING) {
            Act act = acts.peek();
            if (act == null) {
                end = End.SUCCEEDED;
                text = "done";
            } else if (act.step(nowNanos)) {
                acts.remove(act);
                actSinceNanos = Long.MIN_VALUE;
            } else {
                break;
            }
        }
        return end;
    }

    String text() {
        return text;
    }

    boolean handing() {
        return handing;
    }

    private void abort(String call) {
        end = End.ABORTED;
        text = call;
        at.outlet().said("HELP: " + call);
    }

    private ToolPose target() {
        return task.poses().get(0);
    }

    private void moveTo() {
        acts.add(go(this::target, SPEED));
        acts.add(settle());
    }

    private void followPath() {
        double speed = task.metersPerSecond() > 0 ? task.metersPerSecond() : SLOW_SPEED;
        acts.add(go(this::target, SPEED));
        acts.add(settle());
        acts.add(now -> {
            planTold = false;
            return true;
        });
        acts.add(along(new Course(task.poses()), speed));
        acts.add(settle());
    }

    /** A pick that names no part means what was ordered in words. */
    private boolean understand(long nowNanos) {
        if (!object.isEmpty()) {
            return true;
        }
        if (at.orders().ambiguous() && at.skills().asksBack()) {
            if (waited(nowNanos) > ANSWER_SECONDS) {
                abort("I do not know which one to take.");
            }
            return false;
        }
        at.orders().first().ifPresentOrElse(one -> object = one.id(), () -> abort("I do not know what to take."));
        return true;
    }

    private void pick() {
        acts.add(grip(true));
        acts.add(this::find);
        acts.add(new Going(() -> found.moved(new Point3(0, 0, ABOVE_METERS)), SPEED, () -> List.of(found)));
        if (at.skills().sees()) {
            acts.add(this::find);
        }
        acts.add(go(() -> found, SLOW_SPEED));
        acts.add(settle());
        acts.add(grip(false));
        acts.add(go(() -> found.moved(new Point3(0, 0, ABOVE_METERS)), SLOW_SPEED * 2));
        acts.add(this::checkGrasp);
    }

    /** Where the part is: by camera, by memory, or as the program was taught. */
    private boolean find(long nowNanos) {
        boolean trustsOthers = !at.skills().sees() || (graspTries > 0 && told());
        Optional<Point3> seen = trustsOthers ? taught() : looked(nowNanos);
        seen.ifPresent(place -> found = ToolPose.down(place));
        return seen.isPresent();
    }

    /** Whether someone else knows better: where the part lies was said, or was taught and it is the last try. */
    private boolean told() {
        boolean lastTry = graspTries == at.skills().graspTries() - 1;
        return task.verb() == ArmCommand.Verb.PICK && (!task.poses().isEmpty() || lastTry);
    }

    private Optional<Point3> taught() {
        boolean said = task.verb() == ArmCommand.Verb.PICK && !task.poses().isEmpty();
        return said ? Optional.of(target().position()) : at.senses().taught(object);
    }

    private Optional<Point3> looked(long nowNanos) {
        Optional<Point3> seen = at.senses().cameraSilent(nowNanos)
                ? Optional.empty()
                : at.senses().find(object, nowNanos);
        if (seen.isPresent()) {
            return seen.map(place -> place.minus(cameraLie()));
        }
        double waited = waited(nowNanos);
        boolean silent = at.senses().cameraSilent(nowNanos);
        if (at.skills().recovers() && waited > (silent ? 1 : LOOK_SECONDS)) {
            if (silent && !spokeOfCamera) {
                spokeOfCamera = true;
                at.outlet().said("My camera is silent; I go by what I saw last.");
            }
            return at.senses().remembered(object);
        }
        if (waited > LOOK_SECONDS) {
            abort(silent ? "my camera is silent." : "I do not find the " + spoken() + ".");
        }
        return Optional.empty();
    }

    private Point3 cameraLie() {
        Optional<Point3> lie = at.skills().doubtsCamera() ? at.senses().cameraLie() : Optional.empty();
        return lie.map(off -> new Point3(off.x(), off.y(), 0)).orElse(Point3.ZERO);
    }

    private boolean checkGrasp(long nowNanos) {
        if (at.gripper().holds()) {
            at.senses().forget(object);
            at.memory().took(object);
            at.orders().done();
            return true;
        }
        graspTries++;
        if (graspTries >= at.skills().graspTries()) {
            abort("I did not get the " + spoken() + ".");
            return false;
        }
        acts.remove();
        List<Act> after = List.copyOf(acts);
        acts.clear();
        pick();
        acts.addAll(after);
        return true;
    }

    private String spoken() {
        return object.replace('-', ' ');
    }

    private void place() {
        acts.add(new Going(() -> target().moved(new Point3(0, 0, ABOVE_METERS)), SPEED, () -> List.of(target())));
        acts.add(this::stillHasPart);
        if (at.skills().guarded()) {
            acts.add(go(() -> target().moved(new Point3(0, 0, NEARLY_DOWN_METERS)), SLOW_SPEED));
            acts.add(lower());
        } else {
            acts.add(go(() -> target().moved(new Point3(0, 0, -TAUGHT_PRESS_METERS)), SLOW_SPEED));
        }
        acts.add(settle());
        acts.add(grip(true));
        acts.add(go(() -> target().moved(new Point3(0, 0, ABOVE_METERS)), SLOW_SPEED * 2));
        acts.add(now -> {
            at.orders().placed(at.lastPart(), task.target());
            return true;
        });
    }

    /** Whether the part is still between the fingers; one that can, fetches what it dropped. */
    private boolean stillHasPart(long nowNanos) {
        if (at.gripper().holds() || !at.skills().sees()) {
            return true;
        }
        String lost = at.lastPart();
        if (!at.skills().recovers() || lost.isEmpty()) {
            object = lost.isEmpty() ? "part" : lost;
            abort("I dropped the " + spoken() + ".");
            return false;
        }
        at.outlet().said("I dropped the " + lost.replace('-', ' ') + "; I get it again.");
        object = lost;
        acts.clear();
        graspTries = 0;
        pick();
        place();
        return true;
    }

    /** Down until it touches: quickly to just above, then so slowly that it can stop. */
    private Act lower() {
        Act down = go(() -> target().moved(new Point3(0, 0, -0.006)), SLOW_SPEED / 4);
        return now -> {
            if (at.contact().get().z() > CONTACT_NEWTONS) {
                at.mover().drop();
                return true;
            }
            return down.step(now);
        };
    }

    private void handOver() {
        handing = true;
        acts.add(go(this::target, HANDING_SPEED));
        acts.add(now -> {
            at.outlet().said("Please take the " + spoken() + ".");
            return true;
        });
        acts.add(this::awaitPull);
        acts.add(grip(true));
        acts.add(rest(0.8));
        acts.add(go(() -> target().moved(new Point3(-0.1, 0, 0.1)), HANDING_SPEED));
    }

    private boolean awaitPull(long nowNanos) {
        if (!at.skills().sees()) {
            return waited(nowNanos) > TAUGHT_HOLD_SECONDS;
        }
        if (waited(nowNanos) > TAKE_SECONDS) {
            abort("nobody takes the " + spoken() + ".");
            return false;
        }
        return at.contact().get().y() > PULL_NEWTONS;
    }

    private long actSinceNanos = Long.MIN_VALUE;

    /** Seconds since an act first asked for the time; the act that ends must start the clock anew. */
    private double waited(long nowNanos) {
        if (actSinceNanos == Long.MIN_VALUE) {
            actSinceNanos = nowNanos;
        }
        return (nowNanos - actSinceNanos) / 1e9;
    }

    private Act rest(double seconds) {
        return now -> over(seconds, now);
    }

    private boolean over(double seconds, long now) {
        return waited(now) >= seconds;
    }

    /** Time to come to rest, and for one that can, to measure and correct its error. */
    private Act settle() {
        return rest(at.skills().compensates() ? 0.5 : 0.16);
    }

    private Act grip(boolean open) {
        return now -> {
            at.gripper().goTo(open ? Gripper.OPEN_METERS : 0);
            return at.gripper().settled() && over(0.1, now);
        };
    }

    private Act go(Supplier<ToolPose> to, double speed) {
        return new Going(to, speed, List::of);
    }

    /** A plan is told once, and again when it changes; going on along it is no new plan. */
    private void tellPlan(List<ToolPose> course) {
        if (!planTold) {
            planTold = true;
            at.outlet().plan(course);
        }
    }

    private Act along(Course course, double speed) {
        return new Act() {
            private boolean started;

            @Override
            public boolean step(long nowNanos) {
                if (!started) {
                    started = true;
                    at.mover().go(course, speed);
                    tellPlan(course.poses());
                }
                return at.mover().arrived();
            }
        };
    }

    /** A motion to a place, over the table; planned anew when a hand moved the arm meanwhile or a wall came up. */
    private final class Going implements Act {
        private final Supplier<ToolPose> to;
        private final double speed;
        private final Supplier<List<ToolPose>> then;
        private boolean started;

        /** @param then where it will go from there, for the plan that it tells */
        Going(Supplier<ToolPose> to, double speed, Supplier<List<ToolPose>> then) {
            this.to = to;
            this.speed = speed;
            this.then = then;
        }

        @Override
        public boolean step(long nowNanos) {
            ToolPose target = to.get();
            if (!started) {
                started = true;
                set(target);
            }
            if (at.skills().makesWays() && blockedAhead() && nowNanos - replannedNanos > REPLAN_NANOS) {
                replannedNanos = nowNanos;
                round(target);
            }
            if (at.mover().unreachable()) {
                abort("I cannot reach that place.");
                return false;
            }
            boolean there = at.mover().reference().position().distanceTo(target.position()) < AWAY_METERS;
            if (at.mover().arrived() && !there) {
                set(target);
            }
            return at.mover().arrived() && there;
        }

        /** Another way, if there is one. */
        private void round(ToolPose target) {
            Course course =
                    Ways.plan(at.mover().reference(), target, at.senses().walls());
            if (Ways.free(course, at.senses().walls())) {
                at.outlet().said("Something is in my way; I plan another way.");
                planTold = false;
                set(target);
            }
        }

        private void set(ToolPose target) {
            List<CellBarrier> walls = at.skills().makesWays() ? at.senses().walls() : List.<CellBarrier>of();
            Course course = Ways.plan(at.mover().reference(), target, walls);
            at.mover().go(course, speed);
            List<ToolPose> whole = new ArrayList<>(course.poses());
            whole.addAll(then.get());
            tellPlan(whole);
        }

        private boolean blockedAhead() {
            Optional<CourseRun> run = at.mover().run();
            return run.isPresent()
                    && at.senses().walls().stream()
                            .anyMatch(wall -> Ways.crosses(
                                    run.get().course(),
                                    run.get().travelledMeters() + 0.1,
                                    run.get().course().lengthMeters(),
                                    wall));
        }
    }
}
