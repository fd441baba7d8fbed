package org.robograde.agent.station.trial;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.robograde.agent.station.directory.ResourceDirectory;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.agent.station.instruments.Instrument;
import org.robograde.scenarios.site.Site;

/** A site's instruments as the link reads them, and where they said they are. */
public final class SiteInstruments {
    private static final String RESOURCE_TYPE = "robograde.instrument";

    private SiteInstruments() {}

    /** Every instrument of a site, in its order. */
    public static List<Instrument> of(Site site) {
        return those(site, each -> true);
    }

    /** Those that the main station reads itself. */
    public static List<Instrument> near(Site site) {
        return those(site, each -> each.station().isEmpty());
    }

    /** Those that a far station reads; none if the site knows no such station. */
    public static List<Instrument> at(Site site, String station) {
        return those(site, each -> each.station().filter(station::equals).isPresent());
    }

    /** Instruments that far stations read, each with its station's name. */
    public static Map<String, String> far(Site site) {
        Map<String, String> far = new TreeMap<>();
        site.instruments().values().forEach(each -> each.station().ifPresent(name -> far.put(each.id(), name)));
        return far;
    }

    /** Topics of the cameras that a far station records; none if the site knows no such station. */
    public static List<String> cameraTopicsAt(Site site, String station) {
        return FarCameras.topics(site).entrySet().stream()
                .filter(each -> each.getValue().equals(station))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All that a site has at far stations. */
    public static FarStations.Sources farSources(Site site) {
        return new FarStations.Sources(far(site), FarCameras.topics(site));
    }

    private static List<Instrument> those(Site site, Predicate<org.robograde.scenarios.site.Instrument> which) {
        return site.instruments().values().stream()
                .filter(which)
                .map(each -> new Instrument(
                        each.id(),
                        each.path(),
                        each.quantity(),
                        each.unit(),
                        each.profile()
                                .map(profile -> new Instrument.MeasuringInterval(profile.lowest(), profile.highest())),
                        guards(site, each)))
                .toList();
    }

    /** A switch may be the stop; the others guard if a reading of theirs stops a unit. */
    private static boolean guards(Site site, org.robograde.scenarios.site.Instrument instrument) {
        return isSwitch(instrument)
                || site.safety().limits().containsKey(instrument.id())
                || site.safety().peopleFrom().filter(instrument.id()::equals).isPresent();
    }

    static boolean isSwitch(org.robograde.scenarios.site.Instrument instrument) {
        return instrument.unit().equals("/");
    }

    /** Instruments whose calibration does not hold on a day, in words. */
    public static List<String> outOfCalibration(Site site, LocalDate day) {
        return site.instruments().values().stream()
                .filter(each -> each.profile()
                        .filter(profile -> LocalDate.parse(profile.validUntil()).isBefore(day)
                                || LocalDate.parse(profile.calibratedOn()).isAfter(day))
                        .isPresent())
                .map(each -> "the calibration of " + each.id() + " held until "
                        + each.profile().orElseThrow().validUntil())
                .toList();
    }

    /** Waits until all of a site's instruments have registered, by their paths; returns those that have. */
    static Map<String, URI> registered(Site site, ResourceDirectory directory, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Map<String, URI> found = new TreeMap<>();
            for (URI resource : directory.find(RESOURCE_TYPE)) {
                site.instruments().values().stream()
                        .filter(each -> each.station().isEmpty())
                        .filter(each -> each.path().equals(resource.getPath()))
                        .forEach(each -> found.put(each.id(), resource.resolve("/")));
            }
            if (found.size() == near(site).size() || System.nanoTime() - deadline > 0) {
                return found;
            }
            Thread.sleep(50);
        }
    }
}
