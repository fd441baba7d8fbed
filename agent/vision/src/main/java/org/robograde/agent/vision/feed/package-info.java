/** Film files to recordings: in comes a Motion-JPEG AVI, out comes a sealed bundle with the same JPEG bytes, nothing decoded and nothing packed again. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.feed;
