package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.robograde.agent.evidence.SigningKey;

/**
 * A report's values as the leaves of a hash tree. The laboratory signs the root, so that a copy which withholds some leaves
 * still leads to what was signed: a withheld leaf is named by its hash. Each leaf has a salt of its own, or a withheld name
 * could be found by trying names. Leaf and node are hashed under different first bytes, as in RFC 6962.
 */
record DisclosureTree(List<Leaf> leaves) {
    static final String FORMAT = "robograde-report-tree/1";

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    DisclosureTree {
        leaves = List.copyOf(leaves);
    }

    /**
     * @param path where the value stands in the report, as a JSON Pointer (RFC 6901)
     * @param salt 64 hex digits
     * @param value a text, number or truth value, or a list of those
     */
    record Leaf(String path, String salt, JsonNode value) {
        String hash() {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.write(LEAF);
            part(content, salt.getBytes(StandardCharsets.US_ASCII));
            part(content, path.getBytes(StandardCharsets.UTF_8));
            part(content, Json.value(value));
            return Json.sha256(content.toByteArray());
        }

        /** Each part behind its own length, so that no two triples give the same bytes. */
        private static void part(ByteArrayOutputStream content, byte[] bytes) {
            content.writeBytes(HexFormat.of().toHexDigits(bytes.length).getBytes(StandardCharsets.US_ASCII));
            content.writeBytes(bytes);
        }
    }

    /**
     * @param key the laboratory's. The salts come from its deterministic signature (RFC 8032) over the report's hash: only who
     *     holds it can tell them, and they need not be kept.
     */
    static DisclosureTree of(byte[] reportJson, SigningKey key) {
        byte[] seed = digest(new RoleKey(key)
                .signature(("robograde salts of report " + Json.sha256(reportJson)).getBytes(StandardCharsets.UTF_8)));
        List<Leaf> leaves = new ArrayList<>();
        collect(Json.parse(reportJson), "", seed, leaves);
        return new DisclosureTree(leaves);
    }

    private static void collect(JsonNode node, String path, byte[] seed, List<Leaf> leaves) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey().replace("~", "~0").replace("/", "~1");
                collect(member.getValue(), path + "/" + name, seed, leaves);
            }
        } else if (node.isArray() && holdsContainers(node)) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, seed, leaves);
            }
        } else {
            leaves.add(new Leaf(path, salt(seed, path), node));
        }
    }

    private static boolean holdsContainers(JsonNode array) {
        for (JsonNode each : array) {
            if (each.isContainerNode()) {
                return true;
            }
        }
        return false;
    }

    private static String salt(byte[] seed, String path) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(seed);
        content.writeBytes(path.getBytes(StandardCharsets.UTF_8));
        return Json.sha256(content.toByteArray());
    }

    String root() {
        return root(leaves.stream().map(Leaf::hash).toList());
    }

    /** @param hashes of the leaves, in the report's order; a last one without a partner moves up as it is */
    static String root(List<String> hashes) {
        List<String> level = hashes;
        while (level.size() > 1) {
            List<String> above = new ArrayList<>();
            for (int i = 0; i + 1 < level.size(); i += 2) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                content.write(NODE);
                content.writeBytes(HexFormat.of().parseHex(level.get(i)));
                content.writeBytes(HexFormat.of().parseHex(level.get(i + 1)));
                above.add(Json.sha256(content.toByteArray()));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            level = above;
        }
        return level.isEmpty() ? Json.sha256(new byte[0]) : level.get(0);
    }

    /** What the laboratory signs beside the report. */
    byte[] statement(byte[] reportJson) {
        ObjectNode json = Json.object();
        json.put("format", FORMAT);
        json.put("report", Json.sha256(reportJson));
        json.put("number", Json.parse(reportJson).path("number").asText());
        json.put("root", root());
        json.put("leaves", leaves.size());
        return Json.bytes(json);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
