package org.robograde.grader.rulebook.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.DecisionRule;
import org.robograde.grader.rulebook.ElementRule;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.grader.rulebook.OverallRule;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.Decimal;
import org.snakeyaml.engine.v2.nodes.Node;

/** What only shows when the whole rulebook has been read. */
final class RulebookChecks {
    /** A reliability that takes more trials than this without a failure is shown by nobody. */
    private static final double MOST_TRIALS = 10_000;

    private final Section top;
    private final ClausePlaces places;
    private final Rulebook rulebook;
    private final Surroundings surroundings;
    private final Findings findings;

    private RulebookChecks(Section top, Rulebook rulebook, Surroundings surroundings, Findings findings) {
        this.top = top;
        this.places = new ClausePlaces(top);
        this.rulebook = rulebook;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    static void all(Section top, Rulebook rulebook, Surroundings surroundings, Findings findings) {
        RulebookChecks checks = new RulebookChecks(top, rulebook, surroundings, findings);
        checks.editionIsUnchanged();
        rulebook.clauses().forEach(checks::canBeFed);
        rulebook.clauses().forEach(checks::canBeShown);
        rulebook.clauses().forEach(checks::isTranslated);
        ClausePairs.check(rulebook.clauses(), checks.places, findings);
        ElementReader.checkTables(top, rulebook.elements(), rulebook.clauses(), findings);
        if (findings.isEmpty() && !rulebook.isStructure() && !rulebook.clauses().isEmpty()) {
            // A clause that could not be read would show up here a second time.
            rulebook.elements().forEach(checks::everyLevelIsAskedFor);
            checks.thresholdsCanBeReached();
        }
        SlotReader.checkComplete(
                top,
                rulebook.levels().size(),
                rulebook.clauses().size(),
                rulebook.aggregation(),
                rulebook.slots(),
                findings);
    }

    private void editionIsUnchanged() {
        Optional<String> issued = surroundings.editions().sha256(rulebook.id(), rulebook.edition());
        if (issued.isPresent() && !issued.get().equals(rulebook.sha256())) {
            findings.add(
                    "changed-edition",
                    top.find("edition").orElse(top.node()),
                    "edition " + rulebook.edition() + " of " + rulebook.id()
                            + " was issued with another content (SHA-256 "
                            + issued.get().substring(0, 12) + ", this file has "
                            + rulebook.sha256().substring(0, 12) + ")",
                    "an issued edition does not change: put it back, or give this text a new edition");
        }
    }

    private void canBeFed(Clause clause) {
        if (surroundings.scenarios().isEmpty()) {
            return;
        }
        for (Node item : places.items(clause.id(), "scenarios")) {
            String id = item instanceof org.snakeyaml.engine.v2.nodes.ScalarNode scalar ? scalar.getValue() : "";
            String of = surroundings.scenarios().get(id);
            if (of == null) {
                findings.add(
                        "unknown-scenario",
                        item,
                        "there is no scenario " + id + ", so that no trial could feed clause " + clause.id(),
                        Nearest.to(id, surroundings.scenarios().keySet())
                                .map(n -> "did you mean " + n + "?")
                                .orElse("known: "
                                        + String.join(
                                                ", ", surroundings.scenarios().keySet())));
            } else if (!rulebook.applicability().classes().contains(of)) {
                findings.add(
                        "scenario-class",
                        item,
                        "scenario " + id + " is for " + of + " units, the rulebook for "
                                + String.join(", ", rulebook.applicability().classes()),
                        "name a scenario of that class, or add the class to applicability");
            }
        }
    }

    /** A reliability so near to 1 that no campaign shows it makes its level unreachable (and would keep us counting). */
    private void canBeShown(Clause clause) {
        if (!(clause.decision() instanceof DecisionRule.Reliability rule)) {
            return;
        }
        clause.limits().forEach((level, reliability) -> {
            double trials = StrictMath.log1p(-rule.confidence()) / StrictMath.log(reliability);
            if (reliability > 0 && reliability < 1 && trials > MOST_TRIALS) {
                findings.add(
                        "unreachable-level",
                        places.limit(clause.id(), level),
                        "R = " + Decimal.text(reliability, 9) + " at C = " + Decimal.text(rule.confidence(), 9)
                                + " takes more than " + Decimal.text(MOST_TRIALS, 0) + " trials without a failure",
                        "a level nobody can show is none: lower R or C");
            }
        });
    }

    private void isTranslated(Clause clause) {
        Map.of("title", clause.title(), "reason", clause.reason(), "origin", clause.origin())
                .forEach((key, text) -> {
                    if (sameInBoth(text)) {
                        findings.warn(
                                "missing-translation",
                                places.key(clause.id(), key),
                                key + " of clause " + clause.id()
                                        + " has no Chinese text: it holds no Chinese character",
                                "write the Chinese under zh");
                    }
                });
    }

    private static boolean sameInBoth(LocalizedText text) {
        return !text.zh().isEmpty() && text.zh().codePoints().noneMatch(c -> c >= 0x3400 && c <= 0x9fff);
    }

    private void everyLevelIsAskedFor(Rulebook.Element element) {
        if (element.rule() instanceof ElementRule.Profile || element.rule() instanceof ElementRule.Table) {
            return;
        }
        Node at = top.find("elements").orElse(top.node());
        List<Clause> own = rulebook.clausesOf(element.id());
        for (Rulebook.Level level : rulebook.levels()) {
            if (own.stream().noneMatch(c -> c.limits().containsKey(level.number()))) {
                findings.add(
                        "unreachable-level",
                        at,
                        "no clause of element " + element.id() + " states a limit at level " + level.number(),
                        "a level nothing asks for cannot be reached: state a limit there");
            }
        }
    }

    private void thresholdsCanBeReached() {
        int highest = rulebook.levels().size();
        Node at = top.find("aggregation").orElse(top.node());
        List<String> withoutLevel = rulebook.elements().stream()
                .filter(e -> e.rule() instanceof ElementRule.Profile)
                .map(Rulebook.Element::id)
                .filter(rulebook.aggregation().over()::contains)
                .toList();
        boolean needsLevels = !(rulebook.aggregation().rule() instanceof OverallRule.Profile);
        if (needsLevels && !withoutLevel.isEmpty()) {
            findings.add(
                    "unreachable-level",
                    at,
                    "the elements " + String.join(", ", withoutLevel) + " are profiles and have no level to add up",
                    "leave them out of over, or give them another rule");
        }
        if (rulebook.aggregation().rule() instanceof OverallRule.Weighted weighted) {
            weighted.thresholds().forEach((level, threshold) -> {
                if (threshold > highest || threshold <= 0) {
                    findings.add(
                            "unreachable-level",
                            at,
                            "the threshold " + Decimal.text(threshold) + " of level " + level + " lies outside 0 to "
                                    + highest + ", where means of levels lie",
                            "a mean of levels is at most the highest level");
                }
            });
        }
    }
}
