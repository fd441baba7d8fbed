package org.robograde.reports.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.robograde.grader.Grader;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.input.ReportNumber;
import org.robograde.reports.pages.Completeness;
import org.robograde.reports.pages.IdentificationPart;
import org.robograde.reports.pages.IdentificationPart.Field;
import org.robograde.reports.pages.Language;

/** Writes {@code report.json}: canonical (RFC 8785), UTF-8, one trailing newline, as {@code report.schema.json} describes it. */
public final class ReportJson {
    /** Value of {@code format}. */
    public static final String FORMAT = "robograde-report/1";

    public static final String FILE = "report.json";
    public static final String SCHEMA_FILE = "report.schema.json";

    private static final String GRADE = "grade";

    /** In no text: there the quotes would have backslashes. */
    private static final String NO_GRADE = "\"" + GRADE + "\":null";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    /** @param files the report's other files by name; the document holds their hashes, so that one signature covers all */
    public static byte[] write(ReportInput input, Map<String, byte[]> files) {
        ObjectNode report = JSON.createObjectNode();
        report.put("format", FORMAT);
        report.put("number", ReportNumber.of(input).orElse(null));
        report.put("unit", input.grade().unitId());
        report.put("gradeSha256", input.gradeSha256().orElse(null));
        both(
                report.putObject("incomplete"),
                Completeness.missing(input, Language.ENGLISH),
                Completeness.missing(input, Language.CHINESE));
        IdentificationPart.Identification english = IdentificationPart.of(input, Language.ENGLISH);
        IdentificationPart.Identification chinese = IdentificationPart.of(input, Language.CHINESE);
        ArrayNode fields = report.putArray("identification");
        for (int i = 0; i < english.fields().size(); i++) {
            field(fields.addObject(), english.fields().get(i), chinese.fields().get(i));
        }
        both(report.putObject("scope"), english.scope(), chinese.scope());
        ObjectNode hashes = report.putObject("files");
        files.forEach((name, content) -> hashes.put(name, sha256(content)));
        try {
            report.putNull(GRADE);
            String canonical = new JsonCanonicalizer(JSON.writeValueAsBytes(report)).getEncodedString();
            // The grade, nearly all of a report's data, is canonical as it comes, and so is what a canonical document
            // holds.
            String grade = new String(Grader.toJson(input.grade()), StandardCharsets.UTF_8).strip();
            int place = canonical.indexOf(NO_GRADE);
            return (canonical.substring(0, place + NO_GRADE.length() - "null".length())
                            + grade
                            + canonical.substring(place + NO_GRADE.length())
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("a report could not be written as JSON", e);
        }
    }

    /** The schema (JSON Schema 2020-12) that every {@code report.json} keeps to. */
    public static byte[] schema() {
        try (InputStream in = ReportJson.class.getResourceAsStream(SCHEMA_FILE)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA_FILE + " is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void field(ObjectNode node, Field english, Field chinese) {
        node.put("id", english.key());
        node.put("basis", english.basis());
        node.putObject("label").put("en", english.label()).put("zh", chinese.label());
        if (english.stated()) {
            node.putObject("value").put("en", english.value()).put("zh", chinese.value());
        } else {
            node.putNull("value");
        }
    }

    private static void both(ObjectNode node, List<String> english, List<String> chinese) {
        english.forEach(node.putArray("en")::add);
        chinese.forEach(node.putArray("zh")::add);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
