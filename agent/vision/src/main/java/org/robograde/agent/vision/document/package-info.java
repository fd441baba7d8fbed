/** The documents of a bundle, read with bounds: in come bytes of a stranger, out go checked values or one clear sentence. It must not know what they are for. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.document;
