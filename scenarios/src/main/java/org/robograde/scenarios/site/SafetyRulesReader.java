package org.robograde.scenarios.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** The part of a site's file about what ends a trial for safety's sake. */
final class SafetyRulesReader {
    private static final NumberRange SECONDS = new NumberRange(0.05, 60, "s");
    private static final NumberRange LIMIT = new NumberRange(-1e9, 1e9, "");
    private static final Set<String> PARTIES = Set.of("unit", "recorder", "console");

    private final Issues issues;
    private final Set<String> instruments;

    SafetyRulesReader(Issues issues, Set<String> instruments) {
        this.issues = issues;
        this.instruments = instruments;
    }

    SafetyRules read(YamlFields fields) {
        Map<String, Double> heartbeats = new TreeMap<>();
        fields.optionalFields("heartbeats").ifPresent(named -> {
            for (YamlNode.Entry entry : named.map().entries()) {
                if (!PARTIES.contains(entry.key())) known(entry);
                heartbeats.put(entry.key(), named.number(entry.key(), SECONDS));
            }
            named.finish();
        });
        Map<String, Double> limits = new TreeMap<>();
        fields.optionalFields("limits").ifPresent(named -> {
            for (YamlNode.Entry entry : named.map().entries()) {
                known(entry);
                limits.put(entry.key(), named.number(entry.key(), LIMIT));
            }
            named.finish();
        });
        Map<String, List<Double>> zones = new TreeMap<>();
        fields.optionalFields("forbiddenZones").ifPresent(named -> {
            for (YamlNode.Entry entry : named.map().entries()) zones.put(entry.key(), polygon(entry, named));
            named.finish();
        });
        Optional<String> people = fields.optionalText("peopleFrom");
        if (people.isPresent() && !instruments.contains(people.get()))
            issues.error(
                    "unknown-instrument",
                    fields.where("peopleFrom"),
                    "the site has no instrument \"" + people.get() + "\"",
                    "name one of its instruments");
        if (!zones.isEmpty() && people.isEmpty())
            issues.error(
                    "zones-unwatched",
                    fields.where("forbiddenZones"),
                    "nobody tells where people are",
                    "add peopleFrom with the instrument that does");
        int persons = (int) fields.whole("persons", 1, 2, 1);
        fields.finish();
        return new SafetyRules(heartbeats, zones, limits, people, persons);
    }

    private void known(YamlNode.Entry entry) {
        if (!instruments.contains(entry.key()))
            issues.error(
                    "unknown-instrument",
                    entry.keyWhere(),
                    "the site has no instrument \"" + entry.key() + "\"",
                    "name an instrument of the site" + (instruments.isEmpty() ? "" : ": " + instruments));
    }

    private List<Double> polygon(YamlNode.Entry entry, YamlFields named) {
        List<Double> corners = new ArrayList<>();
        for (YamlNode item : named.items(entry.key())) corners.add(SiteDeviceReader.number(item));
        boolean good = corners.size() >= 6
                && corners.size() <= 128
                && corners.size() % 2 == 0
                && corners.stream().allMatch(Double::isFinite);
        if (good) return List.copyOf(corners);
        issues.error(
                "bad-polygon",
                entry.keyWhere(),
                "\"" + entry.key() + "\" must be x and y in turn of 3 to 64 corners, metres",
                "write [x1, y1, x2, y2, x3, y3]");
        return List.of();
    }
}
