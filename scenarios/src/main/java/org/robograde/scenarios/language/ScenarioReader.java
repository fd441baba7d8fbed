package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.robograde.robots.units.UnitClass;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlDocument;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;
import org.robograde.scenarios.site.ShortestPath;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.SitePlace;

/**
 * Turns a script's YAML into a {@link Scenario}, reporting every mistake. The whole script is read once per parameter point, each time with the
 * point's values in place: a mistake that only one value makes is found too, and one that all make is reported once.
 */
final class ScenarioReader {
    private static final NumberRange TIME_LIMIT_SECONDS = new NumberRange(1, 7200, "s");

    private final Site site;
    private final UnitProfile unit;
    private final Issues issues;

    private ScenarioReader(Site site, UnitProfile unit, Issues issues) {
        this.site = site;
        this.unit = unit;
        this.issues = issues;
    }

    static Scenario read(YamlDocument document, Site site, UnitProfile unit, Issues issues) {
        Scenario scenario = new ScenarioReader(site, unit, issues).scenario(document);
        issues.throwIfErrors();
        return new Scenario(
                scenario.id(),
                scenario.edition(),
                scenario.title(),
                scenario.unitClass(),
                scenario.siteId(),
                scenario.repetitions(),
                scenario.seed(),
                scenario.points(),
                scenario.plays(),
                issues.list(),
                scenario.text());
    }

    private Scenario scenario(YamlDocument document) {
        YamlFields head = new YamlFields("the scenario", document.root(), issues);
        String id = head.id("scenario");
        int edition = (int) head.whole("edition", 1, 1_000_000);
        var title = head.localText("title");
        UnitClass unitClass = unitClass(head);
        String siteId = siteId(head);
        int repetitions = (int) head.whole("repetitions", 1, Scenario.REPETITIONS_MAX, 1);
        // Seeds stay below 2^53, where every JSON reader still tells them apart.
        long seed = head.whole("seed", 0, 9_000_000_000_000_000L);
        Parameters parameters = Parameters.read(head, issues);
        List<ParameterPoint> points = new ArrayList<>();
        List<Play> plays = new ArrayList<>();
        ShortestPath paths = new ShortestPath(site, unit.footprintRadiusMeters());
        Map<String, Boolean> reachable = new LinkedHashMap<>();
        for (Map<String, YamlNode.Scalar> values : parameters.sweep(head)) {
            YamlNode.Mapping replaced = (YamlNode.Mapping) parameters.replace(document.root(), values);
            points.add(new ParameterPoint(points.size(), texts(values)));
            plays.add(play(replaced, paths, reachable));
        }
        parameters.warnUnused(head);
        return new Scenario(
                id, edition, title, unitClass, siteId, repetitions, seed, points, plays, List.of(), document.text());
    }

    private static Map<String, String> texts(Map<String, YamlNode.Scalar> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    private UnitClass unitClass(YamlFields head) {
        UnitClass unitClass = head.choice("class", UnitClass.BY_WORD).orElse(unit.unitClass());
        if (unitClass != unit.unitClass())
            issues.error(
                    "wrong-class",
                    head.where("class"),
                    "this is a script for " + unitClass.word() + " units; \"" + unit.id() + "\" is a "
                            + unit.unitClass().word() + " unit",
                    "choose a unit or a script of the other class");
        return unitClass;
    }

    private String siteId(YamlFields head) {
        String siteId = head.text("site");
        if (!siteId.isEmpty() && !siteId.equals(site.id()))
            issues.error(
                    "wrong-site",
                    head.where("site"),
                    "this script is for the site \"" + siteId + "\", and the site given is \"" + site.id() + "\"",
                    "give the site's file, or change the name here");
        return siteId;
    }

    private Play play(YamlNode.Mapping root, ShortestPath paths, Map<String, Boolean> reachable) {
        YamlFields fields = new YamlFields("the scenario", root, issues);
        // Read already, but known here too, so that the fields nobody knows can be told apart.
        Set.of("scenario", "edition", "title", "class", "site", "parameters", "repetitions", "seed")
                .forEach(fields::has);
        ScriptContext context = new ScriptContext(site, unit, issues);
        double timeLimit = fields.number("timeLimitSeconds", TIME_LIMIT_SECONDS);
        Operator operator = new OperatorReader(context).read(fields);
        List<String> zones = zones(fields, context);
        List<Step> steps = new StepReader(context).steps(fields, "steps");
        List<Meanwhile> meanwhile = new MeanwhileReader(context).read(fields);
        List<Expectation> expectations = new ExpectationReader(context).read(fields);
        fields.finish();
        checkReachable(context, paths, reachable);
        return new Play(timeLimit, operator, zones, steps, meanwhile, expectations, context.leftOut);
    }

    private List<String> zones(YamlFields fields, ScriptContext context) {
        List<String> zones = new ArrayList<>();
        for (YamlNode item : fields.optionalItems("zones")) {
            String id = item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            if (context.known("zone", id, site.zones().keySet(), item.where())) zones.add(id);
        }
        return zones;
    }

    /** From the first destination to every other: all in one connected piece of floor, with every barrier open. */
    private void checkReachable(ScriptContext context, ShortestPath paths, Map<String, Boolean> reachable) {
        List<String> all = List.copyOf(context.destinations.values());
        if (all.isEmpty()) return;
        SitePlace first = site.place(all.get(0)).orElseThrow();
        context.destinations.forEach((where, id) -> {
            SitePlace place = site.place(id).orElseThrow();
            boolean there = reachable.computeIfAbsent(
                    first.id() + " " + id,
                    pair -> paths.lengthMeters(first.point(), place.point(), Set.of())
                            .isPresent());
            if (!there)
                issues.error(
                        "unreachable-place",
                        where,
                        "there is no way from \"" + first.id() + "\" to \"" + id + "\" for a unit of "
                                + unit.footprintRadiusMeters() + " m radius",
                        "check the site's walls and the unit's footprint");
        });
    }
}
