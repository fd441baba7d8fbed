/**
 * A field's resource directory (RFC 9176): instruments say on their own where they are, and the station finds them. In come registrations over CoAP, out go links. The package must not know
 * what an instrument reads.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.directory;
