package org.robograde.reports.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one font of pages and charts: Noto Sans SC Regular (SIL Open Font License 1.1), cut down to Latin, Greek, symbols
 * and GB2312. It is shipped because a machine that grades robots often has no Chinese font at all, and because charts are
 * laid out here but shown elsewhere: with the same font, what fits here fits there.
 */
public final class ReportFont {
    /** The name under which a page must offer the font. */
    public static final String FAMILY = "Noto Sans SC";

    /** Every table a browser asks for; without a list the subsetter keeps layout tables that no longer fit. */
    private static final List<String> TABLES =
            List.of("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");

    /** Fractional metrics without hinting: what a browser uses when it scales the picture. */
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private static final byte[] FILE = read();
    private static final Font REGULAR = font();

    private ReportFont() {}

    /** @param points size in the picture's own units */
    public static Font size(float points) {
        return REGULAR.deriveFont(points);
    }

    /** Width of a text in the picture's own units. */
    public static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /**
     * A TrueType font with just these characters, for a page to carry. Characters that the font lacks are left out: the
     * reader's own fonts show them.
     *
     * @param codePoints in any order
     */
    public static byte[] subset(IntStream codePoints) {
        try (TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(FILE))) {
            TTFSubsetter subsetter = new TTFSubsetter(whole, TABLES);
            BitSet used = new BitSet();
            codePoints.forEach(used::set);
            used.stream().filter(REGULAR::canDisplay).forEach(subsetter::add);
            ByteArrayOutputStream subset = new ByteArrayOutputStream();
            subsetter.writeToStream(subset);
            return subset.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the font has a glyph for this character. */
    public static boolean has(int codePoint) {
        return REGULAR.canDisplay(codePoint);
    }

    /** The whole font as a TrueType file, for a document to cut its own subset from. */
    public static byte[] file() {
        return FILE.clone();
    }

    private static byte[] read() {
        String name = "NotoSansSC-Regular-GB2312.ttf";
        try (InputStream in = ReportFont.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the font " + name + " is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Font font() {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(FILE));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("the report's own font cannot be read", e);
        }
    }
}
