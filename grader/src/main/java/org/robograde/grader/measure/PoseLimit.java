package org.robograde.grader.measure;

/** How many poses are held at once: a row of text can ask for memory, and what there is of it is known. */
final class PoseLimit {
    /** A pose with orientation while it is read, doubled arrays, selections for pairs, and the moved copy. */
    private static final int BYTES_PER_POSE = 600;

    private static final int MOST = 20_000_000;

    private PoseLimit() {}

    static int most() {
        return (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / BYTES_PER_POSE);
    }

    static void check(String name, int already) {
        if (already >= most()) {
            throw new MeasureInputException(name + ": more than " + most()
                    + " poses do not fit into this program's memory; give it more (ROBOGRADE_JAVA_OPTS=-Xmx4g) or thin"
                    + " the file");
        }
    }
}
