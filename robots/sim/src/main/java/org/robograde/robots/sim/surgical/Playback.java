package org.robograde.robots.sim.surgical;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.sim.arm.Point3;

/** Plays acts one after the other; time that is not given to it does not pass for it, so a pause is simply not stepping it. */
final class Playback {
    private static final double JAW_SECONDS = 0.5;

    private final Deque<Act> waiting = new ArrayDeque<>();
    private @Nullable Act act;
    private @Nullable SmoothCourse course;
    private double since;
    private double jawRadians;
    private Point3 setpoint;

    Playback(Point3 setpoint, double jawRadians) {
        this.setpoint = setpoint;
        this.jawRadians = jawRadians;
    }

    void start(List<Act> acts) {
        waiting.clear();
        waiting.addAll(acts);
        next();
    }

    void stop(Point3 at) {
        waiting.clear();
        act = null;
        course = null;
        setpoint = at;
    }

    private void next() {
        act = waiting.poll();
        since = 0;
        course = act instanceof Act.Go go ? new SmoothCourse(go.course(), go.topSpeed()) : null;
        if (act instanceof Act.Jaw jaw) {
            jawRadians = jaw.radians();
        }
    }

    /** @return true in the step in which the last act ended */
    boolean step(double stepSeconds) {
        if (act == null) {
            return false;
        }
        since += stepSeconds;
        if (course != null) {
            setpoint = course.at(since);
        }
        if (since < seconds(act)) {
            return false;
        }
        next();
        return act == null;
    }

    private double seconds(Act now) {
        if (now instanceof Act.Rest rest) {
            return rest.seconds();
        }
        return course == null ? JAW_SECONDS : course.seconds();
    }

    boolean playing() {
        return act != null;
    }

    /** Whether a motion is under way, as against a rest or nothing. */
    boolean moving() {
        return act instanceof Act.Go || act instanceof Act.Jaw;
    }

    boolean resting() {
        return act instanceof Act.Rest;
    }

    Point3 setpoint() {
        return setpoint;
    }

    void setpoint(Point3 at) {
        setpoint = at;
    }

    double jawRadians() {
        return jawRadians;
    }

    void jaw(double radians) {
        jawRadians = radians;
    }
}
