package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.NavigationGoal;
import org.robograde.robots.units.UnitDriver;
import org.robograde.robots.units.UnitProfile;

/** All the player's ports over a {@link PointUnit}, without sockets: for the player's own logic, to the tick. */
final class PaperField implements TrialClock, FieldControl, UnitDriver, EventSink {
    record Noted(long atNanos, String kind, Map<String, Object> attributes) {
        @Override
        public String toString() {
            return kind + new TreeMap<>(attributes);
        }
    }

    final PointUnit unit;
    private final UnitProfile profile;
    final List<Noted> events = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    Function<String, Outcome> press = instrument -> Outcome.unavailable("no such switch");
    Runnable beforeGoal = () -> {};
    boolean linkBroken;
    boolean speaksEmptyMessages;
    private long emptyMessages;
    private long now = 1_000_000_000;

    PaperField(PointUnit unit, UnitProfile profile) {
        this.unit = unit;
        this.profile = profile;
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public void advanceTo(long trialNanos) {
        if (linkBroken) throw new LinkException("the field does not answer");
        for (; now < trialNanos; now += 20_000_000) unit.step(0.02);
    }

    @Override
    public Outcome stimulate(String kind, Map<String, Object> arguments) {
        if (kind.equals("light")) return Outcome.unavailable("no lamps here");
        if (kind.equals("block")) unit.closed.add((String) arguments.get("barrier"));
        return Outcome.done();
    }

    @Override
    public Outcome press(String instrument) {
        return press.apply(instrument);
    }

    @Override
    public synchronized void event(long atNanos, String kind, Map<String, Object> attributes) {
        events.add(new Noted(atNanos, kind, attributes));
    }

    @Override
    public UnitProfile profile() {
        return profile;
    }

    @Override
    public void navigate(NavigationGoal goal) {
        beforeGoal.run();
        sent.add("goal");
        unit.goal(goal);
    }

    @Override
    public void cancel(String goalId) {
        if (linkBroken) throw new LinkException("the unit does not answer");
        sent.add("cancel");
        unit.cancel();
    }

    @Override
    public void say(String text) {
        sent.add(text);
        unit.hears(text);
    }

    @Override
    public boolean emergencyStop(boolean pressed) {
        sent.add("e_stop " + pressed);
        unit.stopped = pressed;
        return true;
    }

    @Override
    public boolean teleop(double metersPerSecond, double radiansPerSecond) {
        return true;
    }

    @Override
    public List<String> stopByEveryWay() {
        sent.add("stop");
        emergencyStop(true);
        unit.cancel();
        return List.of("e_stop", "goal_cancel", "teleop");
    }

    @Override
    public List<Heard> poll() {
        if (speaksEmptyMessages) emptyMessages++;
        return unit.drain();
    }

    @Override
    public Map<String, Long> sentCounts() {
        return Map.of();
    }

    @Override
    public Map<String, Long> heardCounts() {
        return Map.of("/amcl_pose", (long) unit.drains, "/odom", emptyMessages);
    }

    @Override
    public void close() {}
}
