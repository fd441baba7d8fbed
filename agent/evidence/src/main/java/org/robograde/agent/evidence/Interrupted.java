package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.robograde.agent.evidence.mcap.ChainHash;
import org.robograde.agent.evidence.mcap.FileBytes;
import org.robograde.agent.evidence.mcap.HashChain;
import org.robograde.agent.evidence.mcap.LiveMark;
import org.robograde.agent.evidence.mcap.McapException;
import org.robograde.agent.evidence.mcap.McapFile;
import org.robograde.agent.evidence.mcap.Segment;

/**
 * Seals what a recorder left that died before it could: no byte of the recording is changed; a manifest is put beside it
 * with outcome {@code interrupted} and with what is missing in its loss ledger. What was done to the folder between the
 * crash and this seal nobody can tell, but for the recording's own hash chain, which is held against its bytes.
 */
public final class Interrupted {
    static final String REASON = "the recorder stopped before it sealed; what it left was sealed afterwards";

    private Interrupted() {}

    /**
     * @throws EvidenceException if the folder is no bundle, has a manifest, has observations, is still being recorded, or
     *     cannot be read or written
     */
    public static Evidence seal(Path folder, SigningKey key) {
        refuse(folder, BundleFolder.MANIFEST, "sealed evidence is never sealed again");
        refuse(
                folder,
                BundleFolder.OBSERVATIONS,
                "it was derived before the seal; remove the observations, seal, and derive them again");
        OpenedBundle found = OpenedBundle.open(folder);
        Path recording = folder.resolve(BundleFolder.RECORDING);
        try {
            if (LiveMark.isSet(recording)) {
                throw new EvidenceException(recording + " is still being recorded; wait for its recorder to end");
            }
            Files.deleteIfExists(folder.resolve(BundleFolder.RESERVE));
            List<Evidence.Damage> losses = new ArrayList<>(found.manifest().losses());
            losses.addAll(found.remarks());
            List<SealedFile> files = new ArrayList<>();
            files.add(SealedFile.chained(BundleFolder.RECORDING, chain(recording, losses)));
            files.addAll(documents(folder.resolve(BundleFolder.DOCUMENTS)));
            byte[] manifest = manifest(found.manifest(), files, losses).encode();
            // The signature goes first: where a manifest is, the bundle is sealed.
            BundleFolder.writeWhole(folder.resolve(BundleFolder.MANIFEST_SIGNATURE), key.sign(manifest));
            BundleFolder.writeWhole(folder.resolve(BundleFolder.MANIFEST), manifest);
        } catch (IOException | McapException e) {
            throw new EvidenceException(folder + " cannot be sealed: " + e.getMessage(), e);
        }
        return Evidence.open(folder);
    }

    private static void refuse(Path folder, String name, String why) {
        if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new EvidenceException(folder + " has a " + name + ": " + why);
        }
    }

    private static Manifest manifest(Manifest found, List<SealedFile> files, List<Evidence.Damage> losses) {
        return new Manifest(
                found.identity(),
                BundleOpener.INTERRUPTED,
                REASON,
                found.roles(),
                found.roleOrigins(),
                found.counts(),
                found.startNanos(),
                found.endNanos(),
                files,
                losses,
                found.notes());
    }

    /** Segments where the recorder made them, hashed anew; the last one takes what it left behind its last link. */
    private static List<Segment> chain(Path recording, List<Evidence.Damage> losses) throws IOException {
        List<Segment> links = McapFile.open(recording).links();
        // What the recorder hashed with: its links must be found again.
        HashChain chain =
                new HashChain(links.isEmpty() ? ChainHash.BLAKE3 : links.get(0).algorithm());
        try (FileBytes file = new FileBytes(recording)) {
            long from = 0;
            for (Segment link : links) {
                if (link.endOffset() <= from || link.endOffset() >= file.size()) {
                    continue;
                }
                chain.update(file, from, link.endOffset());
                Segment sealed = chain.close(link.endOffset(), link.firstNanos(), link.lastNanos());
                if (!sealed.link().equals(link.link()) && !sealed.hash().equals(link.hash())) {
                    losses.add(new Evidence.Damage(
                            "*",
                            -1,
                            link.firstNanos(),
                            link.lastNanos(),
                            "bytes " + from + " to " + link.endOffset() + " of " + BundleFolder.RECORDING
                                    + " are not those the recorder wrote",
                            "hash chain in the recording"));
                }
                from = link.endOffset();
            }
            chain.update(file, from, file.size());
            chain.close(file.size(), 0, 0);
        }
        return chain.segments();
    }

    private static List<SealedFile> documents(Path folder) throws IOException {
        List<SealedFile> documents = new ArrayList<>();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return documents;
        }
        List<Path> files;
        try (var content = Files.list(folder)) {
            files = content.sorted().toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (!BundleFolder.plain(name)) {
                throw new IOException("'" + name + "' in " + BundleFolder.DOCUMENTS + " is no name of a document");
            }
            byte[] content = BundleFolder.readSmall(file, BundleFolder.DOCUMENT_MAX);
            documents.add(SealedFile.ordinary(BundleFolder.DOCUMENTS + "/" + name, content));
        }
        return documents;
    }
}
