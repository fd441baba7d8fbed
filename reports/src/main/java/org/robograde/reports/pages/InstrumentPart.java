package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.robograde.reports.input.Equipment;
import org.robograde.reports.input.SourceClock;
import org.robograde.reports.input.TrialPicture;

/** What measured: the field's cameras and instruments with their calibration, and how well the clocks ran. */
final class InstrumentPart {
    private final Page page;

    InstrumentPart(Page page) {
        this.page = page;
    }

    public record Device(
            String site, String id, String title, String kind, String uncertainty, String calibrated, String valid) {}

    public record Clock(
            String trial, String source, String samples, String offset, String drift, String jitter, int steps) {}

    /** Each device once, however many trials saw it; two sites may call two devices the same. */
    List<Device> devices() {
        Set<Device> devices = new LinkedHashSet<>();
        for (TrialPicture picture : page.input().trials()) {
            picture.site().ifPresent(site -> site.equipment().forEach(e -> devices.add(device(site.id(), e))));
        }
        return new ArrayList<>(devices);
    }

    private Device device(String site, Equipment e) {
        String unstated = page.text("not-stated");
        return new Device(
                site,
                e.id(),
                page.messages().of(e.title()),
                e.quantity().orElseGet(() -> page.text(e.camera() ? "instruments.camera" : "instruments.device")),
                e.uncertainty().orElse(unstated),
                e.calibratedOn().orElse(unstated),
                e.validUntil().orElse(unstated));
    }

    List<Clock> clocks() {
        List<Clock> clocks = new ArrayList<>();
        for (TrialPicture picture : page.input().trials()) {
            for (SourceClock clock : picture.tracks().clocks()) {
                clocks.add(new Clock(
                        picture.trialId(),
                        clock.source(),
                        clock.samples(),
                        millis(clock.offsetSeconds()),
                        clock.driftPpm().isPresent()
                                ? Figures.quantity(clock.driftPpm().getAsDouble(), "ppm")
                                : "–",
                        millis(clock.jitterSeconds()),
                        clock.steps()));
            }
        }
        return clocks;
    }

    private static String millis(OptionalDouble seconds) {
        return seconds.isPresent() ? Figures.quantity(seconds.getAsDouble() * 1000, "ms") : "–";
    }
}
