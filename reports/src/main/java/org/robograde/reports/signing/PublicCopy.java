package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.grader.Grader;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.input.FrameSource;
import org.robograde.reports.input.LaboratoryStatement;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.StatedField;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;

/**
 * A report for everyone: without what its maker keeps confidential and without any video frame, since no program finds every
 * face. What is left still leads to the laboratory's signature, and what is missing is named.
 *
 * @param json the signed content of {@code public.json}
 * @param withheld where the values that were withheld stand in the report
 */
public record PublicCopy(String json, String page, List<String> withheld) {
    public static final String FORMAT = "robograde-public-report/1";
    public static final String FILE = "public.json";
    public static final String PAGE = "public.html";
    public static final String TREE_FILE = "report.tree.json";

    /** Stands on the page in place of a withheld text. */
    static final String WITHHELD = "[\u4e0d\u516c\u5f00 withheld]";

    /** Shorter texts, e.g. a number or "m", stand in many places and give nothing away. */
    private static final int TELLING = 4;

    /** The statement that makes public copies possible; the laboratory signs it together with the report. */
    public static byte[] tree(byte[] reportJson, SigningKey laboratory) {
        return DisclosureTree.of(reportJson, laboratory).statement(reportJson);
    }

    /**
     * @param tree {@code report.tree.json} as it was issued with the report
     * @param treeSignature its signature
     * @param laboratory the key that signed both
     * @param withhold fields of a laboratory's statement by name, e.g. {@code client}, or JSON Pointers into
     *     {@code report.json}, where {@code *} stands for any one name; each with all below it
     * @throws IllegalArgumentException saying what to do, each reason on a line
     */
    public static PublicCopy of(
            byte[] reportJson, byte[] tree, byte[] treeSignature, SigningKey laboratory, List<String> withhold) {
        requireSigned(tree, treeSignature, laboratory);
        DisclosureTree whole = DisclosureTree.of(reportJson, laboratory);
        ObjectNode statement = Json.parse(tree);
        if (!statement.path("root").asText().equals(whole.root())
                || !statement.path("report").asText().equals(Json.sha256(reportJson))) {
            throw new IllegalArgumentException(TREE_FILE + " does not belong to this report");
        }
        ObjectNode report = Json.parse(reportJson);
        Set<String> hidden = hidden(whole, report, withhold);
        refuseLeaks(whole, hidden);
        String page = page(report, hidden);
        ObjectNode json = Json.object();
        json.put("format", FORMAT);
        json.put("tree", new String(tree, StandardCharsets.UTF_8));
        json.put("treeSignature", new String(treeSignature, StandardCharsets.UTF_8));
        json.putObject("files").put(PAGE, Json.sha256(page.getBytes(StandardCharsets.UTF_8)));
        ArrayNode leaves = json.putArray("leaves");
        for (DisclosureTree.Leaf leaf : whole.leaves()) {
            ObjectNode node = leaves.addObject().put("path", leaf.path());
            if (hidden.contains(leaf.path())) {
                node.put("sha256", leaf.hash());
            } else {
                node.put("salt", leaf.salt()).set("value", leaf.value());
            }
        }
        return new PublicCopy(new String(Json.bytes(json), StandardCharsets.UTF_8), page, List.copyOf(hidden));
    }

    private static void requireSigned(byte[] tree, byte[] signature, SigningKey laboratory) {
        try {
            String signer = SigningKey.verify(signature, tree, TREE_FILE + ".sig");
            if (!signer.equals(laboratory.fingerprint())) {
                throw new IllegalArgumentException("the report was signed by key " + signer + ", not by "
                        + laboratory.fingerprint() + "; only who issued it can make a public copy");
            }
        } catch (EvidenceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Set<String> hidden(DisclosureTree whole, ObjectNode report, List<String> withhold) {
        Set<String> hidden = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String wish : withhold) {
            String pointer = wish.startsWith("/") ? wish : field(report, wish).orElse("");
            Pattern pattern = Pattern.compile(Pattern.quote(pointer).replace("*", "\\E[^/]*\\Q") + "(/.*)?");
            List<String> found = whole.leaves().stream()
                    .map(DisclosureTree.Leaf::path)
                    .filter(path -> !pointer.isEmpty() && pattern.matcher(path).matches())
                    .toList();
            if (found.isEmpty()) {
                unknown.add("\"" + wish + "\" names nothing in this report; give a field the laboratory states, e.g."
                        + " client, or a place, e.g. /grade/trials/*/reason");
            }
            hidden.addAll(found);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", unknown));
        }
        return hidden;
    }

    private static Optional<String> field(ObjectNode report, String name) {
        JsonNode fields = report.path("identification");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("id").asText().equals(name)) {
                return Optional.of("/identification/" + i + "/value");
            }
        }
        return Optional.empty();
    }

    /** A name withheld in one place and printed in another is not withheld. */
    private static void refuseLeaks(DisclosureTree whole, Set<String> hidden) {
        List<String> leaks = new ArrayList<>();
        for (DisclosureTree.Leaf secret : whole.leaves()) {
            String text = secret.value().isTextual() ? secret.value().asText().strip() : "";
            if (!hidden.contains(secret.path()) || text.length() < TELLING) {
                continue;
            }
            whole.leaves().stream()
                    .filter(leaf -> !hidden.contains(leaf.path()))
                    .filter(leaf -> leaf.value().toString().contains(text))
                    .findFirst()
                    .ifPresent(leaf -> leaks.add(
                            "what " + secret.path() + " says also stands in " + leaf.path() + "; withhold that too"));
        }
        if (!leaks.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", leaks));
        }
    }

    private static String page(ObjectNode report, Set<String> hidden) {
        ObjectNode shown = report.deepCopy();
        hidden.forEach(path -> blank(shown, path));
        try {
            Map<StatedField, LocalizedText> said = new EnumMap<>(StatedField.class);
            for (JsonNode field : shown.path("identification")) {
                StatedField.of(field.path("id").asText())
                        .filter(f -> field.path("value").isObject())
                        .ifPresent(f -> said.put(
                                f,
                                new LocalizedText(
                                        field.path("value").path("en").asText(),
                                        field.path("value").path("zh").asText())));
            }
            said.put(
                    StatedField.NUMBER,
                    new LocalizedText(
                            shown.path("number").asText(), shown.path("number").asText()));
            ReportInput input = new ReportInput(
                    Grader.fromJson(Json.bytes(shown.path("grade"))),
                    Optional.of(shown.path("gradeSha256").asText()),
                    List.of(),
                    FrameSource.NONE,
                    new LaboratoryStatement(said));
            return new PageTemplate(input, List.of()).publicPage(Language.BOTH, List.copyOf(hidden));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a report cannot be shown without these; withhold texts, not numbers: " + e.getMessage(), e);
        }
    }

    private static void blank(ObjectNode report, String path) {
        int last = path.lastIndexOf('/');
        JsonNode parent = report.at(path.substring(0, last));
        String name = path.substring(last + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            JsonNode value = object.path(name);
            if (value.isTextual()) {
                object.put(name, WITHHELD);
            } else if (value.isArray()) {
                object.putArray(name);
            } else {
                object.putNull(name);
            }
        }
    }

    /** The bytes that are signed. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
