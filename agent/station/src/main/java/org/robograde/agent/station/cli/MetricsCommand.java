package org.robograde.agent.station.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.Grader;
import org.robograde.grader.metrics.Family;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.metrics.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the metrics, or explains one: definition, formula, source, what it needs, how its uncertainty arises."
        },
        footer = {
            "",
            "Example: ./robograde metrics perception.localisation-error",
            "         ./robograde metrics --family autonomy --lang zh"
        })
final class MetricsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "a metric's id; all metrics if left out")
    private @Nullable String id;

    @Option(names = "--family", paramLabel = "FAMILY", description = "only the metrics of this family")
    private @Nullable String family;

    @Option(names = "--lang", defaultValue = "en", paramLabel = "LANG", description = "en or zh (default: en)")
    private String language = "en";

    @Option(names = "--json", description = "print one JSON document, in both languages")
    private boolean json;

    @Override
    public Integer call() {
        if (!List.of("en", "zh").contains(language)) {
            throw new CommandException(ExitCode.BAD_INPUT, "--lang must be en or zh, not " + language);
        }
        Console console = new Console(json);
        List<MetricDefinition> chosen = chosen();
        console.document(
                Map.of("metrics", chosen.stream().map(MetricsCommand::document).toList()));
        if (id != null) {
            explain(console, chosen.get(0));
        } else {
            list(console, chosen);
        }
        return ExitCode.DONE;
    }

    private List<MetricDefinition> chosen() {
        Stream<MetricDefinition> all = Grader.metrics().definitions().stream();
        String one = id;
        if (one != null && family != null) {
            throw new CommandException(ExitCode.BAD_INPUT, "give an ID or a --family, not both");
        }
        if (one != null) {
            return List.of(Grader.metrics().find(one).orElseThrow(() -> unknown(one)));
        }
        String named = family;
        if (named == null) {
            return all.toList();
        }
        Family wanted = Stream.of(Family.values())
                .filter(f -> f.id().equals(named.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT,
                        "no family is called " + named + "; there are "
                                + String.join(
                                        ", ",
                                        Stream.of(Family.values())
                                                .map(Family::id)
                                                .toList())));
        return all.filter(d -> d.family() == wanted).toList();
    }

    /** Names what was probably meant: metrics with one of the words of the wrong id, else all there are. */
    private static CommandException unknown(String id) {
        List<String> words = Stream.of(id.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(w -> w.length() > 3)
                .toList();
        List<String> all = Grader.metrics().definitions().stream()
                .map(MetricDefinition::id)
                .toList();
        List<String> near =
                all.stream().filter(m -> words.stream().anyMatch(m::contains)).toList();
        return new CommandException(
                ExitCode.BAD_INPUT,
                "no metric is called " + id + "; "
                        + (near.isEmpty()
                                ? "./robograde metrics lists all " + all.size()
                                : "did you mean one of these? " + String.join(", ", near)));
    }

    private void list(Console console, List<MetricDefinition> chosen) {
        List<List<String>> rows = new ArrayList<>();
        chosen.forEach(d -> rows.add(List.of(d.id(), d.unit(), in(d.title()))));
        boolean chinese = language.equals("zh");
        console.table(chinese ? List.of("标识", "单位", "名称") : List.of("id", "unit", "title"), rows);
    }

    private void explain(Console console, MetricDefinition d) {
        console.line(d.id() + "  " + in(d.title()) + " (" + in(d.family().title()) + ")");
        console.line("");
        console.line(in(d.definition()));
        console.line("");
        row(console, new Wording("unit", "单位"), d.unit());
        row(console, new Wording("formula", "公式"), d.formula());
        row(console, new Wording("source", "来源"), d.source());
        row(console, new Wording("needs", "所需数据"), String.join(", ", d.needs()));
        row(console, new Wording("trials", "多次试验"), in(d.kind().title()));
        row(console, new Wording("uncertainty", "不确定度"), in(d.uncertainty()));
    }

    private void row(Console console, Wording name, String text) {
        console.line(in(name) + ": " + text);
    }

    private String in(Wording wording) {
        return language.equals("zh") ? wording.zh() : wording.en();
    }

    private static Map<String, Object> document(MetricDefinition d) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", d.id());
        document.put("family", d.family().id());
        document.put("unit", d.unit());
        document.put("kind", d.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put("title", both(d.title()));
        document.put("definition", both(d.definition()));
        document.put("formula", d.formula());
        document.put("source", d.source());
        document.put("needs", d.needs());
        document.put("uncertainty", both(d.uncertainty()));
        return document;
    }

    private static Map<String, String> both(Wording wording) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("en", wording.en());
        both.put("zh", wording.zh());
        return both;
    }
}
