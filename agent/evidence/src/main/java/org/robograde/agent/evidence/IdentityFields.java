package org.robograde.agent.evidence;

import java.util.SortedMap;
import java.util.TreeMap;

/** A trial's identity as text fields: in the manifest, and at the head of the recording for the case that no manifest comes. */
final class IdentityFields {
    /** Name of the metadata record at the head of a recording. */
    static final String RECORD = "robograde.identity";

    private IdentityFields() {}

    static SortedMap<String, String> encode(TrialIdentity identity) {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("trialId", identity.trialId());
        fields.put("unitId", identity.unitId());
        fields.put("unitClass", identity.unitClass());
        fields.put("siteId", identity.siteId());
        fields.put("scenarioId", identity.scenarioId());
        fields.put("repetition", Integer.toString(identity.repetition()));
        fields.put("seed", Long.toString(identity.seed()));
        fields.put("timeBase", identity.timeBase().name());
        fields.put("source", identity.source());
        return fields;
    }

    /** @throws EvidenceException if a field is missing or wrong */
    static TrialIdentity parse(SortedMap<String, String> fields, String what) {
        try {
            return new TrialIdentity(
                    text(fields, "trialId", what),
                    text(fields, "unitId", what),
                    text(fields, "unitClass", what),
                    text(fields, "siteId", what),
                    text(fields, "scenarioId", what),
                    Integer.parseInt(text(fields, "repetition", what)),
                    Long.parseLong(text(fields, "seed", what)),
                    TimeBase.valueOf(text(fields, "timeBase", what)),
                    text(fields, "source", what));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException(what + ": the identity has a wrong number or time base: " + e.getMessage(), e);
        }
    }

    private static String text(SortedMap<String, String> fields, String name, String what) {
        String value = fields.get(name);
        if (value == null) {
            throw new EvidenceException(what + ": the identity has no '" + name + "'");
        }
        return value;
    }
}
