package org.robograde.robots.sim.industrial;

import java.util.Optional;
import org.robograde.robots.sim.arm.CourseRun;
import org.robograde.robots.sim.arm.Point3;

/** How fast the tool may go now, for people and for what is in its way; and the calls for help that come of it. */
final class Guard {
    private static final double FREE = 2.0;
    private static final double SLOW = 0.25;
    private static final double HANDING_STOP_METERS = 0.30;
    private static final double CURTAIN_CALL_SECONDS = 2.5;
    private static final long LEAVE_NANOS = 12_000_000_000L;
    private static final double MARGIN_METERS = 0.05;

    private final Skills skills;
    private final Senses senses;
    private final ArmOutlet outlet;
    private boolean heldByPerson;
    private long heldSinceNanos;
    private boolean calledForPerson;
    private long leaveUntilNanos;
    private long blockedSinceNanos = Long.MAX_VALUE;
    private boolean calledForBlock;

    Guard(Skills skills, Senses senses, ArmOutlet outlet) {
        this.skills = skills;
        this.senses = senses;
        this.outlet = outlet;
    }

    /** A person says that it may go on. */
    void leave(long nowNanos) {
        leaveUntilNanos = nowNanos + LEAVE_NANOS;
        heldByPerson = false;
        calledForPerson = false;
    }

    void newTask() {
        blockedSinceNanos = Long.MAX_VALUE;
        calledForBlock = false;
        calledForPerson = false;
    }

    /**
     * @param curtainMeters distance to the nearest person as a plain light curtain has it; infinite: free
     * @param handing whether it is handing something to a person, who must come near for it
     * @return metres per second
     */
    double allowed(Mover mover, Point3 tool, double curtainMeters, boolean handing, boolean working, long nowNanos) {
        double forPeople = skills.needsLeaveAfterPeople()
                ? forCurtain(curtainMeters, working, nowNanos)
                : forPeople(tool, handing);
        return Math.min(forPeople, forWalls(mover, working, nowNanos));
    }

    private double forCurtain(double meters, boolean working, long nowNanos) {
        if (nowNanos < leaveUntilNanos) {
            return SLOW;
        }
        if (meters < skills.stopMeters() && !heldByPerson) {
            heldByPerson = true;
            heldSinceNanos = nowNanos;
        }
        boolean call = heldByPerson && working && !calledForPerson;
        if (call && nowNanos - heldSinceNanos > CURTAIN_CALL_SECONDS * 1e9) {
            calledForPerson = true;
            outlet.said("HELP: someone is in my cell. May I go on?");
        }
        return heldByPerson ? 0 : FREE;
    }

    private double forPeople(Point3 tool, boolean handing) {
        double nearest = senses.people().stream()
                .mapToDouble(person -> person.planeDistanceTo(tool))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        double stop = handing ? HANDING_STOP_METERS : skills.stopMeters();
        if (nearest < stop) {
            return 0;
        }
        if (nearest >= skills.slowMeters()) {
            return FREE;
        }
        double share = (nearest - stop) / Math.max(0.01, skills.slowMeters() - stop);
        return skills.makesWays() ? SLOW + 0.5 * share : SLOW;
    }

    private double forWalls(Mover mover, boolean working, long nowNanos) {
        Optional<CourseRun> run = mover.run();
        if (run.isEmpty() || senses.walls().isEmpty()) {
            unblocked();
            return FREE;
        }
        double from = run.get().travelledMeters();
        double to = from + braking(run.get().speed()) + MARGIN_METERS;
        boolean blocked =
                senses.walls().stream().anyMatch(wall -> Ways.crosses(run.get().course(), from, to, wall)) && working;
        if (!blocked) {
            unblocked();
            return FREE;
        }
        blockedSinceNanos = Math.min(blockedSinceNanos, nowNanos);
        if (!calledForBlock && nowNanos - blockedSinceNanos > skills.patienceSeconds() * 1e9) {
            calledForBlock = true;
            outlet.said("HELP: something is in my way.");
        }
        return 0;
    }

    private void unblocked() {
        blockedSinceNanos = Long.MAX_VALUE;
    }

    private static double braking(double speed) {
        return speed * speed / (2 * Mover.ACCELERATION) + 0.06 * speed;
    }

    boolean heldByPerson() {
        return heldByPerson;
    }
}
