package org.robograde.grader.motion.trajectory;

/** How the estimate is laid over the reference before the two are compared. Every choice but the first hides some kind of error. */
public enum Alignment {
    /** As they are: both are in one frame. */
    NONE,
    /** The first pair of poses is made to coincide, with its orientation. */
    ORIGIN,
    /** Shifted by the mean difference of the positions. */
    POSITION,
    /** Shifted, and turned about the vertical (z), as by least squares: what an inertial system cannot know. */
    YAW,
    /** Shifted and turned by least squares (Umeyama 1991 without scale). */
    SE3,
    /** Shifted, turned and scaled by least squares (Umeyama 1991): for estimates without a scale of their own. */
    SIM3
}
