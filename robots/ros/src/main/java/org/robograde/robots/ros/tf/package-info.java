/**
 * Frames: where each stood relative to the others, and when. In come transforms with parent, child and stamp; out comes the
 * transform between any two frames at a time, or a sentence that says why there is none. The buffer is pure and knows no
 * socket; {@code TfListener} feeds one from {@code /tf} and {@code /tf_static}.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.tf;
