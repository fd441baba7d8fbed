package org.robograde.grader.explain;

import java.util.ArrayList;
import java.util.List;
import org.robograde.grader.explain.Explanation.ByteSpan;
import org.robograde.grader.explain.Explanation.ClauseLink;
import org.robograde.grader.explain.Explanation.EvidenceLink;
import org.robograde.grader.explain.Explanation.Frame;
import org.robograde.grader.explain.Explanation.MeasurementLink;

/** An explanation as lines, each link of the chain indented under the one it explains. */
public final class ExplanationText {
    private ExplanationText() {}

    public static List<String> of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(explanation.level().sentence());
        lines.add("  rules: " + explanation.level().rulebook() + ", SHA-256 "
                + explanation.level().rulebookSha256());
        lines.add("  why: " + explanation.level().why());
        add(lines, "  sure: ", explanation.level().sure());
        lines.add("  next: " + explanation.level().raising());
        explanation.elements().forEach(element -> {
            lines.add("");
            lines.add("  " + element.title() + " (" + element.elementId() + "): " + element.level() + " - "
                    + element.why());
            element.clauses().forEach(clause -> clause(lines, clause));
        });
        return lines;
    }

    private static void clause(List<String> lines, ClauseLink clause) {
        lines.add("    " + clause.clauseId() + " " + clause.title() + ": " + clause.verdict());
        lines.add("      rule: " + clause.rule());
        lines.add("      from: " + clause.source());
        lines.add("      found: " + clause.finding());
        add(lines, "      settled by: ", clause.settles());
        add(lines, "      margin: ", clause.margin());
        clause.measurements().forEach(measurement -> measurement(lines, measurement));
    }

    private static void measurement(List<String> lines, MeasurementLink measurement) {
        lines.add("      " + (measurement.deciding() ? "* " : "- ") + measurement.metricId() + " in "
                + measurement.trialId() + " (manifest " + shortened(measurement.manifestSha256()) + "): "
                + measurement.value());
        measurement.evidence().forEach(evidence -> lines.add("          " + evidence(evidence)));
    }

    private static String evidence(EvidenceLink evidence) {
        StringBuilder text = new StringBuilder(evidence.topic());
        text.append(evidence.moment().isEmpty() ? "" : " at " + evidence.moment());
        text.append(" [")
                .append(evidence.fromNanos())
                .append(" .. ")
                .append(evidence.toNanos())
                .append(" ns]: ");
        text.append(evidence.what());
        if (!evidence.file().isEmpty()) {
            text.append("; ").append(evidence.file());
            for (ByteSpan span : evidence.chunks()) {
                text.append(", chunk ")
                        .append(span.chunk())
                        .append(" at byte ")
                        .append(span.offset())
                        .append(" + ")
                        .append(span.length());
            }
        }
        for (Frame frame : evidence.frames()) {
            text.append("; frame ")
                    .append(frame.sequence())
                    .append(" of ")
                    .append(frame.topic())
                    .append(" at ")
                    .append(frame.logNanos())
                    .append(" ns");
        }
        return text.toString();
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }

    private static String shortened(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }
}
