package org.robograde.agent.evidence.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * All that a benchmark says: its inputs, how often it was repeated, on what machine, and its figures.
 *
 * @param name as in {@code ./robograde bench NAME}
 * @param inputs one sentence each: what is measured on what, and what exactly is compared
 * @param repeats measured runs per figure, not counting those to warm up
 * @param notes what a reader must know before quoting a figure
 */
public record BenchReport(
        String name, List<String> inputs, int repeats, Machine machine, List<Figure> figures, List<String> notes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public BenchReport {
        inputs = List.copyOf(inputs);
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    /** Canonical JSON (RFC 8785). */
    public byte[] json() {
        ObjectNode report = JSON.createObjectNode();
        report.put("benchmark", name);
        report.put("repeats", repeats);
        inputs.forEach(report.putArray("inputs")::add);
        notes.forEach(report.putArray("notes")::add);
        ObjectNode where = report.putObject("machine");
        where.put("cores", machine.cores());
        where.put("java", machine.java());
        where.put("system", machine.system());
        where.put("heapMaxBytes", machine.heapMaxBytes());
        ArrayNode list = report.putArray("figures");
        figures.forEach(figure -> put(list.addObject(), figure));
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(report)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("a benchmark's figures have no canonical form", e);
        }
    }

    /** For people: what, on what, then a table of medians with their spread. */
    public String text() {
        return BenchText.of(this);
    }

    private static void put(ObjectNode node, Figure figure) {
        node.put("name", figure.name());
        node.put("unit", figure.unit());
        put(node.putObject("ours"), figure.ours());
        figure.peer().ifPresent(peer -> {
            ObjectNode other = node.putObject("peer");
            other.put("name", peer.name());
            if (peer instanceof Peer.Measured measured) {
                put(other, measured.values());
            } else if (peer instanceof Peer.Absent absent) {
                other.put("absent", absent.reason());
            }
        });
        figure.ratio().ifPresent(ratio -> node.put("ratio", ratio));
        if (!figure.targets().isEmpty()) {
            ArrayNode targets = node.putArray("targets");
            figure.targets().forEach(target -> targets.add(target.text(figure.unit())));
        }
        figure.met().ifPresent(met -> node.put("met", met));
    }

    private static void put(ObjectNode node, Series series) {
        node.put("median", series.median());
        node.put("min", series.min());
        node.put("max", series.max());
        node.put("medianDeviation", series.medianDeviation());
        series.values().forEach(node.putArray("values")::add);
    }
}
