package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robograde.robots.messages.Definition.Declaration;

/** Puts definitions together into schemas: every nested type is looked up among the texts at hand, then in a registry. */
final class SchemaAssembly {
    /** No robot nests deeper than a dozen; the bound keeps a hostile definition from exhausting the stack. */
    private static final int DEEPEST = 64;

    private final Map<String, Definition> definitions;
    private final Function<String, Optional<MessageSchema>> elsewhere;
    private final Map<String, MessageSchema> done = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    SchemaAssembly(Map<String, Definition> definitions, Function<String, Optional<MessageSchema>> elsewhere) {
        this.definitions = definitions;
        this.elsewhere = elsewhere;
    }

    /** Splits a complete definition into the type's own text and its dependency blocks, so that joining them gives the same text. */
    static Map<String, Definition> split(WireEncoding encoding, String type, String definition) {
        Map<String, Definition> parts = new LinkedHashMap<>();
        String name = type;
        StringBuilder text = new StringBuilder();
        boolean headingNext = false;
        for (String line : definition.split("\\r\\n?|\\n", -1)) {
            if (isSeparator(line)) {
                keep(encoding, parts, name, text);
                headingNext = true;
            } else if (headingNext) {
                name = heading(encoding, type, line);
                headingNext = false;
            } else {
                text.append(line).append('\n');
            }
        }
        keep(encoding, parts, name, text);
        return parts;
    }

    private static boolean isSeparator(String line) {
        return line.startsWith("==========") && line.strip().chars().allMatch(each -> each == '=');
    }

    private static String heading(WireEncoding encoding, String type, String line) {
        if (!line.startsWith("MSG:")) {
            throw new DefinitionException(
                    type + ": after a separator stands '" + line + "'; expected 'MSG: package/Name'");
        }
        String name = line.substring("MSG:".length()).strip();
        return encoding == WireEncoding.CDR ? TypeNames.ros2(name) : name;
    }

    private static void keep(WireEncoding encoding, Map<String, Definition> parts, String name, StringBuilder text) {
        text.setLength(Math.max(0, text.length() - 1));
        // The first text of a name counts: a dependency cannot redefine the type that was asked for.
        if (!parts.containsKey(name)) {
            parts.put(name, parse(encoding, name, text.toString()));
        }
        text.setLength(0);
    }

    static Definition parse(WireEncoding encoding, String type, String text) {
        return encoding == WireEncoding.CDR
                ? Ros2DefinitionParser.parse(type, text)
                : DefinitionParser.parse(type, text);
    }

    /** @throws DefinitionException if a dependency is nowhere to be found, or types contain each other */
    MessageSchema assemble(Definition definition) {
        MessageSchema known = done.get(definition.type());
        if (known != null) {
            return known;
        }
        if (!open.add(definition.type()) || open.size() > DEEPEST) {
            throw new DefinitionException(definition.type() + ": types contain each other or nest deeper than "
                    + DEEPEST + ": " + String.join(" > ", open));
        }
        List<FieldSchema> fields = new ArrayList<>();
        for (Declaration declared : definition.declarations()) {
            fields.add(field(definition, declared));
        }
        open.remove(definition.type());
        MessageSchema schema = new MessageSchema(definition, fields);
        done.put(definition.type(), schema);
        return schema;
    }

    private FieldSchema field(Definition owner, Declaration declared) {
        Optional<Primitive> primitive = Primitive.named(owner.encoding(), declared.baseType());
        String type = primitive.map(Primitive::typeName).orElse(declared.baseType());
        Optional<MessageSchema> nested =
                primitive.isPresent() ? Optional.empty() : Optional.of(nested(owner, declared));
        return new FieldSchema(
                declared.name(),
                type,
                declared.arrayLength(),
                nested,
                declared.arrayBound(),
                declared.textBound(),
                declared.defaultValue());
    }

    private MessageSchema nested(Definition owner, Declaration declared) {
        Definition own = definitions.get(declared.baseType());
        if (own != null) {
            return assemble(own);
        }
        MessageSchema known = done.get(declared.baseType());
        return known != null ? known : fromElsewhere(owner, declared);
    }

    private MessageSchema fromElsewhere(Definition owner, Declaration declared) {
        MessageSchema known = elsewhere
                .apply(declared.baseType())
                .orElseThrow(() -> new DefinitionException(owner.type() + " line " + declared.line() + ": field '"
                        + declared.name() + "' is of type " + declared.baseType()
                        + ", which is neither in the definition nor known here"));
        if (!Collections.disjoint(known.dependencies().keySet(), definitions.keySet())) {
            // One name has one meaning within a definition: what this type is made of may be redefined here.
            return assemble(known.definition());
        }
        done.put(known.type(), known);
        return known;
    }
}
