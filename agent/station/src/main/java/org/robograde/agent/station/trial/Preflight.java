package org.robograde.agent.station.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.UnitInterface;

/** Looks at everything a trial needs, before it begins: unit, topics, rates, clocks, cameras, instruments, disk, calibration. */
public final class Preflight {
    /** A trial of ten minutes with two cameras takes less. */
    private static final long FREE_BYTES_MIN = 2L << 30;

    private static final long LISTEN_MILLIS = 1500;

    private Preflight() {}

    /**
     * What is not ready, in words.
     *
     * @param folder where the bundle will be
     * @param today for calibrations
     */
    public static List<String> obstacles(FieldSession session, Path folder, LocalDate today)
            throws InterruptedException {
        List<String> found = new ArrayList<>();
        topics(session, found);
        if (!session.granted()) {
            rates(session, found);
            found.addAll(session.instruments().unsafe());
            found.addAll(session.instruments().wrongClocks());
            found.addAll(session.instruments().farCameraDoubts());
            session.safety().hazards().values().forEach(found::add);
        }
        disk(folder, found);
        found.addAll(SiteInstruments.outOfCalibration(session.site(), today));
        session.site().cameras().values().stream()
                .filter(camera ->
                        LocalDate.parse(camera.calibration().validUntil()).isBefore(today))
                .forEach(camera -> found.add("the calibration of camera " + camera.id() + " held until "
                        + camera.calibration().validUntil()));
        return found;
    }

    private static void topics(FieldSession session, List<String> found) {
        Set<String> needed = new HashSet<>();
        session.unit().interfaces().values().stream()
                .filter(each -> each.required() && each.direction() == UnitInterface.Direction.FROM_UNIT)
                .forEach(each -> needed.add(each.topic()));
        if (!session.granted()) {
            session.site().cameras().values().forEach(camera -> needed.add(camera.imageTopic()));
            needed.removeAll(session.instruments().farCameraTopics());
        }
        try {
            needed.removeAll(session.link().topics().keySet());
            needed.stream().sorted().forEach(topic -> found.add("nobody publishes " + topic));
        } catch (LinkException e) {
            found.add("the unit does not answer: " + e.getMessage());
        }
    }

    /** What comes at less than half the rate of the profile would be missing in the evidence; and whoever stamps it needs a clock that is right. */
    private static void rates(FieldSession session, List<String> found) throws InterruptedException {
        Map<String, Double> expected = new TreeMap<>();
        session.unit().interfaces().values().stream()
                .filter(each -> each.required() && each.direction() == UnitInterface.Direction.FROM_UNIT)
                .filter(each -> each.rateHz() * LISTEN_MILLIS / 1000 >= 4)
                .forEach(each -> expected.put(each.topic(), each.rateHz()));
        StampWatch clocks = new StampWatch(expected.keySet());
        Map<String, Long> before = session.ear().received();
        session.ear().attach(clocks);
        try {
            Thread.sleep(LISTEN_MILLIS);
        } finally {
            session.ear().detach();
        }
        found.addAll(clocks.doubts());
        Map<String, Long> after = session.ear().received();
        expected.forEach((topic, hz) -> {
            double seen = (after.getOrDefault(topic, 0L) - before.getOrDefault(topic, 0L)) * 1000.0 / LISTEN_MILLIS;
            if (seen < hz / 2) {
                found.add(String.format(Locale.ROOT, "%s comes at %.1f Hz, the profile says %.1f", topic, seen, hz));
            }
        });
    }

    private static void disk(Path folder, List<String> found) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < FREE_BYTES_MIN) {
                found.add("only " + free / (1 << 20) + " MiB are free for " + folder + ", at least "
                        + FREE_BYTES_MIN / (1 << 20) + " MiB are wanted");
            }
        } catch (IOException e) {
            found.add(folder + " cannot be written: " + e.getMessage());
        }
    }
}
