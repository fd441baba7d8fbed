package org.robograde.grader.rulebook.reading;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML 1.2 text to nodes with their places. Anchors, aliases and deep nesting are refused before anything is built. */
final class YamlText {
    private static final int DEEPEST = 12;

    private YamlText() {}

    static Optional<MappingNode> compose(String text, Findings findings) {
        LoadSettings settings = LoadSettings.builder()
                .setParseComments(false)
                .setCodePointLimit(RulebookReader.LARGEST_BYTES)
                .build();
        try {
            if (!harmless(settings, text, findings)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            findings.add(
                    "not-a-rulebook",
                    Optional.empty(),
                    "this is no rulebook: it holds no keys",
                    "start with: rulebook: <id>");
        } catch (MarkedYamlEngineException e) {
            findings.add("yaml", e.getProblemMark(), "this is no YAML: " + e.getProblem(), "mend the YAML first");
        } catch (YamlEngineException e) {
            findings.add("yaml", Optional.empty(), "this is no YAML: " + e.getMessage(), "mend the YAML first");
        }
        return Optional.empty();
    }

    private static boolean harmless(LoadSettings settings, String text, Findings findings) {
        int depth = 0;
        Iterator<Event> events = new Parse(settings).parseString(text).iterator();
        while (events.hasNext()) {
            Event event = events.next();
            boolean anchored =
                    event instanceof NodeEvent node && node.getAnchor().isPresent();
            if (event instanceof AliasEvent || anchored) {
                findings.add(
                        "alias",
                        event.getStartMark(),
                        "a rulebook has no anchors and aliases",
                        "write the value out where it is needed");
                return false;
            }
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                findings.add(
                        "depth",
                        event.getStartMark(),
                        "nested deeper than " + DEEPEST + " levels",
                        "a rulebook needs no more than five");
                return false;
            }
        }
        return true;
    }
}
