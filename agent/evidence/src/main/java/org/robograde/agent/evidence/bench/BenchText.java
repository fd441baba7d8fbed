package org.robograde.agent.evidence.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people. */
final class BenchText {
    private static final List<String> HEADER =
            List.of("figure", "unit", "ours", "min .. max", "peer", "min .. max", "ratio", "target", "met");

    private BenchText() {}

    static String of(BenchReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("bench " + report.name() + ": median of " + report.repeats() + " runs; " + report.machine());
        report.inputs().forEach(input -> lines.add("  " + input));
        Map<String, String> peers = new LinkedHashMap<>();
        for (Figure figure : report.figures()) {
            figure.peer()
                    .ifPresent(peer -> peers.put(
                            peer.name(), peer instanceof Peer.Absent absent ? "not measured: " + absent.reason() : ""));
        }
        peers.forEach((name, reason) -> lines.add("  peer: " + name + (reason.isEmpty() ? "" : ", " + reason)));
        lines.add("");
        lines.addAll(table(report.figures().stream().map(BenchText::row).toList()));
        if (!report.notes().isEmpty()) {
            lines.add("");
        }
        report.notes().forEach(note -> lines.add("note: " + note));
        return String.join("\n", lines);
    }

    private static List<String> row(Figure figure) {
        Series other = figure.peer().isPresent() && figure.peer().get() instanceof Peer.Measured measured
                ? measured.values()
                : null;
        return List.of(
                figure.name(),
                figure.unit(),
                Figure.number(figure.ours().median()),
                spread(figure.ours()),
                other != null ? Figure.number(other.median()) : figure.peer().isPresent() ? "not measured" : "-",
                other == null ? "-" : spread(other),
                figure.ratio()
                        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .orElse("-"),
                figure.targets().isEmpty()
                        ? "-"
                        : figure.targets().stream()
                                .map(target -> target.text(figure.unit()))
                                .collect(Collectors.joining(", ")),
                figure.met()
                        .map(met -> met ? "yes" : "NO")
                        .orElse(figure.targets().isEmpty() ? "-" : "not judged"));
    }

    private static String spread(Series series) {
        return Figure.number(series.min()) + " .. " + Figure.number(series.max());
    }

    private static List<String> table(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(HEADER);
        all.addAll(rows);
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < HEADER.size(); column++) {
                int at = column;
                int width = all.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                String cell = row.get(column);
                String fill = " ".repeat(width - cell.length());
                // Words to the left, numbers to the right.
                boolean words = column < 2 || column > 6;
                line.append(column == 0 ? "" : "  ").append(words ? cell + fill : fill + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
