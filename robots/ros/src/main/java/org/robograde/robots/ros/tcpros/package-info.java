/**
 * TCPROS: the sockets on which ROS 1 messages and service calls travel. Encoded messages come in and leave for every
 * subscriber through a queue bounded in bytes that drops its oldest and counts; frames from publishers come in and leave
 * as raw messages with the time of their last byte; service requests are answered on kept connections. Peers may be
 * broken or hostile: headers and frames are bounded, and memory grows only with bytes that have arrived. This package
 * must not know the master: who publishes where is told to it.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.tcpros;
