package org.robograde.reports.paper;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.robograde.reports.pages.Language;

/** A document whose pages are drawn and which waits for what travels inside it. */
public final class LaidOut implements AutoCloseable {
    private final PdfBoxRenderer renderer;
    private final Language language;

    LaidOut(PdfBoxRenderer renderer, Language language) {
        this.renderer = renderer;
        this.language = language;
    }

    /**
     * Asked for once.
     *
     * @param attachments files that travel inside the document, e.g. the report's data
     * @return the whole file, unsigned
     */
    public byte[] with(List<Attachment> attachments) {
        try {
            FinishedDocument document = new FinishedDocument(renderer.getPdfDocument());
            document.timeless(language.tag());
            attachments.forEach(document::attach);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the report could not be written as PDF", e);
        }
    }

    @Override
    public void close() {
        renderer.close();
    }
}
