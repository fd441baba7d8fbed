/**
 * ROS 1 bag files. Read: a bag of version 2.0, whole, cut, unfinished or damaged, comes out in the order of the file, as its
 * connections, its messages, and the stretches that cannot be read. Written: connections and messages become such a bag, which
 * ROS's own tools read. It must not know what becomes of them.
 */
@NullMarked
package org.robograde.agent.evidence.bag;

import org.jspecify.annotations.NullMarked;
