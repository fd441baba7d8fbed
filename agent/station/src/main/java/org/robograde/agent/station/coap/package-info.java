/**
 * CoAP's transports for the station: UDP, DTLS (with a pre-shared key, raw public keys or certificates) and TCP. In come an address and the keys,
 * out come endpoints; what was refused (a failed handshake, a record that was replayed or forged) goes to a {@link
 * org.robograde.agent.station.coap.SecurityLog}. The package must not know what is carried.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.coap;
