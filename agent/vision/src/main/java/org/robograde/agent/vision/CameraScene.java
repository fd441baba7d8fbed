package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.robograde.agent.vision.motion.SceneFlow;
import org.robograde.agent.vision.motion.Stops;
import org.robograde.agent.vision.people.Figure;
import org.robograde.agent.vision.people.MovingFigures;
import org.robograde.agent.vision.people.MovingFigures.UnitBody;
import org.robograde.agent.vision.people.PeopleTracker;
import org.robograde.agent.vision.people.StandingView;
import org.robograde.agent.vision.people.UprightPeople;

/**
 * What one camera shows beside the unit's marker: who is there, what moves, when the unit stands. It looks five times a second at a picture of
 * 320 pixels, which costs a tenth of the search for the marker; where people are seen from the side, twice a second for their shape.
 */
final class CameraScene implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final double SAME_METERS = 0.7;

    private final CameraModel camera;
    private final FieldView field;
    private final UnitPlaces unit;
    private final FieldPeople people;
    private final ObservationChannels channels;
    private final StandingView view;
    private final MovingFigures figures;
    private final Optional<ShapeView> shapes;
    private final SeenFloor floor;
    private final PeopleWatch watch;
    private final PeopleTracker tracker = new PeopleTracker();
    private final SceneFlow flow = new SceneFlow();
    private final Stops stops = new Stops();
    private final Mat small = new Mat();
    private final Size size;
    private final Map<Long, List<Figure>> byShape = new TreeMap<>();
    private long lastLook = Long.MIN_VALUE / 2;
    private long lastFlow = Long.MIN_VALUE / 2;
    private long lastShape = Long.MIN_VALUE / 2;
    private long secondFrom = Long.MIN_VALUE;
    private long secondTo;
    private int flows;
    private double movingShares;
    private int unitFlows;
    private double unitFlowMeters;
    private long looks;
    private long unjudged;
    private long withSomebody;
    private int most;

    CameraScene(
            FieldView field, CameraModel camera, UnitPlaces unit, FieldPeople people, ObservationChannels channels) {
        this.field = field;
        this.camera = camera;
        this.unit = unit;
        this.people = people;
        this.channels = channels;
        double scale = Math.min(1, VisionParameters.LOOK_WIDTH_PIXELS / (double) camera.widthPixels());
        size = new Size(
                Math.max(1, Math.rint(camera.widthPixels() * scale)),
                Math.max(1, Math.rint(camera.heightPixels() * scale)));
        view = new StandingView(camera.lens(), camera.inMap(), scale);
        figures = new MovingFigures(view);
        shapes = view.fromTheSide() ? Optional.of(new ShapeView(camera)) : Optional.empty();
        floor = new SeenFloor(camera, field.plan().bounds());
        watch = new PeopleWatch(channels, "camera " + camera.id(), method());
    }

    /** People by their shape in a picture of 640 pixels. */
    private static final class ShapeView {
        private static final double HEIGHT_RATIO_MAX = 1.6;
        private static final double FAR_METERS = 25;
        private static final double FOOT_SHARE = 0.06;

        private final UprightPeople model =
                new UprightPeople(VisionParameters.SHAPE_HEIGHT_PIXELS_MIN, VisionParameters.SHAPE_SCORE_MIN);
        private final StandingView view;
        private final Size size;
        private final double[] eye;

        ShapeView(CameraModel camera) {
            double scale = Math.min(1, VisionParameters.SHAPE_WIDTH_PIXELS / (double) camera.widthPixels());
            view = new StandingView(camera.lens(), camera.inMap(), scale);
            size = new Size(Math.rint(camera.widthPixels() * scale), Math.rint(camera.heightPixels() * scale));
            eye = camera.inMap().shift();
        }

        List<Figure> figures(Mat grey) {
            Mat reduced = new Mat();
            try {
                Imgproc.resize(grey, reduced, size, 0, 0, Imgproc.INTER_AREA);
                List<Figure> found = new ArrayList<>();
                model.find(reduced).forEach(one -> figure(one).ifPresent(found::add));
                return found;
            } finally {
                reduced.release();
            }
        }

        /** Whoever is half or twice as high as a person would be there is none. */
        private Optional<Figure> figure(UprightPeople.Found found) {
            double height = found.box().height;
            Optional<double[]> foot = view.at(found.footX(), found.footY(), 0);
            Optional<double[]> nearer = view.at(found.footX(), found.footY() + FOOT_SHARE * height, 0);
            if (foot.isEmpty() || nearer.isEmpty()) {
                return Optional.empty();
            }
            double x = foot.get()[0];
            double y = foot.get()[1];
            double expected = 1.72 * view.pixelsPerMeter(x, y, 0.86);
            double away = Math.hypot(x - eye[0], y - eye[1]);
            if (away > FAR_METERS || height > HEIGHT_RATIO_MAX * expected || expected > HEIGHT_RATIO_MAX * height) {
                return Optional.empty();
            }
            double byFoot = Math.hypot(nearer.get()[0] - x, nearer.get()[1] - y);
            return Optional.of(new Figure(x, y, Math.hypot(0.1, byFoot), true));
        }
    }

    void unitSeen(long nanos, UnitPose pose) {
        stops.see(nanos, pose.xMeters(), pose.yMeters(), pose.headingRadians()).ifPresent(this::write);
    }

    private void write(Stops.Stop stop) {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("camera", camera.id());
        stated.put("subject", "unit");
        stated.put("fromNanos", String.valueOf(stop.fromNanos()));
        stated.put("toNanos", String.valueOf(stop.toNanos()));
        stated.put("x", CameraQuality.rounded(stop.x(), 3));
        stated.put("y", CameraQuality.rounded(stop.y(), 3));
        channels.stop(stop.toNanos(), stated);
    }

    /** A whole frame, after the unit was looked for in it. */
    void see(long nanos, Mat grey) {
        if (nanos - lastLook < VisionParameters.LOOK_NANOS) {
            return;
        }
        lastLook = nanos;
        Imgproc.resize(grey, small, size, 0, 0, Imgproc.INTER_AREA);
        Optional<UnitBody> body = body(nanos);
        move(nanos, body);
        looks++;
        if (field.mount().isPresent() && body.isEmpty()) {
            // What is as large as a person may be the unit.
            unjudged++;
            return;
        }
        if (shapes.isPresent() && nanos - lastShape >= VisionParameters.SHAPE_NANOS) {
            lastShape = nanos;
            byShape.put(nanos, shapes.get().figures(grey));
        }
        judge(figures.see(nanos, small, body));
    }

    private Optional<UnitBody> body(long nanos) {
        return field.mount()
                .flatMap(mount -> unit.at(nanos)
                        .map(at -> new UnitBody(at.x(), at.y(), field.unitRadiusMeters(), mount.heightMeters())));
    }

    private void move(long nanos, Optional<UnitBody> body) {
        if (nanos - lastFlow < VisionParameters.FLOW_NANOS) {
            return;
        }
        lastFlow = nanos;
        if (secondFrom != Long.MIN_VALUE && Math.floorDiv(nanos, SECOND) != Math.floorDiv(secondFrom, SECOND)) {
            writeSecond();
        }
        secondFrom = secondFrom == Long.MIN_VALUE ? nanos : secondFrom;
        secondTo = nanos;
        var region = body.map(b -> view.drum(b.x(), b.y(), b.radiusMeters(), b.heightMeters()))
                .orElse(List.of());
        flow.see(nanos, small, region).ifPresent(moved -> {
            flows++;
            movingShares += moved.movingShare();
            moved.pixelsPerSecond()
                    .ifPresent(speed -> body.ifPresent(b -> {
                        unitFlows++;
                        unitFlowMeters += speed / Math.max(1e-3, view.pixelsPerMeter(b.x(), b.y(), b.heightMeters()));
                    }));
        });
    }

    private void writeSecond() {
        if (flows > 0) {
            Map<String, Object> stated = new TreeMap<>();
            stated.put("camera", camera.id());
            stated.put("fromNanos", String.valueOf(secondFrom));
            stated.put("toNanos", String.valueOf(secondTo));
            stated.put("looks", flows);
            stated.put("movingShare", CameraQuality.rounded(movingShares / flows, 4));
            if (unitFlows > 0) {
                stated.put("unitFlowMetersPerSecond", CameraQuality.rounded(unitFlowMeters / unitFlows, 2));
                stated.put("unitStands", stops.standing());
            }
            channels.motion(secondTo, stated);
        }
        secondFrom = Long.MIN_VALUE;
        flows = 0;
        movingShares = 0;
        unitFlows = 0;
        unitFlowMeters = 0;
    }

    /** Whoever became certain within these looks was there in all of them. */
    private void judge(List<MovingFigures.Look> window) {
        List<Judged> judged = new ArrayList<>();
        for (MovingFigures.Look look : window) {
            List<Figure> shaped = byShape.getOrDefault(look.nanos(), List.of());
            byShape.remove(look.nanos());
            if (look.figures().isEmpty() && shaped.isEmpty()) {
                unjudged++;
            } else {
                List<Figure> all = together(look.figures().orElse(List.of()), shaped);
                judged.add(new Judged(look.nanos(), all, tracker.see(look.nanos(), all)));
            }
        }
        judged.forEach(this::write);
    }

    private void write(Judged look) {
        List<FieldPeople.Seen> seen = new ArrayList<>();
        for (int i = 0; i < look.figures().size(); i++) {
            int number = look.followed().get(i).number();
            if (number > 0) {
                seen.add(new FieldPeople.Seen(number, look.figures().get(i)));
            }
        }
        withSomebody += seen.isEmpty() ? 0 : 1;
        most = Math.max(most, seen.size());
        people.see(new FieldPeople.Witness("camera " + camera.id(), method(), "map"), look.nanos(), seen);
        Optional<UnitPlaces.Place> here = unit.at(look.nanos());
        OptionalDouble clear = here.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(floor.clearMeters(here.get().x(), here.get().y()));
        watch.judged(look.nanos(), !seen.isEmpty(), clear);
    }

    private String method() {
        return shapes.isPresent() ? "moving figures and upright shapes" : "moving figures";
    }

    /** A figure that stands where a shape stands is the same person, and its place is the better known one's. */
    private static List<Figure> together(List<Figure> moving, List<Figure> shaped) {
        List<Figure> all = new ArrayList<>(shaped);
        for (Figure figure : moving) {
            if (shaped.stream().noneMatch(s -> Math.hypot(s.x() - figure.x(), s.y() - figure.y()) < SAME_METERS)) {
                all.add(figure);
            }
        }
        return all;
    }

    /** Writes what was under way. */
    void finish() {
        judge(figures.finish());
        watch.write();
        writeSecond();
        stops.finish().ifPresent(this::write);
    }

    /** For the camera's summary. */
    Map<String, Object> stated() {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("method", method());
        stated.put("looks", looks);
        stated.put("unjudged", unjudged);
        stated.put("withSomebody", withSomebody);
        stated.put("mostAtOnce", most);
        return stated;
    }

    @Override
    public void close() {
        figures.close();
        flow.close();
        small.release();
    }

    /** One look and whom its figures belong to. */
    private record Judged(long nanos, List<Figure> figures, List<PeopleTracker.Followed> followed) {}
}
