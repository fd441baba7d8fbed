/**
 * ROS message definitions as values. In come definition texts (shipped with the product, found in a package path, or
 * stated by a publisher or a recording) and wire bytes; out come schemas with their MD5 and complete text, and immutable
 * messages read by path. Everything here is a pure function of its input: this package knows no sockets, no files other
 * than definitions, no clock and nothing about robots, trials or grades. Bytes from outside are never trusted: a length
 * is checked against what is there before anything is allocated.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.messages;
