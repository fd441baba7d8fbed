package org.robograde.robots.sim.camera;

import nu.pattern.OpenCV;

/** The one place that knows which build of OpenCV is on the class path. */
final class OpenCvLibrary {
    static {
        OpenCV.loadLocally();
    }

    private OpenCvLibrary() {}

    /** Loads the native library on first call. */
    static void load() {
        // The static initialiser has done it.
    }
}
