package org.robograde.agent.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.robograde.agent.evidence.mcap.ChainHash;
import org.robograde.agent.evidence.mcap.HashChain;
import org.robograde.agent.evidence.mcap.Segment;

/**
 * A file as it was when it was sealed: an ordinary one by its size and hash, an MCAP file by the segments of its hash
 * chain, which tile it from its first byte to its last.
 *
 * @param name relative to the bundle, with {@code /}
 * @param sha256 of the file; for an MCAP file the last link of its chain, which depends on every byte just the same
 * @param segments empty for an ordinary file
 */
record SealedFile(String name, long size, String sha256, List<Segment> segments) {
    SealedFile {
        segments = List.copyOf(segments);
    }

    static SealedFile ordinary(String name, byte[] content) {
        return new SealedFile(name, content.length, BundleFolder.sha256(content), List.of());
    }

    static SealedFile chained(String name, List<Segment> segments) {
        Segment last = segments.get(segments.size() - 1);
        return new SealedFile(name, last.endOffset(), last.link(), segments);
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object();
        json.put("name", name);
        json.put("size", Long.toString(size));
        if (segments.isEmpty()) {
            json.put("sha256", sha256);
            return json;
        }
        ObjectNode chain = json.putObject("chain");
        chain.put("hash", segments.get(0).algorithm().label());
        chain.put("head", segments.get(0).link());
        chain.put("tail", sha256);
        ArrayNode list = chain.putArray("segments");
        for (Segment segment : segments) {
            list.addArray()
                    .add(Long.toString(segment.endOffset()))
                    .add(Long.toString(segment.firstNanos()))
                    .add(Long.toString(segment.lastNanos()))
                    .add(segment.hash());
        }
        return json;
    }

    /** @throws EvidenceException if the entry is not one, or its chain contradicts itself */
    static SealedFile parse(JsonNode json, String what) {
        String name = CanonicalJson.text(json, "name", what);
        long size = CanonicalJson.whole(json, "size", what);
        JsonNode chain = CanonicalJson.inner(json, "chain");
        if (!chain.isObject()) {
            return new SealedFile(name, size, CanonicalJson.text(json, "sha256", what), List.of());
        }
        ChainHash algorithm = algorithm(chain, name, what);
        List<Segment> segments = new ArrayList<>();
        String link = HashChain.START;
        long offset = 0;
        for (JsonNode entry : chain.path("segments")) {
            Segment segment = segment(entry, segments.size() + 1, algorithm, link, what);
            if (segment.endOffset() <= offset) {
                throw new EvidenceException(what + ": the segments of " + name + " do not follow each other");
            }
            segments.add(segment);
            link = segment.link();
            offset = segment.endOffset();
        }
        if (segments.isEmpty()
                || offset != size
                || !link.equals(CanonicalJson.text(chain, "tail", what))
                || !segments.get(0).link().equals(CanonicalJson.text(chain, "head", what))) {
            throw new EvidenceException(what + ": the chain of " + name + " contradicts itself");
        }
        return new SealedFile(name, size, link, segments);
    }

    /** Version 1 did not name the hash: it had but one. */
    private static ChainHash algorithm(JsonNode chain, String name, String what) {
        String label = chain.path("hash").asText(ChainHash.SHA_256.label());
        return ChainHash.labelled(label)
                .orElseThrow(() ->
                        new EvidenceException(what + ": the chain of " + name + " has an unknown hash, " + label));
    }

    private static Segment segment(JsonNode entry, int number, ChainHash algorithm, String previousLink, String what) {
        try {
            String hash = entry.path(3).asText();
            return new Segment(
                    number,
                    Long.parseLong(entry.path(0).asText()),
                    Long.parseLong(entry.path(1).asText()),
                    Long.parseLong(entry.path(2).asText()),
                    algorithm,
                    hash,
                    HashChain.linkAfter(previousLink, hash));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException(what + ": segment " + number + " is not one", e);
        }
    }
}
