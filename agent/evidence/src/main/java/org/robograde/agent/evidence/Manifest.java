package org.robograde.agent.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code manifest.json} says: which trial, how it ended, what was recorded, what was lost, and every file's hash.
 *
 * @param roles role to topic
 * @param roleOrigins role to how its topic is known: {@code stated}, or {@code guessed by type}
 * @param counts messages per topic
 * @param files all files of the bundle but the manifest itself and its signature
 * @param losses the loss ledger
 * @param notes what was found odd and loses nothing, in words
 */
record Manifest(
        TrialIdentity identity,
        String outcome,
        String outcomeReason,
        Map<String, String> roles,
        Map<String, String> roleOrigins,
        Map<String, Long> counts,
        long startNanos,
        long endNanos,
        List<SealedFile> files,
        List<Evidence.Damage> losses,
        List<String> notes) {
    static final String FORMAT = "robograde-evidence";
    static final long VERSION = 2;

    /** Still read: its recordings are chained with another hash. */
    private static final long VERSION_BEFORE = 1;

    Manifest {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        roleOrigins = Collections.unmodifiableSortedMap(new TreeMap<>(roleOrigins));
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        files = List.copyOf(files);
        losses = List.copyOf(losses);
        notes = List.copyOf(notes);
    }

    byte[] encode() {
        ObjectNode json = CanonicalJson.object();
        json.put("format", FORMAT);
        json.put("formatVersion", VERSION);
        json.put("writer", BundleWriter.LIBRARY);
        ObjectNode trial = json.putObject("identity");
        IdentityFields.encode(identity).forEach(trial::put);
        json.put("outcome", outcome);
        json.put("outcomeReason", outcomeReason);
        putAll(json.putObject("roles"), roles);
        putAll(json.putObject("roleOrigins"), roleOrigins);
        ObjectNode perTopic = json.putObject("counts");
        counts.forEach((topic, count) -> perTopic.put(topic, Long.toString(count)));
        json.put("startNanos", Long.toString(startNanos));
        json.put("endNanos", Long.toString(endNanos));
        ArrayNode fileList = json.putArray("files");
        files.forEach(file -> fileList.add(file.toJson()));
        ArrayNode ledger = json.putArray("losses");
        losses.forEach(loss -> ledger.add(lossJson(loss)));
        ArrayNode noteList = json.putArray("notes");
        notes.forEach(noteList::add);
        return CanonicalJson.bytes(json);
    }

    /** @throws EvidenceException naming the field that is missing or wrong */
    static Manifest parse(byte[] bytes) {
        String what = BundleFolder.MANIFEST;
        ObjectNode json = CanonicalJson.parse(bytes, what);
        long version = json.path("formatVersion").asLong();
        if (!CanonicalJson.text(json, "format", what).equals(FORMAT)
                || (version != VERSION && version != VERSION_BEFORE)) {
            throw new EvidenceException(
                    what + " is not of format " + FORMAT + " version " + VERSION_BEFORE + " or " + VERSION);
        }
        Map<String, Long> counts = new TreeMap<>();
        texts(json, "counts").forEach((topic, count) -> counts.put(topic, parseCount(topic, count)));
        List<SealedFile> files = new ArrayList<>();
        json.path("files").forEach(file -> files.add(SealedFile.parse(file, what)));
        List<Evidence.Damage> losses = new ArrayList<>();
        json.path("losses").forEach(loss -> losses.add(lossOf(loss, what)));
        List<String> notes = new ArrayList<>();
        json.path("notes").forEach(note -> notes.add(note.asText()));
        return new Manifest(
                IdentityFields.parse(texts(json, "identity"), what),
                CanonicalJson.text(json, "outcome", what),
                CanonicalJson.text(json, "outcomeReason", what),
                texts(json, "roles"),
                texts(json, "roleOrigins"),
                counts,
                CanonicalJson.whole(json, "startNanos", what),
                CanonicalJson.whole(json, "endNanos", what),
                files,
                losses,
                notes);
    }

    private static void putAll(ObjectNode node, Map<String, String> entries) {
        entries.forEach(node::put);
    }

    private static SortedMap<String, String> texts(JsonNode json, String field) {
        SortedMap<String, String> entries = new TreeMap<>();
        json.path(field)
                .properties()
                .forEach(it -> entries.put(it.getKey(), it.getValue().asText()));
        return entries;
    }

    private static long parseCount(String topic, String count) {
        try {
            return Long.parseLong(count);
        } catch (NumberFormatException e) {
            throw new EvidenceException(BundleFolder.MANIFEST + ": the count of " + topic + " is no number", e);
        }
    }

    private static ObjectNode lossJson(Evidence.Damage loss) {
        ObjectNode json = CanonicalJson.object();
        LossFields.encode(loss).forEach(json::put);
        return json;
    }

    private static Evidence.Damage lossOf(JsonNode json, String what) {
        SortedMap<String, String> entries = new TreeMap<>();
        json.properties().forEach(it -> entries.put(it.getKey(), it.getValue().asText()));
        return LossFields.parse(entries, what);
    }
}
