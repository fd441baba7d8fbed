package org.robograde.reports.charts;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Turns drawing into a piece of SVG that stands inside a page: text stays text, and a screen reader hears title and description. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private Svg() {}

    /**
     * @param caption what a screen reader says; its id must be unique in the page, because the ids inside start with it
     * @param width of the drawing in its own units; the page scales it
     */
    static String draw(Caption caption, int width, int height, Consumer<Graphics2D> painter) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(new PrefixedIds(caption.id()));
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        painter.accept(graphics);
        Element root = graphics.getRoot();
        ownDefinitions(root, caption);
        describe(document, root, caption, width, height);
        return text(graphics, root);
    }

    /** Batik names its first definitions alike in every drawing, and a page holds many. */
    private static void ownDefinitions(Element root, Caption caption) {
        NodeList definitions = root.getElementsByTagNameNS(NAMESPACE, "defs");
        for (int i = 0; i < definitions.getLength(); i++) {
            Element each = (Element) definitions.item(i);
            each.setAttribute("id", caption.id() + "-defs" + i);
        }
    }

    private static void describe(Document document, Element root, Caption caption, int width, int height) {
        String titleId = caption.id() + "-title";
        String descriptionId = caption.id() + "-desc";
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", titleId + " " + descriptionId);
        Element description = document.createElementNS(NAMESPACE, "desc");
        description.setAttribute("id", descriptionId);
        description.setTextContent(caption.description());
        root.insertBefore(description, root.getFirstChild());
        Element title = document.createElementNS(NAMESPACE, "title");
        title.setAttribute("id", titleId);
        title.setTextContent(caption.title());
        root.insertBefore(title, description);
    }

    private static String text(SVGGraphics2D graphics, Element root) {
        StringWriter out = new StringWriter();
        try {
            graphics.stream(root, out, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException("writing SVG to memory failed", e);
        }
        String whole = out.toString();
        // What stands before is a prolog, which has no place inside a page.
        return DirectionMarks.shown(whole.substring(whole.indexOf("<svg")));
    }

    /** Several drawings share a page, so each must have ids of its own. */
    private static final class PrefixedIds extends SVGIDGenerator {
        private final String drawing;
        private int count;

        PrefixedIds(String drawing) {
            this.drawing = drawing;
        }

        @Override
        public String generateID(String prefix) {
            return drawing + "-" + prefix + count++;
        }
    }
}
