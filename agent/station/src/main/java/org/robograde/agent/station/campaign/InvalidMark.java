package org.robograde.agent.station.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;

/**
 * That a person declared a sealed trial not valid: signed, and tied to the log as it was. The bundle stays as it is; the trial does not count and is played again.
 *
 * @param manifestSha256 of the bundle, so that no other can be meant
 * @param lines of the log before this mark, with {@code linesSha256} over them
 * @param signature document of whoever holds the station's key
 */
record InvalidMark(
        String bundle,
        String manifestSha256,
        String person,
        String why,
        String atUtc,
        int lines,
        String linesSha256,
        String signature) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXT_MAX = 1000;

    /** @throws CampaignException if nobody says so, or no reason is given */
    static InvalidMark of(
            String campaign,
            Path log,
            String bundle,
            String manifestSha256,
            String person,
            String why,
            SigningKey key) {
        requireText("say who declares it: --by NAME", person);
        requireText("a trial is not valid for a reason; say it with --why TEXT", why);
        String[] before = lines(log);
        String at = Instant.now().toString();
        InvalidMark unsigned = new InvalidMark(
                bundle,
                manifestSha256,
                person.strip(),
                why.strip(),
                at,
                before.length,
                hash(before, before.length),
                "");
        String signature = new String(key.sign(unsigned.content(campaign)), StandardCharsets.UTF_8);
        return new InvalidMark(
                bundle,
                manifestSha256,
                unsigned.person(),
                unsigned.why(),
                at,
                unsigned.lines(),
                unsigned.linesSha256(),
                signature);
    }

    private static void requireText(String hint, String text) {
        if (text.isBlank() || text.length() > TEXT_MAX || text.chars().anyMatch(c -> c < ' ')) {
            throw new CampaignException(hint + " (one line of at most " + TEXT_MAX + " characters)");
        }
    }

    /** What is signed. */
    private byte[] content(String campaign) {
        return String.join(
                        "\n",
                        "RoboGrade: a trial is not valid",
                        campaign,
                        bundle,
                        manifestSha256,
                        person,
                        why,
                        atUtc,
                        String.valueOf(lines),
                        linesSha256)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** In a reader's words. */
    String told() {
        return "not valid, says " + person + ": " + why;
    }

    /** @throws CampaignException if it is not what was signed, or the log before it is another */
    void verify(String campaign, Path log) {
        try {
            SigningKey.verify(signature.getBytes(StandardCharsets.UTF_8), content(campaign), "the mark's signature");
        } catch (EvidenceException e) {
            throw new CampaignException(
                    log + ": that " + bundle + " is not valid is not what was signed: " + e.getMessage(), e);
        }
        String[] now = lines(log);
        if (now.length < lines || !hash(now, lines).equals(linesSha256)) {
            throw new CampaignException(log + ": what stood before " + bundle + " was declared not valid was changed");
        }
    }

    private static String[] lines(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log).lines().toArray(String[]::new) : new String[0];
        } catch (IOException e) {
            throw new CampaignException(log + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String hash(String[] lines, int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < count; i++) {
                digest.update((lines[i] + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    ObjectNode json() {
        return JSON.valueToTree(this);
    }

    static InvalidMark read(JsonNode line) {
        return new InvalidMark(
                line.path("bundle").asText(),
                line.path("manifestSha256").asText(),
                line.path("person").asText(),
                line.path("why").asText(),
                line.path("atUtc").asText(),
                line.path("lines").asInt(),
                line.path("linesSha256").asText(),
                line.path("signature").asText());
    }
}
