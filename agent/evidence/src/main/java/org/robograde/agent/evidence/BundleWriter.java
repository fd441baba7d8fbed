package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.mcap.Compression;
import org.robograde.agent.evidence.mcap.McapException;
import org.robograde.agent.evidence.mcap.McapRecord;
import org.robograde.agent.evidence.mcap.McapWriter;

/**
 * Writes one trial's evidence while it happens, and seals it. Thread-safe: any number of receiving threads may write.
 * A crash at any moment leaves a folder that {@link Evidence#open} reads up to the last closed chunk (at most 200 ms old).
 */
public final class BundleWriter implements AutoCloseable {
    static final String ROLES_RECORD = "robograde.roles";
    static final String PROFILE = "robograde";
    static final String LIBRARY = "robograde-evidence " + Manifest.VERSION;

    private final Path folder;
    private final TrialIdentity identity;
    private final McapWriter mcap;
    private final ChannelBook channels;
    private final SortedMap<String, SealedFile> documents = new TreeMap<>();
    private final SortedMap<String, String> roles = new TreeMap<>();
    private final SortedMap<String, String> roleOrigins = new TreeMap<>();
    private final List<Evidence.Damage> losses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ChunkClock chunkClock;
    private final Optional<SpaceReserve> reserve;
    private final Optional<DiskSync> sync;
    private boolean ended;
    private @Nullable EvidenceException broken;

    private BundleWriter(Path folder, TrialIdentity identity, McapWriter mcap, Optional<SpaceReserve> reserve) {
        this.folder = folder;
        this.identity = identity;
        this.mcap = mcap;
        channels = new ChannelBook(mcap);
        this.reserve = reserve;
        chunkClock = new ChunkClock(mcap, this);
        sync = reserve.map(room -> new DiskSync(mcap, room));
        reserve.ifPresent(room -> mcap.onFull(room::release));
        if (reserve.isPresent()) {
            chunkClock.start();
        }
        sync.ifPresent(DiskSync::start);
    }

    /** @throws EvidenceException if the folder exists and is not empty, or cannot be written */
    public static BundleWriter create(Path folder, TrialIdentity identity) {
        return create(folder, identity, true);
    }

    /** @param live whether chunks also close by time and room is kept on the disk; without it the same messages give the same bytes */
    static BundleWriter create(Path folder, TrialIdentity identity, boolean live) {
        BundleFolder.claim(folder);
        try {
            Optional<SpaceReserve> reserve = live ? Optional.of(SpaceReserve.claim(folder)) : Optional.empty();
            McapWriter mcap =
                    McapWriter.create(folder.resolve(BundleFolder.RECORDING), Compression.ZSTD, PROFILE, LIBRARY);
            mcap.metadata(IdentityFields.RECORD, IdentityFields.encode(identity));
            return new BundleWriter(folder, identity, mcap, reserve);
        } catch (IOException e) {
            throw new EvidenceException(folder + " cannot be written: " + e, e);
        }
    }

    /** Registers a channel; the same topic, encoding and schema give the same id. */
    public synchronized int channel(
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

    /** A channel of its own even if there is one like it: one per publisher, and what a recording made elsewhere kept apart. */
    public synchronized int separateChannel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            byte[] schema,
            Map<String, String> metadata) {
        refuseIfEnded();
        try {
            return channels.separate(topic, messageEncoding, schemaName, schemaEncoding, schema, metadata);
        } catch (IOException | McapException e) {
            throw unwritable(e);
        }
    }

    /**
     * Appends one message; the payload's bytes from position to limit are copied before this returns.
     *
     * @return its number in its channel
     * @throws DiskFullException if there is no room for messages any more
     */
    public synchronized long write(int channelId, long logTimeNanos, long publishTimeNanos, ByteBuffer payload) {
        refuseIfEnded();
        refuseIfFull();
        try {
            return channels.write(channelId, logTimeNanos, publishTimeNanos, payload, System.nanoTime());
        } catch (IOException | McapException e) {
            throw unwritable(e);
        }
    }

    /**
     * Messages of this channel were received and dropped: its sequence goes on by so many, so that the gap shows where.
     * They must also be stated in the loss ledger, by {@link #lost}.
     */
    public synchronized void skip(int channelId, long messages) {
        channels.skip(channelId, messages);
    }

    public Path folder() {
        return folder;
    }

    /** Whether the disk was found full: what is kept in reserve is in use, for the end of the recording only. */
    public boolean isFull() {
        return reserve.map(SpaceReserve::isReleased).orElse(false);
    }

    /** Bytes in the recording; the open chunks come on top. */
    public synchronized long recordedBytes() {
        return mcap.position();
    }

    /** Appends to the station's event channel {@code /robograde/events} (JSON object, canonical form). */
    public synchronized void event(TrialEvent event) {
        int id = channel(EventJson.TOPIC, "json", EventJson.SCHEMA_NAME, "jsonschema", EventJson.SCHEMA, Map.of());
        try {
            // Also on a full disk: that the trial ended, and why, is what the room in reserve is for.
            ByteBuffer payload = ByteBuffer.wrap(EventJson.encode(event));
            channels.write(id, event.atNanos(), event.atNanos(), payload, System.nanoTime());
        } catch (IOException | McapException e) {
            throw unwritable(e);
        }
    }

    /**
     * Keeps a document exactly as used: {@code unit.yaml}, {@code site.yaml}, {@code scenario.yaml}, calibration. Plain file names only.
     *
     * @throws EvidenceException if the name is not plain, or was used for other content
     */
    public synchronized void document(String name, byte[] content) {
        refuseIfEnded();
        if (!BundleFolder.plain(name)) {
            throw new EvidenceException("'" + name + "' is not a plain file name (letters, digits, '.', '_', '-')");
        }
        SealedFile document = SealedFile.ordinary(BundleFolder.DOCUMENTS + "/" + name, content);
        SealedFile before = documents.putIfAbsent(name, document);
        if (before != null) {
            if (!before.equals(document)) {
                throw new EvidenceException("document '" + name + "' is kept already, with other content");
            }
            return;
        }
        try {
            Files.write(folder.resolve(BundleFolder.DOCUMENTS).resolve(name), content);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * States what each topic is for, so that metrics ask for roles and not for names.
     *
     * @param roles role to topic, e.g. {@code odometry -> /odom}; the fixed list is in SPEC.md
     */
    public void roles(Map<String, String> roles) {
        roles(roles, "stated");
    }

    /** @param origin how the roles are known */
    synchronized void roles(Map<String, String> more, String origin) {
        refuseIfEnded();
        roles.putAll(more);
        more.keySet().forEach(role -> roleOrigins.put(role, origin));
        try {
            mcap.metadata(ROLES_RECORD, roles);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Adds to the loss ledger: what is missing on a channel, as far as anyone can tell, why, and how it is known. */
    public synchronized void lost(
            String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {
        refuseIfEnded();
        Evidence.Damage loss = new Evidence.Damage(topic, count, fromNanos, toNanos, reason, knownBy);
        losses.add(loss);
        try {
            mcap.metadata(LossFields.RECORD, LossFields.encode(loss));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Keeps a metadata record of a recording made elsewhere. */
    synchronized void metadata(String name, SortedMap<String, String> entries) {
        refuseIfEnded();
        try {
            mcap.metadata(name, entries);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Keeps a remark that loses nothing. */
    public synchronized void note(String remark) {
        notes.add(remark);
    }

    /** Closes the recording, writes the manifest and signs it. After this nothing in the bundle changes. */
    public synchronized Evidence seal(String outcome, String outcomeReason, SigningKey key) {
        refuseIfEnded();
        ended = true;
        chunkClock.stop();
        sync.ifPresent(DiskSync::stop);
        reserve.ifPresent(SpaceReserve::release);
        try {
            List<SealedFile> files = new ArrayList<>();
            files.add(SealedFile.chained(BundleFolder.RECORDING, mcap.finish()));
            files.addAll(documents.values());
            McapRecord.Statistics all = mcap.statistics();
            Manifest manifest = new Manifest(
                    identity,
                    outcome,
                    outcomeReason,
                    roles,
                    roleOrigins,
                    channels.counts(),
                    all.firstLogTime(),
                    all.lastLogTime(),
                    files,
                    losses,
                    notes);
            byte[] bytes = manifest.encode();
            // The signature goes first: where a manifest is, the bundle is sealed.
            BundleFolder.writeWhole(folder.resolve(BundleFolder.MANIFEST_SIGNATURE), key.sign(bytes));
            BundleFolder.writeWhole(folder.resolve(BundleFolder.MANIFEST), bytes);
        } catch (IOException e) {
            throw unwritable(e);
        }
        return Evidence.open(folder);
    }

    /** Without {@link #seal}: stops writing and leaves an interrupted bundle. */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        chunkClock.stop();
        sync.ifPresent(DiskSync::stop);
        reserve.ifPresent(SpaceReserve::release);
        try (mcap) {
            if (broken == null) {
                mcap.flush();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void refuseIfEnded() {
        if (broken != null) {
            // Half a record may be in the file; anything after it would only hide that.
            throw new EvidenceException(String.valueOf(broken.getMessage()), broken);
        }
        chunkClock.refuseIfFailed();
        if (ended) {
            throw new IllegalStateException("the bundle " + folder + " is sealed or closed; nothing can be added");
        }
    }

    private void refuseIfFull() {
        if (isFull()) {
            throw new DiskFullException(
                    "the disk of " + folder + " is full; what is recorded is whole and can be sealed");
        }
    }

    private EvidenceException unwritable(Exception cause) {
        EvidenceException failure = new EvidenceException(folder + " cannot be written: " + cause.getMessage(), cause);
        broken = failure;
        return failure;
    }
}
