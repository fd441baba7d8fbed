package org.robograde.agent.station.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robograde.agent.station.grading.Hashes;
import org.robograde.grader.metrics.Definitions;
import org.robograde.grader.metrics.MetricDefinition;
import org.robograde.grader.rulebook.Rulebook;
import org.robograde.grader.rulebook.Slot;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Asks a licensed holder, place by place, for what the standard's text says, and makes the answers of it that the form would hold. An empty answer
 * leaves a place empty; nothing is suggested that nobody read.
 */
final class FillConversation {
    private final Console console;
    private final BufferedReader answers;
    private final Rulebook rulebook;

    FillConversation(Console console, BufferedReader answers, Rulebook rulebook) {
        this.console = console;
        this.answers = answers;
        this.rulebook = rulebook;
    }

    /** The answers as YAML. @throws CommandException if the answers end before the questions do */
    String hold() throws IOException {
        console.line("Filling " + rulebook.id() + " " + rulebook.edition() + ": "
                + rulebook.slots().size() + " empty places. Type only what you read in the standard's own text;");
        console.line("an empty answer leaves a place empty. 只填写您在标准文本中读到的内容；未读到的直接回车。");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("rulebook", rulebook.id());
        form.put("edition", required("edition of the filled rulebook, e.g. 2025-a"));
        form.put("verifiedBy", required("who read the standard (person, organisation)"));
        form.put("verifiedOn", date());
        form.put("textSha256", textHash());
        List<String> fills = new ArrayList<>();
        List<Object> clauses = new ArrayList<>();
        for (Slot slot : rulebook.slots()) {
            console.line("");
            console.line("place " + slot.id() + " (" + slot.kind().word()
                    + slot.elementId().map(e -> ", element " + e).orElse("") + ")");
            console.line("  " + slot.note().en());
            console.line("  " + slot.note().zh());
            boolean filled = switch (slot.kind().word()) {
                case "levels" -> levels(form);
                case "aggregation" -> aggregation(form);
                default -> clauses(slot, clauses);
            };
            if (filled) fills.add(slot.id());
        }
        form.put("fills", fills);
        if (!clauses.isEmpty()) form.put("clauses", clauses);
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setWidth(160)
                        .build())
                .dumpToString(form);
    }

    private boolean levels(Map<String, Object> form) throws IOException {
        Map<Integer, Object> levels = new LinkedHashMap<>();
        while (true) {
            int next = levels.size() + 1;
            String en = asked("level " + next + ", its name in English (empty: no more levels)");
            if (en.isEmpty()) break;
            levels.put(next, Map.of("en", en, "zh", required("level " + next + ", its name in Chinese")));
        }
        if (levels.isEmpty()) return false;
        form.put("levels", levels);
        return true;
    }

    private boolean aggregation(Map<String, Object> form) throws IOException {
        String rule = choice("how elements add up (minimum, profile; others by --form)", List.of("minimum", "profile"));
        if (rule.isEmpty()) return false;
        Map<String, Object> aggregation = new LinkedHashMap<>();
        aggregation.put("rule", rule);
        aggregation.put(
                "over", rulebook.elements().stream().map(Rulebook.Element::id).toList());
        aggregation.put("conditionalCounts", false);
        aggregation.put("origin", bothLanguages("where the text says so (clause, page)"));
        form.put("aggregation", aggregation);
        return true;
    }

    /** Any number of clauses of one element; an empty id ends them. */
    private boolean clauses(Slot slot, List<Object> clauses) throws IOException {
        int before = clauses.size();
        while (true) {
            String id = asked("a clause's id as printed (empty: no more clauses here)");
            if (id.isEmpty()) return clauses.size() > before;
            Map<String, Object> clause = new LinkedHashMap<>();
            clause.put("id", id);
            clause.put("title", bothLanguages("its title"));
            clause.put(
                    "element",
                    slot.elementId().orElseGet(() -> rulebook.elements().get(0).id()));
            MetricDefinition metric = metric();
            clause.put("metric", metric.id());
            clause.put("unit", metric.unit());
            clause.put("direction", required(choice("atMost or atLeast", List.of("atMost", "atLeast")), "direction"));
            clause.put("limits", limits(metric.unit()));
            clause.put("scenarios", List.of());
            clause.put("minTrials", whole("how many trials at least"));
            clause.put("evidenceTypes", List.of("physical", "field"));
            clause.put("combine", combine(metric));
            clause.put("decision", decision(metric));
            clause.put("reason", bothLanguages("why the standard asks for it"));
            clause.put("origin", bothLanguages("where the text says so (clause, page)"));
            clauses.add(clause);
        }
    }

    private static String combine(MetricDefinition metric) {
        return metric.kind() == MetricDefinition.Kind.QUANTITY ? "worst" : "pooled";
    }

    private Map<String, Object> decision(MetricDefinition metric) throws IOException {
        if (metric.kind() == MetricDefinition.Kind.PROPORTION) {
            return Map.of("rule", "proportion", "confidence", number("at which confidence (0.5 to 0.99)"));
        }
        return metric.kind() == MetricDefinition.Kind.QUANTITY
                ? Map.of("rule", "guarded", "guardFactor", 1)
                : Map.of("rule", "simple");
    }

    private Map<Integer, Object> limits(String unit) throws IOException {
        Map<Integer, Object> limits = new LinkedHashMap<>();
        int most = Math.max(1, rulebook.levels().size());
        for (int level = 1; level <= Math.max(most, 10); level++) {
            String answer = asked("limit at level " + level + " in " + unit + " (empty: not concerned; - : no more)");
            if (answer.equals("-")) break;
            if (!answer.isEmpty()) limits.put(level, parsed(answer));
        }
        return limits;
    }

    private MetricDefinition metric() throws IOException {
        List<String> known =
                Definitions.all().stream().map(MetricDefinition::id).toList();
        while (true) {
            String id = asked("by which metric it is measured (./robograde metrics lists them)");
            if (known.contains(id)) return Definitions.of(id);
            console.line("  there is no metric " + id
                    + org.robograde.robots.units.yaml.NearestName.of(id, known)
                            .map(n -> "; did you mean " + n + "?")
                            .orElse(""));
        }
    }

    private Map<String, Object> bothLanguages(String what) throws IOException {
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("en", required(what + ", in English"));
        texts.put("zh", required(what + ", in Chinese"));
        return texts;
    }

    private String date() throws IOException {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        String answer = asked("when it was read (empty: today, " + today + ")");
        return answer.isEmpty() ? today : answer;
    }

    /** A file is hashed here, so that nobody has to; a hash is taken as it is. */
    private String textHash() throws IOException {
        while (true) {
            String answer = required("the standard's file that was read, or its SHA-256");
            if (answer.matches("[0-9a-f]{64}")) return answer;
            Path file = Path.of(answer);
            if (Files.isRegularFile(file)) return Hashes.sha256(Files.readAllBytes(file));
            console.line("  " + answer + " is neither a file nor 64 hexadecimal digits");
        }
    }

    private String choice(String what, List<String> among) throws IOException {
        while (true) {
            String answer = asked(what);
            if (answer.isEmpty() || among.contains(answer)) return answer;
            console.line("  one of " + String.join(", ", among) + ", or nothing");
        }
    }

    private String required(String answer, String what) throws IOException {
        return answer.isEmpty() ? required(what) : answer;
    }

    private String required(String what) throws IOException {
        while (true) {
            String answer = asked(what);
            if (!answer.isEmpty()) return answer;
            console.line("  this has to be said: a value nobody answers for is worth nothing");
        }
    }

    private long whole(String what) throws IOException {
        while (true) {
            String answer = asked(what);
            if (answer.matches("[1-9][0-9]{0,5}")) return Long.parseLong(answer);
            console.line("  a whole number from 1, please");
        }
    }

    private Object number(String what) throws IOException {
        return parsed(required(what));
    }

    /** As typed; what is no number is refused with its line when the rulebook is read. */
    private static Object parsed(String answer) {
        try {
            return Double.valueOf(answer);
        } catch (NumberFormatException e) {
            return answer;
        }
    }

    private String asked(String what) throws IOException {
        console.remark(what + ":");
        String answer = answers.readLine();
        if (answer == null) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "the answers ended at \"" + what + "\"; nothing was written");
        }
        return answer.strip();
    }
}
