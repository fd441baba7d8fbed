package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapException;
import org.robograde.agent.evidence.mcap.McapWriter;

/**
 * Writes {@code observations.mcap} beside a sealed recording, with what it was derived from and how; written to a temporary
 * name and moved into place whole. The same observations give the same bytes: no clock is read. Not thread-safe.
 */
public final class ObservationWriter implements AutoCloseable {
    private final Evidence evidence;
    private final String algorithm;
    private final String version;
    private final Map<String, String> parameters;
    private final Path part;
    private final McapWriter mcap;
    private final ChannelBook channels;
    private boolean ended;

    private ObservationWriter(
            Evidence evidence,
            String algorithm,
            String version,
            Map<String, String> parameters,
            Path part,
            McapWriter mcap) {
        this.evidence = evidence;
        this.algorithm = algorithm;
        this.version = version;
        this.parameters = new TreeMap<>(parameters);
        this.part = part;
        this.mcap = mcap;
        channels = new ChannelBook(mcap);
    }

    /**
     * @param algorithm name of the observer
     * @param version of the algorithm
     * @param parameters everything that changes its output
     * @throws EvidenceException if the folder cannot be written
     */
    public static ObservationWriter create(
            Evidence evidence, String algorithm, String version, Map<String, String> parameters) {
        Path part = evidence.folder().resolve(BundleFolder.OBSERVATIONS + ".part");
        try {
            McapWriter mcap = McapWriter.create(part, Compression.ZSTD, BundleWriter.PROFILE, BundleWriter.LIBRARY);
            return new ObservationWriter(evidence, algorithm, version, parameters, part, mcap);
        } catch (IOException e) {
            throw new EvidenceException(part + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Writes to a file of its own that belongs to no bundle: to derive observations again and hold them against those that are kept. Such a
     * file is {@linkplain #finish finished}, never sealed.
     *
     * @throws EvidenceException if it cannot be written
     */
    public static ObservationWriter apart(Evidence evidence, Path file) {
        try {
            McapWriter mcap = McapWriter.create(file, Compression.ZSTD, BundleWriter.PROFILE, BundleWriter.LIBRARY);
            return new ObservationWriter(evidence, "", "", Map.of(), file, mcap);
        } catch (IOException e) {
            throw new EvidenceException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Closes a file that was written {@linkplain #apart apart}. */
    public void finish() {
        refuseIfEnded();
        if (!algorithm.isEmpty()) {
            throw new IllegalStateException("observations of a bundle are sealed, not only finished");
        }
        ended = true;
        try {
            mcap.finish();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** As {@link BundleWriter#channel}. */
    public int channel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            String schemaText,
            Map<String, String> metadata) {
        refuseIfEnded();
        try {
            return channels.channel(topic, messageEncoding, schemaName, schemaEncoding, schemaText, metadata);
        } catch (IOException | McapException e) {
            throw unwritable(e);
        }
    }

    /** As {@link BundleWriter#write}; the log time is that of the message observed. */
    public void write(int channelId, long logTimeNanos, long publishTimeNanos, ByteBuffer payload) {
        refuseIfEnded();
        try {
            channels.write(channelId, logTimeNanos, publishTimeNanos, payload, 0);
        } catch (IOException | McapException e) {
            throw unwritable(e);
        }
    }

    /** Closes, hashes and signs the observations; the returned evidence includes them. Earlier observations are replaced. */
    public Evidence seal(SigningKey key) {
        refuseIfEnded();
        ended = true;
        Path folder = evidence.folder();
        try {
            SealedFile file = SealedFile.chained(BundleFolder.OBSERVATIONS, mcap.finish());
            byte[] origin = new ObservationOrigin(
                            evidence.manifestSha256(), recordingSha256(), algorithm, version, parameters, file)
                    .encode();
            // The origin goes last and comes first off: observations without it are left out, never mistaken for
            // others.
            Files.deleteIfExists(folder.resolve(BundleFolder.OBSERVATIONS_ORIGIN));
            Files.move(part, folder.resolve(BundleFolder.OBSERVATIONS), StandardCopyOption.ATOMIC_MOVE);
            BundleFolder.writeWhole(folder.resolve(BundleFolder.OBSERVATIONS_SIGNATURE), key.sign(origin));
            BundleFolder.writeWhole(folder.resolve(BundleFolder.OBSERVATIONS_ORIGIN), origin);
        } catch (IOException e) {
            throw unwritable(e);
        }
        return Evidence.open(folder);
    }

    /** Without {@link #seal}: leaves nothing behind. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try (mcap) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** As the manifest pins it; an unsealed recording is identified by the hash of its whole file. */
    private String recordingSha256() {
        return evidence.bundle().manifest().files().stream()
                .filter(file -> file.name().equals(BundleFolder.RECORDING))
                .map(SealedFile::sha256)
                .findFirst()
                .orElse(evidence.manifestSha256());
    }

    private void refuseIfEnded() {
        if (ended) {
            throw new IllegalStateException("the observations of " + evidence.folder() + " are sealed or closed");
        }
    }

    private EvidenceException unwritable(Exception cause) {
        return new EvidenceException(part + " cannot be written: " + cause.getMessage(), cause);
    }
}
