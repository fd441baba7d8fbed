package org.robograde.reports.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** What travels inside a document. */
public final class AttachedFiles {
    /** Data of a report is never so much; more would be an attack on whoever opens it. */
    private static final int BYTES_MAX = 256 << 20;

    private AttachedFiles() {}

    /** @throws IOException if a file is damaged, or larger than 256 MB unpacked */
    public static Map<String, byte[]> of(PDDocument document) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
        Map<String, PDComplexFileSpecification> listed = tree == null ? null : tree.getNames();
        if (listed == null) {
            return files;
        }
        for (Map.Entry<String, PDComplexFileSpecification> each : listed.entrySet()) {
            PDEmbeddedFile file = each.getValue().getEmbeddedFile();
            if (file != null) {
                try (InputStream in = file.createInputStream()) {
                    byte[] content = in.readNBytes(BYTES_MAX + 1);
                    if (content.length > BYTES_MAX) {
                        throw new IOException(each.getKey() + " inside the document is larger than 256 MB");
                    }
                    files.put(each.getKey(), content);
                }
            }
        }
        return files;
    }
}
