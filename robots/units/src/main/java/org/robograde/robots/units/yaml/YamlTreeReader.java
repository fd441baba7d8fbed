package org.robograde.robots.units.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Builds our nodes from the parser's events rather than from its composed tree, because only there can anchors, tags and depth be refused before
 * they cost anything.
 */
final class YamlTreeReader {
    private final String file;
    private final List<String> lines;
    private final Issues issues;
    private final Iterator<Event> events;
    private final ScalarResolver resolver = new JsonSchema().getScalarResolver();

    YamlTreeReader(String file, String text, Issues issues) {
        this.file = file;
        this.lines = text.lines().toList();
        this.issues = issues;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(YamlDocument.MAX_BYTES)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    YamlNode.Mapping readRoot() {
        try {
            return root();
        } catch (MarkedYamlEngineException e) {
            SourcePlace where = e.getProblemMark().map(this::place).orElse(place(1, 1));
            throw refuse(
                    "yaml-syntax",
                    where,
                    "this is not YAML: " + e.getProblem(),
                    "check indentation, quotes and brackets near here");
        } catch (YamlEngineException e) {
            throw refuse("yaml-syntax", place(1, 1), "this is not YAML: " + e.getMessage(), "");
        }
    }

    private YamlNode.Mapping root() {
        Event first = nextContent();
        if (first.getEventId() == Event.ID.StreamEnd)
            throw refuse("yaml-empty", place(1, 1), "the file is empty", "start from a shipped example");
        YamlNode root = node(first, 1);
        Event next = nextContent();
        if (next.getEventId() != Event.ID.StreamEnd)
            throw refuse("yaml-documents", place(next), "a second document starts here", "keep one document per file");
        if (root instanceof YamlNode.Mapping mapping) return mapping;
        throw refuse("wrong-type", root.where(), "the file must be a map of fields, not " + root.kindInWords(), "");
    }

    private Event nextContent() {
        while (true) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, DocumentEnd, Comment -> {}
                default -> {
                    return event;
                }
            }
        }
    }

    private YamlNode node(Event event, int depth) {
        if (event instanceof AliasEvent) throw anchors(event);
        if (event instanceof NodeEvent nodeEvent) {
            Optional<Anchor> anchor = nodeEvent.getAnchor();
            if (anchor.isPresent()) throw anchors(event);
        }
        if (depth > YamlDocument.MAX_DEPTH)
            throw refuse("too-deep", place(event), "more than " + YamlDocument.MAX_DEPTH + " levels of nesting", "");
        if (event instanceof ScalarEvent scalar) return scalar(scalar);
        if (event instanceof CollectionStartEvent start) {
            if (start.getTag().isPresent()) throw tagged(event, start.getTag().get());
            return event.getEventId() == Event.ID.MappingStart ? mapping(event, depth) : sequence(event, depth);
        }
        throw new IllegalStateException("unexpected YAML event " + event);
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        if (event.getTag().isPresent()) throw tagged(event, event.getTag().get());
        Tag tag = event.isPlain() ? resolver.resolve(event.getValue(), true) : Tag.STR;
        YamlNode.ScalarKind kind;
        if (tag.equals(Tag.INT)) kind = YamlNode.ScalarKind.WHOLE_NUMBER;
        else if (tag.equals(Tag.FLOAT)) kind = YamlNode.ScalarKind.NUMBER;
        else if (tag.equals(Tag.BOOL)) kind = YamlNode.ScalarKind.BOOLEAN;
        else if (tag.equals(Tag.NULL)) kind = YamlNode.ScalarKind.NOTHING;
        else kind = YamlNode.ScalarKind.TEXT;
        return new YamlNode.Scalar(place(event), event.getValue(), kind);
    }

    private YamlNode.Sequence sequence(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = nextContent(); event.getEventId() != Event.ID.SequenceEnd; event = nextContent())
            items.add(node(event, depth + 1));
        return new YamlNode.Sequence(place(start), items);
    }

    private YamlNode.Mapping mapping(Event start, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event event = nextContent(); event.getEventId() != Event.ID.MappingEnd; event = nextContent()) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(nextContent(), depth + 1);
            if (!(key instanceof YamlNode.Scalar scalar)) {
                issues.error("wrong-type", key.where(), "a field's name must be text, not " + key.kindInWords(), "");
            } else if (!keys.add(scalar.text())) {
                issues.error(
                        "duplicate-key",
                        key.where(),
                        "\"" + scalar.text() + "\" stands here a second time",
                        "remove one of the two");
            } else {
                entries.add(new YamlNode.Entry(scalar.text(), key.where(), value));
            }
        }
        return new YamlNode.Mapping(place(start), entries);
    }

    private InvalidInputException anchors(Event event) {
        return refuse(
                "yaml-anchor",
                place(event),
                "anchors (&) and aliases (*) are not allowed",
                "write the value out where it is needed");
    }

    private InvalidInputException tagged(Event event, String tag) {
        return refuse("yaml-tag", place(event), "the tag " + tag + " is not allowed", "remove it");
    }

    private InvalidInputException refuse(String code, SourcePlace where, String message, String hint) {
        issues.error(code, where, message, hint);
        return new InvalidInputException(issues.list());
    }

    private SourcePlace place(Event event) {
        return event.getStartMark().map(this::place).orElse(place(1, 1));
    }

    private SourcePlace place(Mark mark) {
        return place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private SourcePlace place(int line, int column) {
        return new SourcePlace(file, line, column, line <= lines.size() ? lines.get(line - 1) : "");
    }
}
