package org.robograde.reports.charts;

import java.awt.Dimension;
import java.awt.RenderingHints;
import java.io.StringWriter;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A drawing as a piece of SVG that stands inside a page: text stays text, and a screen reader hears title and description.
 *
 * @param opening the tag of the root
 * @param rest what follows title and description
 */
record Svg(String opening, String rest) {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    /** All of a drawing but its caption; the ids inside start with the caption's, which must be unique in the page. */
    static Svg draw(Drawing drawing) {
        String id = drawing.caption().id();
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(new PrefixedIds(id));
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        drawing.painter().accept(graphics);
        Element root = graphics.getRoot();
        ownDefinitions(root, id);
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", titleId(id) + " " + descriptionId(id));
        String text = text(graphics, root);
        int end = text.indexOf('>') + 1;
        return new Svg(text.substring(0, end), text.substring(end));
    }

    /** @param caption with the id of the drawing */
    String with(Caption caption) {
        return opening
                + "<title id=\"" + titleId(caption.id()) + "\">" + XmlText.escaped(caption.title()) + "</title>"
                + "<desc id=\"" + descriptionId(caption.id()) + "\">" + XmlText.escaped(caption.description())
                + "</desc>"
                + rest;
    }

    private static String titleId(String id) {
        return id + "-title";
    }

    private static String descriptionId(String id) {
        return id + "-desc";
    }

    /** Batik names its first definitions alike in every drawing, and a page holds many. */
    private static void ownDefinitions(Element root, String id) {
        NodeList definitions = root.getElementsByTagNameNS(NAMESPACE, "defs");
        for (int i = 0; i < definitions.getLength(); i++) {
            Element each = (Element) definitions.item(i);
            each.setAttribute("id", id + "-defs" + i);
        }
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
