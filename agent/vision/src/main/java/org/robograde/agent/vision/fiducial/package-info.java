/** Square markers in a grey picture: in comes the picture, out go numbers and corners below the pixel. It knows no camera and no unit. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.fiducial;
