/** Tests of the camera's geometry against OpenCV's. */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.sim.camera;
