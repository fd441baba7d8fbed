package org.robograde.reports.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.SigningKey;

/**
 * A role's key gave way to a new one. The old key says so itself, in a signed file beside the new one, so that nobody else can
 * name a successor.
 *
 * @param old fingerprint of the key that signs no more; it is kept in {@code retired/FINGERPRINT}
 * @param fresh fingerprint of its successor
 * @param statement the signed file
 */
public record KeyRotation(String old, String fresh, Path statement) {
    public static final String FORMAT = "robograde-key-rotation/1";

    private static final String KEY_FILE = "signing-key.pem";
    private static final int LONGEST = 100;

    /**
     * Gives a role's folder a new key.
     *
     * @param holder who the role is, for the new document key
     * @throws IllegalArgumentException if the folder holds no key, or another role's
     */
    public static KeyRotation of(Path folder, Role role, String holder, Instant now, LocalDate on) {
        if (!Files.isRegularFile(folder.resolve(KEY_FILE))) {
            throw new IllegalArgumentException(folder + ": there is no key to rotate; make one with: keys new");
        }
        SigningKey old = SigningKey.in(folder);
        DocumentKey.in(folder, role, holder, now);
        Path retired = folder.resolve("retired").resolve(old.fingerprint());
        try {
            Files.createDirectories(retired);
            Files.move(folder.resolve(DocumentKey.FILE), retired.resolve(DocumentKey.FILE));
            Files.move(folder.resolve(KEY_FILE), retired.resolve(KEY_FILE));
            SigningKey fresh = SigningKey.in(folder);
            DocumentKey.in(folder, role, holder, now);
            ObjectNode json = Json.object();
            json.put("format", FORMAT);
            json.put("role", role.word());
            json.put("holder", holder);
            json.put("old", old.fingerprint());
            json.put("new", fresh.fingerprint());
            json.put("on", on.toString());
            byte[] content = Json.bytes(json);
            Path statement = folder.resolve("rotation-" + fresh.fingerprint() + ".json");
            Files.write(statement, content);
            Files.write(statement.resolveSibling(statement.getFileName() + ".sig"), old.sign(content));
            return new KeyRotation(old.fingerprint(), fresh.fingerprint(), statement);
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": the key cannot be rotated: " + e.getMessage(), e);
        }
    }

    /**
     * What a key signed as its last act.
     *
     * @param content the statement that names the successor
     * @param signature by the key that gave way
     */
    public record Statement(String content, String signature) {
        /**
         * The two keys, if the statement says so and the old key signed it.
         *
         * @throws IllegalArgumentException if not
         */
        Named named() {
            ObjectNode json = Json.parse(content.getBytes(StandardCharsets.UTF_8));
            if (!json.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("is no statement of format " + FORMAT);
            }
            try {
                String signer = SigningKey.verify(
                        signature.getBytes(StandardCharsets.UTF_8),
                        content.getBytes(StandardCharsets.UTF_8),
                        "the signature of a key's rotation");
                String old = json.path("old").asText();
                if (!signer.equals(old)) {
                    throw new IllegalArgumentException("the rotation of key " + old + " was signed by key " + signer
                            + "; only a key itself names its successor");
                }
                return new Named(old, json.path("new").asText());
            } catch (EvidenceException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /** A key and its successor. */
    record Named(String old, String fresh) {}

    /** The statements that lie beside a role's key, in no order. */
    public static List<Statement> statements(Path folder) throws IOException {
        List<Statement> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "rotation-*.json")) {
            for (Path file : files) {
                Path signature = file.resolveSibling(file.getFileName() + ".sig");
                if (Files.isRegularFile(signature)) {
                    found.add(new Statement(Files.readString(file), Files.readString(signature)));
                }
            }
        }
        found.sort(Comparator.comparing(Statement::content));
        return found;
    }

    /**
     * Whether one key followed the other, over any number of rotations.
     *
     * @throws IllegalArgumentException if a statement is not what it seems
     */
    public static boolean follows(String old, String fresh, List<Statement> statements) {
        List<Named> named = statements.stream().map(Statement::named).toList();
        String at = old;
        for (int steps = 0; steps < LONGEST && !at.equals(fresh); steps++) {
            String before = at;
            Optional<Named> next =
                    named.stream().filter(n -> n.old().equals(before)).findFirst();
            if (next.isEmpty()) {
                return false;
            }
            at = next.get().fresh();
        }
        return at.equals(fresh);
    }
}
