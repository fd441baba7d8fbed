package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bag.BagException;
import org.robograde.agent.evidence.db3.Db3Exception;
import org.robograde.agent.evidence.mcap.McapException;

/** Carries the parts of one recording over into one bundle, in order, and states what is missing of them. */
final class PartsImport {
    static final String FILES_RECORD = "imported.files";

    private static final double HASHING_SHARE = 0.1;

    private final RecordingParts parts;
    private final Path work;
    private final DoubleConsumer progress;
    private final long totalBytes;
    private long doneBytes;

    /** @param work for what must be unpacked or copied before it can be read; removed by the caller */
    PartsImport(RecordingParts parts, Path work, DoubleConsumer progress) throws IOException {
        this.parts = parts;
        this.work = work;
        this.progress = progress;
        long bytes = 0;
        for (RecordingParts.Part part : parts.parts()) {
            // What cannot be imported is refused before anything is written.
            if (!FilePacking.packed(part.file())) {
                RecordingKind.of(part.file());
            }
            bytes += Files.size(part.file());
        }
        totalBytes = Math.max(1, bytes);
        refuseForeignPacking();
    }

    private void refuseForeignPacking() {
        parts.metadata().ifPresent(metadata -> {
            boolean packed = !metadata.compressionMode().isEmpty();
            if (packed && !metadata.compressionFormat().equals("zstd")) {
                throw new EvidenceException(
                        parts.name() + " cannot be imported: its metadata.yaml says that it is packed with '"
                                + metadata.compressionFormat()
                                + "', and only zstd is known here; convert it with 'ros2 bag convert'");
            }
            if (!Set.of("", "file", "message", "storage").contains(metadata.compressionMode())) {
                throw new EvidenceException(
                        parts.name() + " cannot be imported: its metadata.yaml names the compression mode '"
                                + metadata.compressionMode()
                                + "', which is not known here; convert it with 'ros2 bag convert'");
            }
        });
    }

    void carryOver(Path folder, SigningKey key) throws IOException {
        SortedMap<String, String> hashes = hashes();
        String names = String.valueOf(parts.parts().get(0).file().getFileName())
                + (hashes.size() == 1 ? "" : " and " + (hashes.size() - 1) + " more");
        TrialIdentity identity = new TrialIdentity(
                trialId(parts.name()),
                "unknown",
                "unknown",
                "unknown",
                "unknown",
                1,
                0,
                TimeBase.IMPORTED,
                "import " + names + " " + hashOf(hashes));
        try (BundleWriter writer = BundleWriter.create(folder, identity, false)) {
            ImportTarget target = new ImportTarget(writer);
            if (hashes.size() > 1) {
                target.metadata(FILES_RECORD, hashes);
            }
            parts.notes().forEach(target::note);
            for (RecordingParts.Part part : parts.parts()) {
                carryOver(part, target);
            }
            target.beginPart("");
            refuseIfNothingDecodable(target);
            StatedTotals.compare(parts, target);
            target.seal("recorded elsewhere, imported from " + names, key);
        }
    }

    private void carryOver(RecordingParts.Part part, ImportTarget target) throws IOException {
        String name = String.valueOf(part.file().getFileName());
        long size = Files.size(part.file());
        target.beginPart(parts.parts().size() == 1 ? "" : name);
        DoubleConsumer ofAll = fraction ->
                progress.accept(HASHING_SHARE + (1 - HASHING_SHARE) * (doneBytes + fraction * size) / totalBytes);
        Path readable = part.file();
        if (FilePacking.packed(part.file())) {
            readable = work.resolve(RecordingParts.stem(name) + ".unpacked");
            FilePacking.unpack(part.file(), readable);
            target.note(name + " was packed as a whole with zstd; it was unpacked to be read");
        }
        boolean messagesPacked =
                parts.metadata().map(Rosbag2Metadata::packsMessages).orElse(false);
        try {
            switch (RecordingKind.of(readable)) {
                case ROS1_BAG -> BagImport.run(readable, target, ofAll);
                case MCAP -> McapImport.run(readable, target, messagesPacked, ofAll);
                case ROS2_DB3 -> Db3Import.run(readable, work.resolve("log"), target, messagesPacked, ofAll);
            }
        } catch (BagException | McapException | Db3Exception e) {
            throw new EvidenceException(part.file() + " cannot be imported: it " + e.getMessage(), e);
        }
        if (parts.parts().size() == 1) {
            refuseIfNothingDecodable(target);
        }
        StatedTotals.compare(part, target);
        Importer.deleteTree(work);
        doneBytes += size;
    }

    private void refuseIfNothingDecodable(ImportTarget target) {
        try {
            target.refuseIfNothingDecodable();
        } catch (EvidenceException e) {
            throw new EvidenceException(parts.parts().get(0).file() + " cannot be imported: " + e.getMessage(), e);
        }
    }

    private SortedMap<String, String> hashes() throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        List<String> order = new ArrayList<>();
        long hashed = 0;
        for (RecordingParts.Part part : parts.parts()) {
            String name = String.valueOf(part.file().getFileName());
            order.add(name);
            // Parts from several folders may have the same name.
            String unique = hashes.containsKey(name) ? name + " (" + order.size() + ")" : name;
            hashes.put(unique, OpenedBundle.sha256(part.file()));
            hashed += Files.size(part.file());
            progress.accept(HASHING_SHARE * hashed / totalBytes);
        }
        return hashes;
    }

    /** Of one file its own; of several that of their list. */
    private static String hashOf(SortedMap<String, String> hashes) {
        return hashes.size() == 1
                ? hashes.values().iterator().next()
                : BundleFolder.sha256(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The recording's name in the letters an id may have. */
    private static String trialId(String name) {
        String id = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return id.isEmpty() ? "imported" : id;
    }
}
