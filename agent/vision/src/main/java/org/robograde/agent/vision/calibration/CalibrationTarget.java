package org.robograde.agent.vision.calibration;

import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.vision.document.VisionInputException;

/**
 * A flat pattern whose points are known. Its frame: the first point is the origin, x along a row, y down the columns, z away from
 * the one who looks at it.
 *
 * @param columns inner corners of a chessboard, squares of a ChArUco board, dots of a grid, in a row
 * @param rows the same, in a column
 * @param spacingMeters between neighbouring points
 * @param markerMeters side of a ChArUco board's markers; 0 for the others
 * @param dictionary of a ChArUco board's markers; empty for the others
 */
public record CalibrationTarget(
        Kind kind, int columns, int rows, double spacingMeters, double markerMeters, String dictionary) {
    /** What is printed on it. */
    public enum Kind {
        CHESSBOARD,
        CHARUCO,
        /** Dots in rows and columns. Where one corner's dot is larger than the others, the grid begins there. */
        DOTS,
        /** Dots in staggered rows, as OpenCV's asymmetric grid. */
        DOTS_ASYMMETRIC
    }

    public CalibrationTarget {
        if (columns < 3 || rows < 3 || columns > 100 || rows > 100) {
            throw new VisionInputException("a calibration target of " + columns + "x" + rows
                    + " is not used; it needs 3 to 100 points in a row and in a column");
        }
        if (!(spacingMeters > 0 && spacingMeters < 10)) {
            throw new VisionInputException(
                    "a spacing of " + spacingMeters + " m is not used; it must lie between 0 and 10 m");
        }
        if (kind == Kind.CHARUCO && !(markerMeters > 0 && markerMeters < spacingMeters)) {
            throw new VisionInputException("a ChArUco board's markers must be smaller than its squares of "
                    + spacingMeters + " m; " + markerMeters + " m was given");
        }
    }

    Map<String, Object> stated() {
        Map<String, Object> stated = new TreeMap<>();
        stated.put("kind", kind.name());
        stated.put("columns", columns);
        stated.put("rows", rows);
        stated.put("spacingMeters", spacingMeters);
        if (kind == Kind.CHARUCO) {
            stated.put("markerMeters", markerMeters);
            stated.put("dictionary", dictionary);
        }
        return stated;
    }
}
