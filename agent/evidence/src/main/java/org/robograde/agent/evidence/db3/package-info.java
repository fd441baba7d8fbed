/**
 * ROS 2 recordings kept in SQLite (rosbag2's {@code .db3}), read only. What comes in: one such file of any schema version,
 * beside a write-ahead log or not. What goes out: its topics, its messages in the order they were stored, and the stretches
 * that cannot be read. It must not know what becomes of them, and never writes to the folder it reads from.
 */
@NullMarked
package org.robograde.agent.evidence.db3;

import org.jspecify.annotations.NullMarked;
