/** Sightings of a body's markers by several cameras to one track: in come corners with stamps, out come poses with covariance. It knows no picture, no file and no message. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.track;
