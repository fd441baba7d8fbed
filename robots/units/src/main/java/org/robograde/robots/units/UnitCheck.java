package org.robograde.robots.units;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.robots.messages.TypeNames;

/**
 * Compares a live unit with its profile before any trial: which topics are missing, of another type, or slower than stated. Sends nothing to the
 * unit; it only opens its command topics to see whether someone listens, so it runs before a driver opens them on the same link, or on a link of
 * its own.
 */
public final class UnitCheck {
    /** A topic passes at this share of its stated rate: the rest is start-up, the odd late message and the edges of a short measurement. */
    public static final double RATE_SHARE = 0.8;

    private final UnitProfile profile;
    private final RobotLink link;

    public UnitCheck(UnitProfile profile, RobotLink link) {
        this.profile = profile;
        this.link = link;
    }

    /** How trial time passes while rates are measured: a sleep for a real unit, granted time for a simulated one. */
    public interface Passing {
        /** Returns after this much of the unit's time has passed. */
        void pass(Duration time) throws InterruptedException;

        static Passing wallTime() {
            return time -> Thread.sleep(time.toMillis());
        }
    }

    /**
     * What was found.
     *
     * @param measuredHz by role, for every topic that was listened to
     */
    public record Report(List<UnitFinding> findings, Map<String, Double> measuredHz) {
        public Report {
            findings = List.copyOf(findings);
            measuredHz = Map.copyOf(measuredHz);
        }

        /** Whether trials can be run with this unit and this profile. */
        public boolean fit() {
            return findings.stream().noneMatch(UnitFinding::blocking);
        }
    }

    /**
     * @param measureFor the unit's time over which rates are counted; at least 2 s for a 1 Hz topic
     * @param patience wall time to wait for each connection
     * @throws LinkException if the graph itself cannot be reached
     */
    public Report run(Duration measureFor, Duration patience, Passing passing) throws InterruptedException {
        List<UnitFinding> findings = new ArrayList<>();
        Map<String, String> offered = link.topics();
        Map<UnitInterface, RobotLink.Listening> listening = new java.util.LinkedHashMap<>();
        try {
            for (UnitInterface one : profile.interfaces().values()) {
                if (one.direction() == UnitInterface.Direction.TO_UNIT) checkListener(one, patience, findings);
                else if (checkOffered(one, offered, findings))
                    listening.put(one, link.listen(one.topic(), message -> {}));
            }
            awaitConnections(listening.values(), patience);
            return new Report(findings, rates(listening, measureFor, passing, findings));
        } finally {
            listening.values().forEach(RobotLink.Listening::close);
        }
    }

    private void checkListener(UnitInterface one, Duration patience, List<UnitFinding> findings)
            throws InterruptedException {
        try (RobotLink.Sender sender = link.sender(one.topic(), one.type(), false)) {
            if (!sender.awaitListener(patience))
                findings.add(finding(
                        UnitFinding.Kind.NOBODY_LISTENS,
                        one,
                        "nobody listens as " + one.type() + " within " + patience.toMillis()
                                + " ms; start the node, or mend the topic in the profile"));
        }
    }

    private boolean checkOffered(UnitInterface one, Map<String, String> offered, List<UnitFinding> findings) {
        String type = offered.get(one.topic());
        if (type == null) {
            findings.add(finding(
                    UnitFinding.Kind.MISSING,
                    one,
                    "the graph does not offer it" + nearestTopic(one, offered)
                            + "; start the node, or mend the topic in the profile"));
            return false;
        }
        if (!TypeNames.same(type, one.type())) {
            findings.add(finding(
                    UnitFinding.Kind.MISTYPED,
                    one,
                    "expected " + one.type() + ", the graph offers " + type
                            + "; mend the type in the profile or in the node"));
            return false;
        }
        return true;
    }

    private static String nearestTopic(UnitInterface one, Map<String, String> offered) {
        return org.robograde.robots.units.yaml.NearestName.of(one.topic(), offered.keySet())
                .map(topic -> " (it offers " + topic + ")")
                .orElse("");
    }

    private static void awaitConnections(Iterable<RobotLink.Listening> listening, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (RobotLink.Listening one : listening)
            while (one.publisherCount() == 0 && System.nanoTime() < deadline) Thread.sleep(5);
    }

    private Map<String, Double> rates(
            Map<UnitInterface, RobotLink.Listening> listening,
            Duration measureFor,
            Passing passing,
            List<UnitFinding> findings)
            throws InterruptedException {
        Map<UnitInterface, Long> before = new java.util.LinkedHashMap<>();
        listening.forEach((one, heard) -> before.put(one, heard.receivedCount()));
        passing.pass(measureFor);
        Map<String, Double> rates = new TreeMap<>();
        double seconds = measureFor.toNanos() / 1e9;
        listening.forEach((one, heard) -> {
            double rate = (heard.receivedCount() - before.getOrDefault(one, 0L)) / seconds;
            rates.put(one.role(), rate);
            judgeRate(one, rate, seconds, findings);
        });
        return rates;
    }

    private static void judgeRate(UnitInterface one, double rate, double seconds, List<UnitFinding> findings) {
        if (one.rateHz() == 0) return;
        if (rate == 0)
            findings.add(finding(
                    UnitFinding.Kind.SILENT,
                    one,
                    String.format(
                            java.util.Locale.ROOT, "no message in %.1f s; expected %.1f Hz", seconds, one.rateHz())));
        else if (rate < RATE_SHARE * one.rateHz())
            findings.add(finding(
                    UnitFinding.Kind.TOO_SLOW,
                    one,
                    String.format(
                            java.util.Locale.ROOT,
                            "%.1f Hz over %.1f s; the profile states %.1f Hz, and at least %.0f %% of it is needed",
                            rate,
                            seconds,
                            one.rateHz(),
                            100 * RATE_SHARE)));
    }

    private static UnitFinding finding(UnitFinding.Kind kind, UnitInterface one, String what) {
        String message = one.role() + " (" + one.topic() + "): " + what;
        return new UnitFinding(kind, one.required(), one.role(), one.topic(), message);
    }
}
