package org.robograde.reports.charts;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/** Where words go so that none covers another and none is cut. */
final class Labels {
    /** No chart is wider than so many characters. */
    private static final int LONGEST = 400;

    private Labels() {}

    /**
     * Moves labels along a line until none overlaps, each as near to its wanted place as the order allows.
     *
     * @param wanted centres, rising
     * @param sizes extent of each label along the line
     * @param gap to keep between two
     * @return centres, in the same order; if the room is too small they run past {@code high}
     */
    static double[] apart(double[] wanted, double[] sizes, double gap, double low, double high) {
        double[] centres = new double[wanted.length];
        double next = low;
        for (int i = 0; i < wanted.length; i++) {
            centres[i] = Math.max(wanted[i], next + sizes[i] / 2);
            next = centres[i] + sizes[i] / 2 + gap;
        }
        double limit = Math.max(high, next - gap - Math.max(0, next - gap - high));
        for (int i = wanted.length - 1; i >= 0; i--) {
            centres[i] = Math.min(centres[i], limit - sizes[i] / 2);
            limit = centres[i] - sizes[i] / 2 - gap;
        }
        double overrun = wanted.length == 0 ? 0 : low - (centres[0] - sizes[0] / 2);
        if (overrun > 0) {
            for (int i = 0; i < centres.length; i++) {
                centres[i] += overrun;
            }
        }
        return centres;
    }

    /** Breaks a text into lines no wider than this: at spaces, or between characters of a script that has none. */
    static List<String> wrap(String text, Font font, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            if (line.length() > 0 && ReportFont.width((line + piece).stripTrailing(), font) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** As much of a text as fits, with dots where something is left out. */
    static String shortened(String text, Font font, double width) {
        if (text.length() <= LONGEST && ReportFont.width(text, font) <= width) {
            return text;
        }
        int fits = 0;
        int tooMany = Math.min(LONGEST, text.length());
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (ReportFont.width(text.substring(0, middle) + "…", font) <= width) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        boolean half = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1));
        return text.substring(0, half ? fits - 1 : fits) + "…";
    }

    /** The same as {@link #wrap}, with at most so many lines, each shortened if it has a word that is too long. */
    static List<String> wrap(String text, Font font, double width, int most) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<String> lines = wrap(start, font, width);
        boolean more = lines.size() > most || start.length() < text.length();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(most, lines.size()); i++) {
            boolean last = i == most - 1 || i == lines.size() - 1;
            kept.add(shortened(last && more ? lines.get(i) + "…" : lines.get(i), font, width));
        }
        return kept;
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean ideograph = Character.isIdeographic(c);
            if (ideograph && piece.length() > 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
            if (ideograph || c == ' ' || c == '-' || c == '_' || c == '/') {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        });
        if (piece.length() > 0) {
            pieces.add(piece.toString());
        }
        return pieces;
    }
}
