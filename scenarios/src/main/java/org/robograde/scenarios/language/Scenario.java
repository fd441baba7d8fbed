package org.robograde.scenarios.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.robograde.robots.units.UnitClass;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.robots.units.yaml.Issue;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.LocalText;
import org.robograde.robots.units.yaml.YamlDocument;
import org.robograde.scenarios.site.Site;

/**
 * A script, checked whole against one site and one unit.
 *
 * @param seed the first trial's; see {@link #trials}
 * @param points the sweep; one point without values if there are no parameters
 * @param plays what is played, one per point
 * @param warnings what is odd but does not stop the work
 * @param text the file exactly as read, for the evidence
 */
public record Scenario(
        String id,
        int edition,
        LocalText title,
        UnitClass unitClass,
        String siteId,
        int repetitions,
        long seed,
        List<ParameterPoint> points,
        List<Play> plays,
        List<Issue> warnings,
        String text) {
    public static final int REPETITIONS_MAX = 1000;
    public static final int POINTS_MAX = 1000;

    public Scenario {
        points = List.copyOf(points);
        plays = List.copyOf(plays);
        warnings = List.copyOf(warnings);
    }

    /** @throws InvalidInputException with everything that is wrong with the file, for every parameter point */
    public static Scenario load(Path file, Site site, UnitProfile unit) {
        Issues issues = new Issues();
        return ScenarioReader.read(YamlDocument.read(file, issues), site, unit, issues);
    }

    /** As {@link #load}, from text at hand; {@code file} is only for messages. */
    public static Scenario parse(String file, String text, Site site, UnitProfile unit) {
        Issues issues = new Issues();
        return ScenarioReader.read(YamlDocument.parse(file, text, issues), site, unit, issues);
    }

    /**
     * Every trial, point by point and repetition by repetition. A trial's seed is the script's seed + 1000 * point + repetition - 1, so that a person
     * can read off which trial a seed belongs to, and another number of repetitions leaves the seeds of the rest as they were.
     */
    public List<PlannedTrial> trials() {
        List<PlannedTrial> trials = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            ParameterPoint point = points.get(i);
            for (int repetition = 1; repetition <= repetitions; repetition++) {
                long trialSeed = seed + (long) REPETITIONS_MAX * point.index() + repetition - 1;
                trials.add(new PlannedTrial(id, edition, point, repetition, trialSeed, plays.get(i)));
            }
        }
        return List.copyOf(trials);
    }
}
