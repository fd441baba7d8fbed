package org.robograde.agent.station.campaign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What the order and the seeds of a campaign's trials follow from. Its SHA-256 stands in the plan; the seed itself stays a secret of the field until the campaign is over, so that nobody can
 * train to it, and everybody can check afterwards that nobody chose.
 */
public final class CampaignSeed {
    private static final int BYTES = 32;

    /** A script's seed is a whole number of at most 15 digits; a double holds it exactly. */
    private static final long TRIAL_SEED_MASK = (1L << 48) - 1;

    private final byte[] secret;

    private CampaignSeed(byte[] secret) {
        this.secret = secret.clone();
    }

    /** A new one, by the system's own generator. */
    public static CampaignSeed fresh() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new CampaignSeed(secret);
    }

    static CampaignSeed of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a campaign's seed has " + BYTES + " bytes, not " + secret.length);
        }
        return new CampaignSeed(secret);
    }

    /** @throws CampaignException if the file is none, or others than its owner can read it */
    public static CampaignSeed read(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                throw new CampaignException(
                        file + ": others than its owner can read the campaign's seed; run chmod 600 " + file);
            }
            return of(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new CampaignException(file + ": holds no campaign's seed: " + e.getMessage(), e);
        }
    }

    /** Readable for its owner only. @throws IOException if there is such a file already */
    void write(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.WRITE);
    }

    /** SHA-256 of the secret, lower-case hex. */
    public String commitment() {
        return HexFormat.of().formatHex(hash("commitment", 0).array());
    }

    /** The seed of everything random in one trial. */
    long trialSeed(String scenarioId, int repetition) {
        return hash("trial " + scenarioId, repetition).getLong() & TRIAL_SEED_MASK;
    }

    /** The same elements in an order that follows from the secret (Fisher and Yates). */
    <T> List<T> shuffled(List<T> elements) {
        List<T> order = new ArrayList<>(elements);
        for (int i = order.size() - 1; i > 0; i--) {
            // 64 bits for a few thousand places: the bias is below 1e-15.
            int j = (int) Long.remainderUnsigned(hash("order", i).getLong(), i + 1L);
            T moved = order.get(i);
            order.set(i, order.get(j));
            order.set(j, moved);
        }
        return List.copyOf(order);
    }

    private ByteBuffer hash(String use, long number) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            if (!use.equals("commitment")) {
                digest.update(use.getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            }
            return ByteBuffer.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
