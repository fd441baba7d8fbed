package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.robograde.robots.units.Heard;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.UnitDriver;
import org.robograde.scenarios.site.PointInMap;
import org.robograde.scenarios.site.ShortestPath;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.SitePlace;

/** What everything played in one trial shares: the ports, the tick's time, what was heard in this tick, and what has happened so far. */
final class Stage {
    final Site site;
    final UnitDriver driver;
    final FieldControl field;
    final EventLog events;
    /** A unit that says more than this in a trial is not listened to any further. */
    private static final int REMEMBERED_SENTENCES = 10_000;
    /** What an operator leaves free on each side beyond the unit's own radius. */
    private static final double STEERING_ROOM_METERS = 0.12;

    private final ShortestPath paths;
    private final ShortestPath steeringPaths;
    private final String goalPrefix;
    private int goals;

    /** The tick's trial time. */
    long nowNanos;

    Optional<Heard.Pose> pose = Optional.empty();
    Optional<Heard.Speed> speed = Optional.empty();
    Optional<Heard.ToolPose> tool = Optional.empty();

    /** Heard in this tick. */
    List<String> said = List.of();

    List<Heard.Goal> goalStates = List.of();
    boolean helpRequested;
    /** Whether this unit has ever said what became of a goal before its end. */
    boolean goalStatusSeen;

    /** A sentence and when it was heard. */
    record Sentence(long atNanos, String text) {}

    /** Since the stage was set. */
    final List<Sentence> allSaid = new ArrayList<>();

    int goalsReached;
    int interventions;
    /** When the unit was last seen to move, and last heard to speak. */
    long movedNanos;

    long spokeNanos;
    /** What an arm let be known of itself. */
    final ArmEar arm = new ArmEar();

    private final Set<String> cancelledGoals = new HashSet<>();
    private final Set<String> endedGoals = new HashSet<>();

    /** Since the trial began. */
    final Map<String, Long> phaseStarts = new HashMap<>();

    final Map<String, String> phaseOutcomes = new HashMap<>();
    final Set<String> delivered = new HashSet<>();
    final Set<String> answeredAsExpected = new HashSet<>();
    final Set<String> closedBarriers = new HashSet<>();
    long lastHeardNanos;
    private long heardMessages;
    boolean linkLost;

    Stage(Site site, UnitDriver driver, FieldControl field, EventLog events, String goalPrefix) {
        this.site = site;
        this.driver = driver;
        this.field = field;
        this.events = events;
        this.paths = new ShortestPath(site, driver.profile().footprintRadiusMeters());
        this.steeringPaths = new ShortestPath(site, driver.profile().footprintRadiusMeters() + STEERING_ROOM_METERS);
        this.goalPrefix = goalPrefix;
    }

    /** Takes in what the unit let be heard since the last tick. */
    void hear(long now) {
        nowNanos = now;
        List<String> texts = new ArrayList<>();
        List<Heard.Goal> states = new ArrayList<>();
        arm.nextTick();
        // Messages, not what is decoded from them: an idle unit's empty lists of goals are signs of life too.
        long messages = driver.heardCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (messages != heardMessages) lastHeardNanos = now;
        heardMessages = messages;
        for (Heard heard : driver.poll()) {
            if (heard instanceof Heard.Pose one) pose = Optional.of(one);
            else if (heard instanceof Heard.Speed one) speed = Optional.of(one);
            else if (heard instanceof Heard.ToolPose one) tool = Optional.of(one);
            else if (heard instanceof Heard.Goal one) {
                states.add(one);
                if (one.state().isFinal()) endedGoals.add(one.goalId());
                else goalStatusSeen = true;
            } else if (heard instanceof Heard.Said one) texts.add(one.text());
            else arm.hear(heard);
        }
        said = texts;
        if (speed.isPresent() && !stands(speed.get())) movedNanos = now;
        if (!texts.isEmpty()) spokeNanos = now;
        for (String text : texts) if (allSaid.size() < REMEMBERED_SENTENCES) allSaid.add(new Sentence(now, text));
        goalStates = states;
        helpRequested = false;
        for (String text : texts)
            if (isHelp(text)) {
                helpRequested = true;
                events.record("help_requested", "text", text);
            }
    }

    static boolean isHelp(String text) {
        return text.startsWith("HELP:");
    }

    String nextGoalId() {
        return goalPrefix + "-" + ++goals;
    }

    /** A goal that cannot be cancelled because the link is gone must not keep the trial from ending in order. */
    void cancelGoal(String goalId) {
        try {
            if (linkLost) return;
            cancelledGoals.add(goalId);
            driver.cancel(goalId);
        } catch (LinkException e) {
            loseLink(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the unit still moves by its own account, or has not yet said what became of a goal that was cancelled. */
    boolean unsettled() {
        return !endedGoals.containsAll(cancelledGoals) || (speed.isPresent() && !stands(speed.get()));
    }

    /** Slower than an odometry's noise about zero. */
    static boolean stands(Heard.Speed speed) {
        return speed.metersPerSecond() < 0.01 && Math.abs(speed.radiansPerSecond()) < 0.02;
    }

    void loseLink(String reason) {
        if (!linkLost) events.record("link_lost", "reason", reason);
        linkLost = true;
    }

    void interventionStarted(String kind, String reason) {
        interventions++;
        events.record("intervention_started", "intervention", kind, "reason", reason);
    }

    void interventionEnded(String kind) {
        events.record("intervention_ended", "intervention", kind);
    }

    boolean hears() {
        return driver.profile().of(Role.HEARD).isPresent();
    }

    boolean canBeSteered() {
        return driver.profile().of(Role.TELEOP).isPresent();
    }

    /** How a person would steer from where the unit is, past what is closed; empty if there is no way or the pose is unknown. */
    List<PointInMap> steeringWay(PointInMap to) {
        return pose.map(p -> steeringPaths.way(new PointInMap(p.xMeters(), p.yMeters()), to, closedBarriers))
                .orElse(List.of());
    }

    /** Whether what is closed now lies on the shortest way from the unit. */
    boolean wayIsClosed(PointInMap to) {
        if (pose.isEmpty() || closedBarriers.isEmpty()) return false;
        PointInMap here = new PointInMap(pose.get().xMeters(), pose.get().yMeters());
        OptionalDouble open = paths.lengthMeters(here, to, Set.of());
        OptionalDouble closed = paths.lengthMeters(here, to, closedBarriers);
        return open.isPresent() && (closed.isEmpty() || closed.getAsDouble() > open.getAsDouble() + 0.05);
    }

    SitePlace place(String id) {
        return site.place(id).orElseThrow(() -> new IllegalStateException("unchecked place " + id));
    }

    /** From where the unit believes it is, past the barriers that are closed now; empty if that is not known or there is no way. */
    OptionalDouble shortestPathMeters(PointInMap to) {
        if (pose.isEmpty()) return OptionalDouble.empty();
        PointInMap here = new PointInMap(pose.get().xMeters(), pose.get().yMeters());
        return paths.lengthMeters(here, to, closedBarriers);
    }

    /** Empty if the unit's pose is not known. */
    OptionalDouble distanceMeters(PointInMap to) {
        return pose.map(p -> OptionalDouble.of(new PointInMap(p.xMeters(), p.yMeters()).distanceTo(to)))
                .orElse(OptionalDouble.empty());
    }

    static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
