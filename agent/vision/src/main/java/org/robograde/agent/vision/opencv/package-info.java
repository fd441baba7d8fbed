/** The native library and nothing else: the only package that knows which build of OpenCV is loaded. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.opencv;
