package org.robograde.reports.paper;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.robograde.reports.charts.Drawing;
import org.robograde.reports.charts.ReportFont;
import org.robograde.reports.input.ReportInput;
import org.robograde.reports.pages.Language;
import org.robograde.reports.pages.PageTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A report as PDF/A-3a (ISO 19005-3, level A: tagged, fonts embedded, text as text) for people and for the archive. Charts
 * are drawn into it as vectors.
 */
public final class PaperRenderer {
    private PaperRenderer() {}

    /**
     * @param attachments files that travel inside the document, e.g. the report's data
     * @return the whole file, unsigned
     */
    public static byte[] render(
            ReportInput input, Language language, List<String> tables, List<Attachment> attachments) {
        try (LaidOut laidOut = layOut(new PageTemplate(input, tables).paper(language), language)) {
            return laidOut.with(attachments);
        }
    }

    /** Lays out any page that this room's templates fill; what travels inside may follow later. */
    public static LaidOut layOut(PageTemplate.Paper paper, Language language) {
        return layOut(parse(Printable.text(paper.xhtml())), paper.drawings(), language);
    }

    private static LaidOut layOut(Document xhtml, Map<String, Drawing> drawings, Language language) {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useFont(
                () -> new ByteArrayInputStream(ReportFont.file()), ReportFont.FAMILY, 400, FontStyle.NORMAL, true);
        builder.usePageSupplier(new PaperPages());
        builder.useObjectDrawerFactory(new ChartDrawers(drawings));
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:image/"),
                com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer("RoboGrade");
        builder.withW3cDocument(xhtml, null);
        PdfBoxRenderer renderer = builder.buildPdfRenderer();
        try {
            renderer.createPDFWithoutClosing();
            return new LaidOut(renderer, language);
        } catch (IOException e) {
            renderer.close();
            throw new UncheckedIOException("the report could not be laid out as PDF", e);
        } catch (RuntimeException e) {
            renderer.close();
            throw e;
        }
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser.parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the template gives no well-formed XHTML: " + e.getMessage(), e);
        }
    }

    /** Puts a chart's own drawing commands where the template left its place. */
    private record ChartDrawers(Map<String, Drawing> drawings) implements FSObjectDrawerFactory {
        @Override
        public boolean isReplacedObject(Element element) {
            return element.getTagName().equals("object") && drawings.containsKey(element.getAttribute("data"));
        }

        @Override
        public FSObjectDrawer createDrawer(Element element) {
            Drawing drawing = drawings.get(element.getAttribute("data"));
            if (drawing == null) {
                throw new IllegalStateException("no chart " + element.getAttribute("data"));
            }
            return (e, x, y, width, height, device, context, dotsPerPixel) -> {
                float pixelsWide = (float) (width / dotsPerPixel);
                float pixelsHigh = (float) (height / dotsPerPixel);
                device.drawWithGraphics((float) x, (float) y, pixelsWide, pixelsHigh, graphics -> {
                    graphics.transform(AffineTransform.getScaleInstance(
                            pixelsWide / drawing.width(), pixelsHigh / drawing.height()));
                    drawing.painter().accept(graphics);
                });
                return Map.of();
            };
        }
    }
}
