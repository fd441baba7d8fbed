package org.robograde.reports.paper;

import com.openhtmltopdf.pdfboxout.PageSupplier;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The pages of a document, on which everything that is no content shares one property list.
 *
 * <p>The layout marks what it draws behind and around each box as an artifact (ISO 32000-1, 14.8.2.2), also around boxes that
 * have nothing there, each with a dictionary of its own: two thirds of a long report's objects, and half of the time to write it.
 */
final class PaperPages implements PageSupplier {
    private static final COSName DECORATION = COSName.getPDFName("Decoration");

    private final COSDictionary decoration = new COSDictionary();

    PaperPages() {
        // Cosmetic elements; backgrounds would have to state each one's place, which nobody reads.
        decoration.setItem(COSName.TYPE, COSName.getPDFName("Layout"));
    }

    @Override
    public PDPage requestPage(PDDocument document, float width, float height, int number, int shadowNumber) {
        PDPage page = new PDPage(new PDRectangle(width, height));
        COSDictionary resources = new COSDictionary();
        COSDictionary properties = new Properties();
        properties.setItem(DECORATION, decoration);
        resources.setItem(COSName.PROPERTIES, properties);
        page.setResources(new PDResources(resources));
        document.addPage(page);
        return page;
    }

    /** Has a background's property list already, whatever it says. */
    private static final class Properties extends COSDictionary {
        @Override
        public boolean containsValue(Object value) {
            return isBackground(value) || super.containsValue(value);
        }

        @Override
        public COSName getKeyForValue(Object value) {
            return isBackground(value) ? DECORATION : super.getKeyForValue(value);
        }

        private static boolean isBackground(Object value) {
            return value instanceof COSDictionary list && COSName.BACKGROUND.equals(list.getItem(COSName.TYPE));
        }
    }
}
