package org.robograde.reports.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * What a report is called. A laboratory that numbers its reports gives the number; otherwise it follows from the grade and from
 * what the laboratory states, so that a report issued again with another word has another number.
 */
public final class ReportNumber {
    private static final int DIGITS = 16;

    private ReportNumber() {}

    /** @return empty for a draft: no signed grade names it */
    public static Optional<String> of(ReportInput input) {
        return input.laboratory()
                .of(StatedField.NUMBER)
                .map(LocalizedText::en)
                .or(() -> input.gradeSha256().map(sha -> "RG-" + digits(sha, input.laboratory())));
    }

    private static String digits(String gradeSha256, LaboratoryStatement laboratory) {
        if (laboratory.said().isEmpty()) {
            return gradeSha256.substring(0, Math.min(DIGITS, gradeSha256.length()));
        }
        StringBuilder content = new StringBuilder(gradeSha256);
        laboratory
                .said()
                .forEach((field, words) -> content.append('\n')
                        .append(field.key())
                        .append('\t')
                        .append(words.en())
                        .append('\t')
                        .append(words.zh()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
