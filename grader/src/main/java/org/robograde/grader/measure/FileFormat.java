package org.robograde.grader.measure;

/** How a text file holds poses. */
public enum FileFormat {
    /** {@code stamp x y z qx qy qz qw}, seconds and metres, set apart by blanks; lines that begin with # are remarks. */
    TUM,
    /** Twelve numbers a line, the upper three rows of a 4x4 pose row by row; stamps are in a file of their own, or row by row. */
    KITTI,
    /** Comma-separated, a header line that begins with #: stamp in nanoseconds, position, quaternion {@code w x y z}. */
    EUROC,
    /** Anything in rows and columns, by a map of columns; set apart by comma, semicolon, tab or blanks, with header or without. */
    CSV
}
