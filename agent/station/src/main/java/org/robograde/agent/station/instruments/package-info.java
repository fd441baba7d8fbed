/**
 * Field instruments over CoAP (RFC 7252), observed (RFC 7641) and read as SenML (RFC 8428): an emergency stop, a door switch, a
 * light meter. In come a server's address and the site's instruments; out go {@link
 * org.robograde.agent.station.instruments.InstrumentReading}s with the station's two clocks at receipt, and what became of the link.
 * {@link org.robograde.agent.station.instruments.SimulatedInstruments} are the other end, for a field without hardware: real servers
 * on real sockets. The package must not know what a reading means for a trial, nor what is recorded.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.instruments;
