package org.robograde.agent.station.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.Clause;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.statistics.Decimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows a rulebook: what it is, its levels, how they add up, and every clause with its limits and their source.")
final class RulebookShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RULEBOOK", description = "a rulebook's file, or the id of a shipped one")
    private String given = "";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Console console = new Console(json);
        Rulebook rulebook = Grader.rulebook(Installation.fileOrShipped(given, Installation.rulebook(given)));
        if (rulebook.isStructure()) {
            console.line("NO LEVEL: structure only, " + rulebook.slots().size() + " empty places");
        }
        console.line(rulebook.title().en() + " / " + rulebook.title().zh());
        console.line(rulebook.id() + " " + rulebook.edition() + ", " + rulebook.status() + ", for "
                + String.join(", ", rulebook.applicability().classes()) + " units, SHA-256 " + rulebook.sha256());
        console.line(rulebook.notice().en());
        rulebook.levels()
                .forEach(l -> console.line("  level " + l.number() + ": "
                        + l.name().en() + " / " + l.name().zh()));
        console.line("overall: " + rulebook.aggregation().rule().word() + " over "
                + String.join(", ", rulebook.aggregation().over()) + " - "
                + rulebook.aggregation().origin().en());
        rulebook.preconditions()
                .forEach(p -> console.line("precondition: " + p.clauseId() + " at level " + p.level()
                        + p.cap().map(c -> ", else at most level " + c).orElse(", else no level")));
        List<List<String>> rows = new ArrayList<>();
        rulebook.clauses().forEach(c -> rows.add(row(c)));
        if (!rows.isEmpty()) {
            console.table(
                    List.of(
                            "clause",
                            "element",
                            "title",
                            "measured",
                            "limits",
                            "decided",
                            "trials",
                            "provenance",
                            "origin"),
                    rows);
        }
        rulebook.slots()
                .forEach(s -> console.line("empty: " + s.id() + " (" + s.kind().word() + ") "
                        + s.note().en()));
        console.document(document(rulebook));
        return ExitCode.DONE;
    }

    private static List<String> row(Clause c) {
        return List.of(
                c.id(),
                c.elementId(),
                c.title().en(),
                measured(c),
                limits(c),
                c.combination().word() + ", " + c.decision().text(),
                c.minTrials() + " of " + (c.scenarios().isEmpty() ? "any" : String.join(", ", c.scenarios())),
                c.provenance().name().toLowerCase(Locale.ROOT),
                c.origin().en());
    }

    private static String measured(Clause clause) {
        return clause.measurand()
                .expression()
                .map(e -> e.text())
                .orElse(clause.measurand().id());
    }

    private static String limits(Clause clause) {
        return clause.direction().word() + " "
                + clause.limits().entrySet().stream()
                        .map(e -> e.getKey() + ": " + Decimal.text(e.getValue()))
                        .collect(Collectors.joining(", "))
                + (clause.unit().equals("1") ? "" : " " + clause.unit());
    }

    private static Map<String, Object> document(Rulebook rulebook) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rulebook", rulebook.id());
        document.put("edition", rulebook.edition());
        document.put("status", rulebook.status());
        document.put("sha256", rulebook.sha256());
        document.put("structureOnly", rulebook.isStructure());
        document.put("emptyPlaces", rulebook.slots().stream().map(s -> s.id()).toList());
        document.put("levels", rulebook.levels());
        document.put("overallRule", rulebook.aggregation().rule().word());
        List<Map<String, Object>> clauses = new ArrayList<>();
        for (Clause c : rulebook.clauses()) {
            Map<String, Object> clause = new LinkedHashMap<>();
            clause.put("id", c.id());
            clause.put("element", c.elementId());
            clause.put("title", c.title());
            clause.put("measured", measured(c));
            clause.put("unit", c.unit());
            clause.put("direction", c.direction().word());
            clause.put("limits", c.limits());
            clause.put("decision", c.decision().text());
            clause.put("provenance", c.provenance());
            clause.put("origin", c.origin());
            clauses.add(clause);
        }
        document.put("clauses", clauses);
        return document;
    }
}
