package org.robograde.grader.grade;

/** The version that a grade names. A constant, not read from the jar: a grade must not depend on how it was packaged. */
final class SoftwareVersion {
    static final String VERSION = "0.1.0";
    /** Of the layout of {@code grade.json}. */
    static final int GRADE_FORMAT = 3;

    private SoftwareVersion() {}
}
