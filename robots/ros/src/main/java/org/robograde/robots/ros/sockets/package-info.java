/**
 * What XML-RPC and TCPROS share of reading from a peer that may mean harm: a socket comes in, bytes go out until a time is
 * over. Knows no protocol.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.sockets;
