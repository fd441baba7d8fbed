/**
 * Graph names: how a name written by a person becomes the one the master knows. In come a name, the node that uses it
 * and its remappings; out comes an absolute name. A node's command line is taken apart here. Peers' addresses too: in comes the URI a peer or the master stated, out
 * come host and port. No sockets, no master, no state.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.names;
