package org.robograde.reports.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Last touches on a laid-out document: no trace of the clock, and the data it was made from inside it. */
final class FinishedDocument {
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private final PDDocument document;
    private final Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();

    FinishedDocument(PDDocument document) {
        this.document = document;
    }

    /** The date of a report is what the laboratory states, so neither dictionary nor metadata may tell another. */
    void timeless(String language) throws IOException {
        document.getDocumentInformation().getCOSObject().removeItem(COSName.CREATION_DATE);
        document.getDocumentInformation().getCOSObject().removeItem(COSName.MOD_DATE);
        document.getDocumentCatalog().setLanguage(language);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll("<xmp:(CreateDate|ModifyDate)>[^<]*</xmp:\\1>", "");
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
    }

    void attach(Attachment attachment) {
        try {
            PDEmbeddedFile file =
                    new PDEmbeddedFile(document, new ByteArrayInputStream(attachment.content()), COSName.FLATE_DECODE);
            file.setSubtype(attachment.type());
            file.setSize(attachment.content().length);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(attachment.name());
            specification.setFileUnicode(attachment.name());
            specification.setFileDescription(attachment.description());
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.getCOSObject().setItem(RELATIONSHIP, COSName.getPDFName("Data"));
            files.put(attachment.name(), specification);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void save(ByteArrayOutputStream out) throws IOException {
        if (!files.isEmpty()) {
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(files);
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            COSArray associated = new COSArray();
            files.values().forEach(file -> associated.add(file.getCOSObject()));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
        }
        document.setDocumentId(identity());
        document.save(out);
    }

    /** PDFBox makes the file's identity from the clock unless told otherwise. */
    private long identity() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            String title = document.getDocumentInformation().getTitle();
            hash.update(String.valueOf(title).getBytes(StandardCharsets.UTF_8));
            hash.update(String.valueOf(document.getDocumentInformation().getSubject())
                    .getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
