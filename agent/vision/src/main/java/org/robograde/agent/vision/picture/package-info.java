/** Compressed pictures from strangers: in come bytes, out comes a grey picture or one clear sentence, and no size is believed before it is checked. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.picture;
