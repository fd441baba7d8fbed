package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.reports.input.StatedField;

/** Whether a public copy shows nothing but what the laboratory signed, and what it withholds. */
final class PublicCopyInspection {
    private static final int NAMED = 20;

    private final Findings findings;

    PublicCopyInspection(Findings findings) {
        this.findings = findings;
    }

    /** @return fingerprint of the laboratory's key, if copy and report were both signed by it */
    Optional<String> inspect(byte[] content, Optional<byte[]> signature, Path folder, String name) throws IOException {
        ReportInspection signatures = new ReportInspection(findings);
        Optional<String> signer = signatures.signed(content, signature, name);
        ObjectNode copy = Json.parse(content);
        byte[] tree = copy.path("tree").asText().getBytes(StandardCharsets.UTF_8);
        Optional<String> original = signatures.signed(
                tree,
                Optional.of(copy.path("treeSignature").asText().getBytes(StandardCharsets.UTF_8)),
                name + ", the tree of the whole report");
        if (signer.isEmpty() || original.isEmpty()) {
            return Optional.empty();
        }
        findings.say(
                signer.equals(original),
                name,
                "was made by who issued the whole report",
                "was made by key " + signer.get() + ", but the whole report was issued by key " + original.get());
        leaves(copy.path("leaves"), Json.parse(tree), name);
        page(copy, folder);
        return signer.filter(original.get()::equals);
    }

    /** The day of issue, if the copy shows it. */
    static Optional<LocalDate> issued(byte[] content) {
        JsonNode leaves = Json.parse(content).path("leaves");
        for (JsonNode leaf : leaves) {
            String path = leaf.path("path").asText();
            if (path.matches("/identification/\\d+/id")
                    && leaf.path("value").asText().equals(StatedField.ISSUED.key())) {
                String place = path.substring(0, path.length() - "id".length()) + "value/en";
                for (JsonNode other : leaves) {
                    if (other.path("path").asText().equals(place)) {
                        return day(other.path("value").asText());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void leaves(JsonNode leaves, ObjectNode tree, String name) {
        List<String> hashes = new ArrayList<>();
        List<String> withheld = new ArrayList<>();
        for (JsonNode leaf : leaves) {
            String path = leaf.path("path").asText();
            if (leaf.has("value")) {
                hashes.add(new DisclosureTree.Leaf(path, leaf.path("salt").asText(), leaf.path("value")).hash());
            } else {
                String hash = leaf.path("sha256").asText();
                if (!hash.matches("[0-9a-f]{64}")) {
                    findings.fails(name, path + " is neither shown nor named by its hash");
                    return;
                }
                hashes.add(hash);
                withheld.add(path);
            }
        }
        findings.say(
                DisclosureTree.root(hashes).equals(tree.path("root").asText())
                        && hashes.size() == tree.path("leaves").asInt(),
                name,
                "every value shown is the one of report " + tree.path("number").asText() + " that was signed",
                "shows a value that is not the one of report "
                        + tree.path("number").asText() + " that was signed, or leaves one out unsaid");
        findings.holds(
                name,
                "withholds " + withheld.size() + " of " + hashes.size() + " values, and all video frames and charts"
                        + (withheld.isEmpty()
                                ? ""
                                : ": " + String.join(", ", withheld.subList(0, Math.min(NAMED, withheld.size())))
                                        + (withheld.size() > NAMED ? ", ..." : "")));
    }

    private void page(ObjectNode copy, Path folder) throws IOException {
        Path page = folder.resolve(PublicCopy.PAGE);
        if (!Files.isRegularFile(page)) {
            findings.unchecked(PublicCopy.PAGE, "is not at hand");
            return;
        }
        findings.say(
                Json.sha256(Files.readAllBytes(page))
                        .equals(copy.path("files").path(PublicCopy.PAGE).asText()),
                PublicCopy.PAGE,
                "is the page of this copy",
                "is not the page this copy was issued with");
    }
}
