package org.robograde.scenarios.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.robots.units.Role;
import org.robograde.robots.units.UnitProfile;
import org.robograde.robots.units.UnitVerb;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NearestName;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.SourcePlace;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.scenarios.site.Site;
import org.robograde.scenarios.site.SitePlace;

/** What the readers of one script's parts share: the site, the unit, the issues, and the names given so far. */
final class ScriptContext {
    static final NumberRange TIMEOUT_SECONDS = new NumberRange(0.1, 3600, "s");
    static final NumberRange SECONDS = new NumberRange(0, 3600, "s");
    static final NumberRange RADIUS_METERS = new NumberRange(0.01, 50, "m");

    final Site site;
    final UnitProfile unit;
    final Issues issues;
    final Set<String> phases = new LinkedHashSet<>();
    final Set<String> questions = new LinkedHashSet<>();
    final List<String> leftOut = new ArrayList<>();
    final Map<SourcePlace, String> destinations = new LinkedHashMap<>();

    ScriptContext(Site site, UnitProfile unit, Issues issues) {
        this.site = site;
        this.unit = unit;
        this.issues = issues;
    }

    /** Required name of a place on the site. */
    String place(YamlFields fields, String key) {
        String id = fields.text(key);
        if (!id.isEmpty()) known("place", id, site.places().keySet(), fields.where(key));
        return id;
    }

    /** Required place that the unit will be sent to; that it can get there is checked when all are known. */
    String destination(YamlFields fields, String key) {
        String id = place(fields, key);
        noteDestination(id, fields.where(key));
        return id;
    }

    void noteDestination(String id, SourcePlace where) {
        if (site.places().containsKey(id)) destinations.put(where, id);
    }

    Optional<SitePlace> sitePlace(String id) {
        return site.place(id);
    }

    /** Reports a name that is not among the known ones. */
    boolean known(String what, String name, Set<String> names, SourcePlace where) {
        if (names.contains(name)) return true;
        String whose = switch (what) {
            case "phase", "question" -> "a " + what + " of the script";
            case "instrument" -> "an instrument of the site";
            case "role" -> "a role of a unit's topic";
            default -> "a " + what + " of the site";
        };
        issues.error("unknown-" + what, where, "\"" + name + "\" is not " + whose, NearestName.hint(name, names));
        return false;
    }

    /** What stands behind the word that names the kind; an unknown word is reported. */
    <T> Optional<T> kind(YamlFields fields, Map<String, T> kinds) {
        String kind = fields.text("kind");
        if (kind.isEmpty()) return Optional.empty();
        T known = kinds.get(kind);
        if (known == null)
            issues.error(
                    "unknown-kind",
                    fields.where("kind"),
                    "\"" + kind + "\" is not a known kind",
                    NearestName.hint(kind, kinds.keySet()));
        return Optional.ofNullable(known);
    }

    /** Reports an id given before. */
    void unique(String what, String id, Set<String> given, SourcePlace where) {
        if (!id.isEmpty() && !given.add(id))
            issues.error(
                    "duplicate-id",
                    where,
                    "the " + what + " id \"" + id + "\" is used a second time",
                    "give each " + what + " its own id");
    }

    /** Whether the unit can do the verb; if not, an optional one is left out and any other is an error. */
    boolean unitCan(String word, boolean optional, SourcePlace where) {
        UnitVerb verb = UnitVerb.BY_WORD.get(word);
        if (verb == null || unit.verbs().contains(verb)) return true;
        cannot(
                "the unit \"" + unit.id() + "\" cannot \"" + word + "\"",
                "its profile does not list the verb",
                optional,
                where);
        return false;
    }

    boolean unitHas(String role, boolean optional, SourcePlace where) {
        if (unit.of(role).isPresent()) return true;
        // A misspelt role must not pass for one that this unit merely lacks.
        if (!known("role", role, Role.ALL, where)) return false;
        cannot(
                "the unit \"" + unit.id() + "\" has no topic with the role \"" + role + "\"",
                "its profile does not list it",
                optional,
                where);
        return false;
    }

    private void cannot(String what, String why, boolean optional, SourcePlace where) {
        if (optional) leftOut.add("line " + where.line() + ": " + what);
        else issues.error("unit-cannot", where, what, why + "; mark it \"optional: true\" to leave it out");
    }
}
