package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** Writes down everything a stepped cell puts out. */
final class CellDiary implements CellOutlet, ArmOutlet {
    record Said(double seconds, String text) {}

    record Ended(double seconds, ArmAction action, ActionState state) {}

    final List<Said> said = new ArrayList<>();
    final List<Ended> ended = new ArrayList<>();
    final List<List<ToolPose>> plans = new ArrayList<>();
    final List<ToolPose> truth = new ArrayList<>();
    final StringBuilder everything = new StringBuilder();
    double worstTrackMeters;
    double greatestForceNewtons;
    int people;
    private double now;

    private void note(String what, Object value) {
        everything.append(what).append(' ').append(value).append('\n');
    }

    boolean heard(String part) {
        return said.stream().anyMatch(one -> one.text().contains(part));
    }

    @Override
    public void clock(long nowNanos) {
        now = nowNanos / 1e9;
        note("clock", nowNanos);
    }

    @Override
    public ArmOutlet unit() {
        return this;
    }

    @Override
    public void truth(ToolPose tool) {
        truth.add(tool);
        note("truth", tool);
    }

    @Override
    public void tracked(ToolPose tool) {
        note("tracked", tool);
    }

    @Override
    public void peopleAre(List<CellPerson> truth) {
        note("people", truth.stream().map(CellPerson::place).toList());
    }

    @Override
    public void objectsAre(Collection<Point3> truth) {
        note("objects", truth);
    }

    @Override
    public void joints(double[] radians, double[] radiansPerSecond) {
        note("joints", Arrays.toString(radians) + Arrays.toString(radiansPerSecond));
    }

    @Override
    public void toolPose(ToolPose pose) {
        note("tool", pose);
    }

    @Override
    public void setpoint(ToolPose pose) {
        note("setpoint", pose);
        if (!truth.isEmpty()) {
            worstTrackMeters = Math.max(
                    worstTrackMeters, truth.get(truth.size() - 1).position().distanceTo(pose.position()));
        }
    }

    @Override
    public void wrench(Point3 newtons) {
        note("wrench", newtons);
        greatestForceNewtons = Math.max(greatestForceNewtons, newtons.norm());
    }

    @Override
    public void plan(List<ToolPose> course) {
        plans.add(course);
        note("plan", course);
    }

    @Override
    public void said(String text) {
        said.add(new Said(now, text));
        note("said", text);
    }

    @Override
    public void diagnosis(int level, String text) {
        note("diagnosis", level + text);
    }

    @Override
    public void people(List<Point3> seen) {
        people += seen.size();
        note("seen", seen);
    }

    @Override
    public void objects(List<Point3> seen) {
        note("found", seen);
    }

    @Override
    public void states(ArmAction action, List<ActionState> states) {
        note("states", action + " " + states);
    }

    @Override
    public void ended(ArmAction action, ActionState state) {
        ended.add(new Ended(now, action, state));
        note("ended", action + " " + state);
    }
}
