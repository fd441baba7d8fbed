package org.robograde.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every chart looks: white, thin lines, one font, and the palette of Okabe and Ito (2008), whose colours stay apart
 * for readers with any common colour vision deficiency. Colour never carries meaning alone: there is always a word, a
 * mark or a line style too.
 */
public final class ReportTheme {
    public static final Color INK = new Color(0x1F2A37);
    public static final Color QUIET = new Color(0x5B6673);
    public static final Color LINE = new Color(0xC5CCD3);
    public static final Color GRID = new Color(0xE8EBEE);
    /** Between sure and sure: light enough to be drawn over. */
    public static final Color GUARD = new Color(0xF3DFA8);

    public static final Color WALL = new Color(0x4A5561);

    public static final Color BLUE = new Color(0x0072B2);
    /** Darker than the palette's own orange, which on white has too little contrast for a thin line (WCAG 2.2, 1.4.11). */
    public static final Color ORANGE = new Color(0xB57A00);

    public static final Color GREEN = new Color(0x009E73);
    public static final Color VERMILION = new Color(0xD55E00);
    public static final Color PURPLE = new Color(0xCC79A7);
    public static final Color SKY = new Color(0x56B4E9);

    public static final Font LABEL = ReportFont.size(13f);
    public static final Font SMALL = ReportFont.size(12f);

    static final Stroke HAIRLINE = new BasicStroke(1f);
    static final Stroke DATA_LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED = dashed(1.3f, 5f, 4f);
    static final Stroke DOTTED = dashed(1.2f, 1.5f, 3.5f);

    private ReportTheme() {}

    static Stroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {on, off}, 0f);
    }

    static JFreeChart chart(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, LABEL, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(6, 2, 2, 10));
        return chart;
    }

    static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setLabelFont(LABEL);
        axis.setLabelPaint(QUIET);
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(QUIET);
        axis.setAxisLinePaint(LINE);
        axis.setTickMarkPaint(LINE);
        axis.setAutoRangeIncludesZero(false);
        axis.setStandardTickUnits(tickUnits());
        return axis;
    }

    /** Steps of 1, 2 and 5 times a power of ten, each with as many decimals as it needs; JFreeChart's own follow the default locale. */
    private static TickUnits tickUnits() {
        TickUnits units = new TickUnits();
        for (int power = -6; power <= 9; power++) {
            NumberFormat format = decimals(Math.max(0, -power));
            for (int digit : new int[] {1, 2, 5}) {
                units.add(new NumberTickUnit(digit * Math.pow(10, power), format));
            }
        }
        return units;
    }

    static NumberFormat decimals(int count) {
        String pattern = count == 0 ? "0" : "0." + "0".repeat(count);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        return new DecimalFormat(pattern, symbols);
    }
}
