package org.robograde.agent.evidence;

import java.util.SortedMap;
import java.util.TreeMap;

/** An entry of the loss ledger as text fields: in the manifest, and in the recording from the moment it is known. */
final class LossFields {
    /** Name of the metadata record in a recording. */
    static final String RECORD = "robograde.lost";

    private LossFields() {}

    static SortedMap<String, String> encode(Evidence.Damage loss) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("topic", loss.topic());
        fields.put("count", Long.toString(loss.count()));
        fields.put("fromNanos", Long.toString(loss.fromNanos()));
        fields.put("toNanos", Long.toString(loss.toNanos()));
        fields.put("reason", loss.reason());
        fields.put("knownBy", loss.knownBy());
        return fields;
    }

    /** @throws EvidenceException if a field is missing or wrong */
    static Evidence.Damage parse(SortedMap<String, String> fields, String what) {
        try {
            return new Evidence.Damage(
                    fields.getOrDefault("topic", "*"),
                    Long.parseLong(fields.getOrDefault("count", "-1")),
                    Long.parseLong(fields.getOrDefault("fromNanos", "0")),
                    Long.parseLong(fields.getOrDefault("toNanos", "0")),
                    fields.getOrDefault("reason", ""),
                    fields.getOrDefault("knownBy", ""));
        } catch (NumberFormatException e) {
            throw new EvidenceException(what + ": an entry of the loss ledger has a wrong number", e);
        }
    }
}
