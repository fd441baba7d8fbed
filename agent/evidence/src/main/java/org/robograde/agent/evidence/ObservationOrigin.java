package org.robograde.agent.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code observations.json} says: what the observations were derived from, by what, and what they were when signed.
 *
 * @param manifestSha256 of the bundle they were derived from
 * @param recordingSha256 last link of the recording's chain, as in the manifest
 */
record ObservationOrigin(
        String manifestSha256,
        String recordingSha256,
        String algorithm,
        String version,
        Map<String, String> parameters,
        SealedFile file) {
    static final String FORMAT = "robograde-observations";

    ObservationOrigin {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    byte[] encode() {
        ObjectNode json = CanonicalJson.object();
        json.put("format", FORMAT);
        json.put("formatVersion", Manifest.VERSION);
        json.put("manifestSha256", manifestSha256);
        json.put("recordingSha256", recordingSha256);
        json.put("algorithm", algorithm);
        json.put("version", version);
        ObjectNode list = json.putObject("parameters");
        parameters.forEach(list::put);
        json.set("file", file.toJson());
        return CanonicalJson.bytes(json);
    }

    /** @throws EvidenceException naming the field that is missing or wrong */
    static ObservationOrigin parse(byte[] bytes) {
        String what = BundleFolder.OBSERVATIONS_ORIGIN;
        ObjectNode json = CanonicalJson.parse(bytes, what);
        if (!CanonicalJson.text(json, "format", what).equals(FORMAT)
                || json.path("formatVersion").asLong() != Manifest.VERSION) {
            throw new EvidenceException(what + " is not of format " + FORMAT + " version " + Manifest.VERSION);
        }
        Map<String, String> parameters = new TreeMap<>();
        json.path("parameters")
                .properties()
                .forEach(it -> parameters.put(it.getKey(), it.getValue().asText()));
        return new ObservationOrigin(
                CanonicalJson.text(json, "manifestSha256", what),
                CanonicalJson.text(json, "recordingSha256", what),
                CanonicalJson.text(json, "algorithm", what),
                CanonicalJson.text(json, "version", what),
                parameters,
                SealedFile.parse(json.path("file"), what));
    }
}
