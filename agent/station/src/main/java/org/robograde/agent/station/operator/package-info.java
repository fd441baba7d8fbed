/**
 * What people do and say beside a trial: they arm the unit, abort, intervene, mark moments, remark, declare a trial invalid, say who is there and
 * under which conditions. In come keys of a terminal and authenticated commands over CoAP, out go demands on the safety state and entries of a
 * ledger that only grows and becomes part of the evidence. The package must not know how a trial is played.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.station.operator;
