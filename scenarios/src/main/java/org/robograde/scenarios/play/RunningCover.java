package org.robograde.scenarios.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;
import org.robograde.scenarios.language.Step;

/** Sends the unit over an area lane by lane, to and fro. What is not reached is left out; how much was swept, the record tells. */
final class RunningCover implements Running {
    /** Lanes overlap by so much of the tool's width. */
    private static final double OVERLAP = 0.15;

    private final Stage stage;
    private final Step.Cover step;
    private final BiFunction<Destination, Double, Running> navigation;
    private final Deque<Destination> ahead;
    private Optional<Running> driving = Optional.empty();
    private long startedNanos = Long.MIN_VALUE;
    private int reached;
    private int sent;

    RunningCover(Stage stage, Step.Cover step, BiFunction<Destination, Double, Running> navigation) {
        this.stage = stage;
        this.step = step;
        this.navigation = navigation;
        this.ahead = lanes(step.area(), step.toolRadiusMeters());
    }

    /** The ends of the lanes, in the order they are driven; lanes lie along the longer side. */
    static Deque<Destination> lanes(Step.Area area, double toolRadius) {
        boolean alongX = area.maxX() - area.minX() >= area.maxY() - area.minY();
        double across = alongX ? area.maxY() - area.minY() : area.maxX() - area.minX();
        double low = alongX ? area.minY() : area.minX();
        double from = (alongX ? area.minX() : area.minY()) + toolRadius;
        double to = (alongX ? area.maxX() : area.maxY()) - toolRadius;
        int count =
                Math.max(1, (int) Math.ceil((across - 2 * toolRadius * OVERLAP) / (2 * toolRadius * (1 - OVERLAP))));
        double room = Math.max(0, across - 2 * toolRadius);
        Deque<Destination> ends = new ArrayDeque<>();
        for (int lane = 0; lane < count; lane++) {
            double beside = count == 1 ? low + across / 2 : low + toolRadius + room * lane / (count - 1);
            boolean back = lane % 2 == 1;
            double heading = (alongX ? 0 : Math.PI / 2) + (back ? Math.PI : 0);
            ends.add(end("lane-" + (lane + 1) + "-start", back ? to : from, beside, heading, alongX));
            ends.add(end("lane-" + (lane + 1) + "-end", back ? from : to, beside, heading, alongX));
        }
        return ends;
    }

    private static Destination end(String name, double along, double beside, double heading, boolean alongX) {
        double wrapped = heading > Math.PI ? heading - 2 * Math.PI : heading;
        return new Destination(name, alongX ? along : beside, alongX ? beside : along, wrapped);
    }

    @Override
    public Progress tick() {
        if (startedNanos == Long.MIN_VALUE) start();
        double left = step.timeoutSeconds() - Stage.seconds(stage.nowNanos - startedNanos);
        if (driving.isPresent()) {
            Progress progress = driving.get().tick();
            if (progress == Progress.RUNNING) return Progress.RUNNING;
            reached += progress == Progress.SUCCEEDED ? 1 : 0;
            driving = Optional.empty();
        }
        if (ahead.isEmpty() || left <= 0)
            return reached == sent && ahead.isEmpty() ? Progress.SUCCEEDED : Progress.FAILED;
        sent++;
        driving = Optional.of(navigation.apply(ahead.remove(), left));
        return Progress.RUNNING;
    }

    private void start() {
        startedNanos = stage.nowNanos;
        stage.events.record(
                "area_stated",
                "minX",
                step.area().minX(),
                "maxX",
                step.area().maxX(),
                "minY",
                step.area().minY(),
                "maxY",
                step.area().maxY(),
                "toolRadiusMeters",
                step.toolRadiusMeters());
    }

    @Override
    public void cancel() {
        driving.ifPresent(Running::cancel);
        driving = Optional.empty();
    }
}
