package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A certification body's list of the certificates that hold no longer; each edition replaces the one before and loses nothing
 * of it.
 *
 * @param edition rises by one
 * @param issuedOn day, ISO 8601
 * @param rotations of the body's key since it issued the certificates, so that its successor's list counts
 */
public record Revocations(int edition, String issuedOn, List<Entry> entries, List<KeyRotation.Statement> rotations) {
    public static final String FORMAT = "robograde-revocations/1";
    public static final String FILE = "revocations.json";

    /** A certificate was withdrawn. */
    public static final String REVOKED = "revoked";

    /** Another took its place. */
    public static final String SUPERSEDED = "superseded";

    public Revocations {
        entries = List.copyOf(entries);
        rotations = List.copyOf(rotations);
    }

    /**
     * @param number of the certificate
     * @param sha256 of its JSON
     * @param status {@link #REVOKED} or {@link #SUPERSEDED}
     * @param on day, ISO 8601
     */
    public record Entry(String number, String sha256, String status, String on, String reason) {}

    /** The list before anything was revoked. */
    public static Revocations none() {
        return new Revocations(0, "", List.of(), List.of());
    }

    /**
     * The next edition.
     *
     * @param known all rotations of the body's key; the list keeps those it has
     */
    public Revocations with(Entry entry, List<KeyRotation.Statement> known) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        List<KeyRotation.Statement> all = new ArrayList<>(rotations);
        known.stream().filter(r -> !rotations.contains(r)).forEach(all::add);
        return new Revocations(edition + 1, entry.on(), more, all);
    }

    /** @return the entry that names this certificate, by number or by content */
    public Optional<Entry> of(String number, String sha256) {
        return entries.stream()
                .filter(e -> e.number().equals(number) || e.sha256().equals(sha256))
                .findFirst();
    }

    public byte[] json() {
        ObjectNode json = Json.object();
        json.put("format", FORMAT);
        json.put("edition", edition);
        json.put("issuedOn", issuedOn);
        ArrayNode list = json.putArray("entries");
        for (Entry e : entries) {
            list.addObject()
                    .put("number", e.number())
                    .put("sha256", e.sha256())
                    .put("status", e.status())
                    .put("on", e.on())
                    .put("reason", e.reason());
        }
        ArrayNode successions = json.putArray("rotations");
        for (KeyRotation.Statement r : rotations) {
            successions.addObject().put("statement", r.content()).put("signature", r.signature());
        }
        return Json.bytes(json);
    }

    /** @throws IllegalArgumentException if this is no such list */
    public static Revocations read(byte[] content) {
        ObjectNode json = Json.parse(content);
        if (!json.path("format").asText().equals(FORMAT) || !Arrays.equals(Json.bytes(json), content)) {
            throw new IllegalArgumentException("is not in the one form a list of revocations has");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode e : json.path("entries")) {
            entries.add(new Entry(
                    e.path("number").asText(),
                    e.path("sha256").asText(),
                    e.path("status").asText(),
                    e.path("on").asText(),
                    e.path("reason").asText()));
        }
        List<KeyRotation.Statement> rotations = new ArrayList<>();
        for (JsonNode r : json.path("rotations")) {
            rotations.add(new KeyRotation.Statement(
                    r.path("statement").asText(), r.path("signature").asText()));
        }
        return new Revocations(
                json.path("edition").asInt(), json.path("issuedOn").asText(), entries, rotations);
    }

    static Optional<Revocations> read(byte[] content, String name, Findings findings) {
        try {
            Revocations list = read(content);
            findings.holds(
                    name,
                    "edition " + list.edition() + " of " + list.issuedOn() + " names "
                            + list.entries().size() + " certificates");
            return Optional.of(list);
        } catch (IllegalArgumentException e) {
            findings.fails(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
