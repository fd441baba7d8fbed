/**
 * ROS 1 bag files, read only. What comes in: a bag of version 2.0, whole, cut or damaged. What goes out, in the order of
 * the file: its connections, its messages, and the stretches that cannot be read. It must not know what becomes of them.
 */
@NullMarked
package org.robograde.agent.evidence.bag;

import org.jspecify.annotations.NullMarked;
