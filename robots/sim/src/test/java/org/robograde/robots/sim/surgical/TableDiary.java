package org.robograde.robots.sim.surgical;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** Keeps everything that was put out. */
final class TableDiary implements SurgicalOutlet {
    final List<String> everything = new ArrayList<>();
    final List<String> truth = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    final List<List<Point3>> plans = new ArrayList<>();
    final List<Point3> tips = new ArrayList<>();
    final List<Point3> masters = new ArrayList<>();
    final List<Integer> levels = new ArrayList<>();
    Point3 tip = Point3.ZERO;
    Point3 believed = Point3.ZERO;
    boolean busy;
    String state = "";

    private void note(String what) {
        everything.add(what);
    }

    @Override
    public void clock(long nowNanos) {
        note("clock " + nowNanos);
    }

    @Override
    public void arm(ToolPose measured, ToolPose setpoint, InstrumentJoints joints) {
        believed = measured.position();
        note("arm " + measured + setpoint + joints);
    }

    @Override
    public void master(Point3 position, double gripRadians) {
        masters.add(position);
        note("master " + position + gripRadians);
    }

    @Override
    public void force(double sidewaysNewtons, double upNewtons) {
        note("force " + sidewaysNewtons + " " + upNewtons);
    }

    @Override
    public void state(String word, boolean nowBusy) {
        state = word;
        busy = nowBusy;
        note("state " + word + nowBusy);
    }

    @Override
    public void plan(List<Point3> course) {
        // That there is none in force is no plan.
        if (!course.isEmpty()) {
            plans.add(course);
        }
        note("plan " + course);
    }

    @Override
    public void detected(Collection<Point3> things) {
        note("detected " + things);
    }

    @Override
    public void tracked(Point3 at) {
        note("tracked " + at);
    }

    @Override
    public void said(String text) {
        said.add(text);
        note("said " + text);
    }

    @Override
    public void diagnostics(int level, String message) {
        levels.add(level);
        note("diagnostics " + level + message);
    }

    @Override
    public void observed(ToolPose at) {
        note("observed " + at);
    }

    @Override
    public void truth(ToolPose at) {
        tip = at.position();
        tips.add(tip);
        truth.add(at.toString());
    }

    @Override
    public void truthThings(Collection<Point3> things) {
        truth.add(things.toString());
    }
}
