package org.robograde.robots.messages;

import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes messages as they came off the wire by what they say of themselves, whichever their encoding. Thread-safe. */
public final class RawMessageReader {
    /** Publishers of one topic may state a few definitions; a hostile one could state a new one with each message. */
    private static final int MOST_KEPT = 256;

    private record Stated(WireEncoding encoding, String type, String definition) {}

    private final MessageRegistry registry;
    private final Map<Stated, MessageSchema> known = new LinkedHashMap<>();

    public RawMessageReader(MessageRegistry registry) {
        this.registry = registry;
    }

    /** @throws DefinitionException if the definition cannot be understood, or the bytes are no such message */
    public Message read(RawMessage raw) {
        return Codec.of(raw.encoding()).decode(schema(raw), raw.payload());
    }

    /**
     * The schema a message states; where it states no definition, the one known here by that name.
     *
     * @throws DefinitionException if the definition cannot be understood
     */
    public synchronized MessageSchema schema(RawMessage raw) {
        Stated stated = new Stated(raw.encoding(), raw.type(), raw.definition());
        MessageSchema schema = known.get(stated);
        if (schema == null) {
            Codec codec = Codec.of(raw.encoding());
            String type = codec.typeName(raw.type());
            schema = raw.definition().isEmpty() && registry.find(type).isPresent()
                    ? registry.get(type)
                    : codec.parse(type, raw.definition(), registry);
            if (known.size() >= MOST_KEPT) {
                known.clear();
            }
            known.put(stated, schema);
        }
        return schema;
    }
}
