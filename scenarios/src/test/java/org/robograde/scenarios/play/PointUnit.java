package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.NavigationGoal;
import org.robograde.scenarios.site.Barrier;
import org.robograde.scenarios.site.PointInMap;
import org.robograde.scenarios.site.ShortestPath;
import org.robograde.scenarios.site.Site;

/** A point that drives along shortest ways at constant speed, and either finds its way around a closed barrier or asks for help before it. */
final class PointUnit {
    static final double SPEED = 0.8;
    private static final double ARRIVED_METERS = 0.05;

    /** How it deals with a closed barrier. */
    enum Manner {
        REPLANS,
        ASKS
    }

    private final Site site;
    private final ShortestPath paths;
    private final Manner manner;
    final Set<String> closed = new HashSet<>();
    private final List<Heard> out = new ArrayList<>();
    private PointInMap at;
    private double metersPerSecond;
    private List<PointInMap> way = List.of();
    private Set<String> known = Set.of();
    private Optional<NavigationGoal> goal = Optional.empty();
    private String lastPlace = "nowhere";
    private double blockedSeconds;
    boolean stopped;
    boolean mute;
    int drains;

    /** How long it goes on moving after its goal was cancelled. */
    double rollOutSeconds;

    private double rollsSeconds;

    PointUnit(Site site, Manner manner) {
        this.site = site;
        this.manner = manner;
        this.paths = new ShortestPath(site, 0.25);
        this.at = site.place("dock").orElseThrow().point();
    }

    void goal(NavigationGoal next) {
        goal.ifPresent(old -> out.add(new Heard.Goal(old.id(), Heard.GoalState.PREEMPTED, "")));
        goal = Optional.of(next);
        blockedSeconds = 0;
        // The one that asks has a map on paper; the other remembers what it saw.
        if (manner == Manner.ASKS) known = Set.of();
        plan();
    }

    private void plan() {
        goal.ifPresent(g -> way = new ArrayList<>(paths.way(at, new PointInMap(g.xMeters(), g.yMeters()), known)));
    }

    void cancel() {
        if (metersPerSecond > 0) rollsSeconds = rollOutSeconds;
        goal.ifPresent(old -> out.add(new Heard.Goal(old.id(), Heard.GoalState.PREEMPTED, "")));
        goal = Optional.empty();
    }

    void hears(String text) {
        if (text.endsWith("go to?")) out.add(new Heard.Said("I went to " + lastPlace + "."));
        else if (text.startsWith("Take")) out.add(new Heard.Said("Yes."));
    }

    void step(double seconds) {
        metersPerSecond = 0;
        if (rollsSeconds > 0) {
            rollsSeconds -= seconds;
            metersPerSecond = SPEED / 2;
        }
        if (goal.isEmpty() || stopped || way.isEmpty()) return;
        PointInMap next = way.get(0);
        double left = at.distanceTo(next);
        if (left < ARRIVED_METERS) {
            way.remove(0);
            if (way.isEmpty()) arrive();
            return;
        }
        if (barrierAhead().isPresent()) {
            meet(barrierAhead().get(), seconds);
            return;
        }
        double walked = Math.min(left, SPEED * seconds);
        at = new PointInMap(at.x() + (next.x() - at.x()) / left * walked, at.y() + (next.y() - at.y()) / left * walked);
        metersPerSecond = SPEED;
    }

    private void arrive() {
        NavigationGoal reached = goal.orElseThrow();
        goal = Optional.empty();
        site.places().values().stream()
                .filter(place -> place.point().distanceTo(at) < 0.2)
                .forEach(place -> lastPlace = place.title().en());
        out.add(new Heard.Goal(reached.id(), Heard.GoalState.SUCCEEDED, ""));
    }

    private Optional<Barrier> barrierAhead() {
        return site.barriers().values().stream()
                .filter(barrier -> closed.contains(barrier.id()) && !known.contains(barrier.id()))
                .filter(barrier -> barrier.segment().distanceTo(at) < 0.6 && nearsIt(barrier))
                .findFirst();
    }

    private boolean nearsIt(Barrier barrier) {
        PointInMap next = way.get(0);
        double left = at.distanceTo(next);
        PointInMap soon =
                new PointInMap(at.x() + (next.x() - at.x()) / left * 0.01, at.y() + (next.y() - at.y()) / left * 0.01);
        return barrier.segment().distanceTo(soon) < barrier.segment().distanceTo(at);
    }

    private void meet(Barrier barrier, double seconds) {
        if (manner == Manner.REPLANS) {
            known = Set.of(barrier.id());
            out.add(new Heard.Said("My way is blocked; I take another."));
            plan();
            return;
        }
        if (blockedSeconds < 5 && blockedSeconds + seconds >= 5) {
            out.add(new Heard.Said("HELP: my way is blocked"));
        }
        blockedSeconds += seconds;
    }

    List<Heard> drain() {
        List<Heard> all = new ArrayList<>();
        if (mute) return all;
        drains++;
        all.add(new Heard.Pose(at.x(), at.y(), 0));
        all.add(new Heard.Speed(metersPerSecond, 0));
        all.addAll(out);
        out.clear();
        return all;
    }
}
