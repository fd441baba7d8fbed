/** Rigid motions, the lens and least squares: pure arithmetic in metres, radians and pixels, with no picture and no library of pictures. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.geometry;
