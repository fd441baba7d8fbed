package org.robograde.reports.pages;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.ReportTheme;
import org.robograde.reports.charts.TrajectoryMap;
import org.robograde.reports.charts.TrajectoryMap.Mark;
import org.robograde.reports.charts.TrajectoryMap.Path;
import org.robograde.reports.charts.TrajectoryMap.Place;
import org.robograde.reports.charts.TrajectoryMap.Style;
import org.robograde.reports.input.SiteMap;
import org.robograde.reports.input.TimedPosition;
import org.robograde.reports.input.Track;
import org.robograde.reports.input.TrackSource;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.TrialTracks;

/** A trial on its site's map: the camera's track beside the unit's own estimate, people, closed barriers, start and goals. */
final class MapPart {
    private static final double MARGIN_METERS = 0.4;
    private static final Map<TrackSource, Style> STYLES = Map.of(
            TrackSource.CAMERA, Style.CAMERA,
            TrackSource.OWN_ESTIMATE, Style.OWN_ESTIMATE,
            TrackSource.SIMULATION_TRUTH, Style.TRUTH,
            TrackSource.ODOMETRY, Style.OWN_ESTIMATE);

    private final Page page;

    MapPart(Page page) {
        this.page = page;
    }

    /** Empty when there is no path to draw. */
    Optional<Drawing> drawing(TrialPicture picture) {
        List<Path> paths = paths(picture.tracks());
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        boolean inMap = picture.tracks().unit().keySet().stream().anyMatch(TrackSource::inMap);
        TrajectoryMap map = new TrajectoryMap(
                window(picture, paths, inMap),
                inMap ? lines(picture) : List.of(),
                inMap ? places(picture) : List.of(),
                paths,
                marks(picture, inMap),
                page.text("map.region"));
        String site = picture.site().map(s -> page.messages().of(s.title())).orElse("–");
        return Optional.of(map.drawing(page.caption(
                page.text("picture.map.title", picture.trialId(), site),
                page.text(
                        "picture.map.description",
                        page.join(paths.stream().map(Path::name).toList())))));
    }

    private List<Path> paths(TrialTracks tracks) {
        boolean anyInMap = tracks.unit().entrySet().stream()
                .anyMatch(e -> e.getKey().inMap() && !e.getValue().isEmpty());
        List<Path> paths = new ArrayList<>();
        tracks.unit().forEach((source, track) -> {
            if (!track.isEmpty() && (source.inMap() || !anyInMap)) {
                paths.add(new Path(page.text("track." + source.name()), style(source), pieces(track), regions(track)));
            }
        });
        for (int i = 0; i < tracks.people().size() && anyInMap; i++) {
            if (!tracks.people().get(i).isEmpty()) {
                paths.add(new Path(
                        page.text("track.person", i + 1),
                        Style.PERSON,
                        pieces(tracks.people().get(i)),
                        List.of()));
            }
        }
        return paths;
    }

    private static Style style(TrackSource source) {
        return STYLES.getOrDefault(source, Style.CAMERA);
    }

    private static List<TrajectoryMap.Region> regions(Track track) {
        return track.covariances().stream()
                .map(c -> new TrajectoryMap.Region(c.xMeters(), c.yMeters(), c.xx(), c.xy(), c.yy()))
                .toList();
    }

    private static List<List<double[]>> pieces(Track track) {
        return track.pieces().stream()
                .map(piece -> piece.stream()
                        .map(p -> new double[] {p.xMeters(), p.yMeters()})
                        .toList())
                .toList();
    }

    private static Rectangle2D window(TrialPicture picture, List<Path> paths, boolean inMap) {
        if (inMap && picture.site().isPresent()) {
            SiteMap.Bounds b = picture.site().get().bounds();
            if (b.maxX() > b.minX() && b.maxY() > b.minY()) {
                return new Rectangle2D.Double(b.minX(), b.minY(), b.maxX() - b.minX(), b.maxY() - b.minY());
            }
        }
        double[] first = paths.get(0).pieces().get(0).get(0);
        Rectangle2D window = new Rectangle2D.Double(first[0], first[1], 0, 0);
        paths.forEach(path -> path.pieces().forEach(piece -> piece.forEach(p -> window.add(p[0], p[1]))));
        return new Rectangle2D.Double(
                window.getX() - MARGIN_METERS,
                window.getY() - MARGIN_METERS,
                window.getWidth() + 2 * MARGIN_METERS,
                window.getHeight() + 2 * MARGIN_METERS);
    }

    private List<TrajectoryMap.Line> lines(TrialPicture picture) {
        List<TrajectoryMap.Line> lines = new ArrayList<>();
        picture.site().ifPresent(site -> {
            site.walls().forEach(w -> lines.add(new TrajectoryMap.Line(segment(w), false, "")));
            Set<String> closed = closedBarriers(picture.tracks());
            site.barriers().stream()
                    .filter(b -> closed.contains(b.id()))
                    .forEach(b -> lines.add(new TrajectoryMap.Line(
                            segment(b.segment()),
                            true,
                            page.text("map.barrier", page.messages().of(b.title())))));
        });
        return lines;
    }

    private static Set<String> closedBarriers(TrialTracks tracks) {
        return tracks.events().stream()
                .filter(e -> e.kind().equals("stimulus_started"))
                .map(e -> String.valueOf(e.attributes().getOrDefault("barrier", "")))
                .collect(Collectors.toSet());
    }

    private static Line2D segment(SiteMap.Segment s) {
        return new Line2D.Double(s.x1(), s.y1(), s.x2(), s.y2());
    }

    private List<Place> places(TrialPicture picture) {
        return picture.site()
                .map(site -> site.places().stream()
                        .map(p -> new Place(page.messages().of(p.title()), p.x(), p.y()))
                        .toList())
                .orElse(List.of());
    }

    private List<Mark> marks(TrialPicture picture, boolean inMap) {
        List<Mark> marks = new ArrayList<>();
        picture.tracks().unit().values().stream()
                .filter(t -> !t.isEmpty())
                .findFirst()
                .ifPresent(track -> {
                    TimedPosition start = track.positions().get(0);
                    marks.add(new Mark("S", page.text("map.start"), start.xMeters(), start.yMeters(), ReportTheme.INK));
                });
        if (inMap) {
            goals(picture, marks);
        }
        return marks;
    }

    /** A goal at the start (the way back to the dock) would hide the start, and says nothing new. */
    private void goals(TrialPicture picture, List<Mark> marks) {
        int number = 1;
        for (TrialEvent event : picture.tracks().events()) {
            if (!event.kind().equals("goal_sent")
                    || !(event.attributes().get("x") instanceof Number x)
                    || !(event.attributes().get("y") instanceof Number y)) {
                continue;
            }
            String place = String.valueOf(event.attributes().getOrDefault("place", ""));
            boolean taken = marks.stream()
                    .anyMatch(m -> Math.hypot(m.x() - x.doubleValue(), m.y() - y.doubleValue()) < MARGIN_METERS);
            if (!taken) {
                Color colour = ReportTheme.GREEN;
                String name = page.text("map.goal", page.messages().of(picture.placeTitle(place)));
                marks.add(new Mark(String.valueOf(number++), name, x.doubleValue(), y.doubleValue(), colour));
            }
        }
    }
}
