package org.robograde.robots.units.contract;

/**
 * What a protocol can promise and another cannot. A link that does not make a promise is still held to what is said here
 * for its absence: it says nothing rather than something wrong.
 */
public enum Promise {
    /** Every message carries the MD5 of its definition. Without it the MD5 is empty. */
    STATES_MD5,

    /** Every message carries a definition from which it can be read, dependencies included. Without it the definition is empty. */
    STATES_DEFINITION,

    /** Every message names the node that sent it. Without it the name is empty. */
    STATES_SPEAKER,

    /** A message of a latching topic says so. Without it none says so. */
    STATES_LATCHING,

    /** Who listens late hears what is latched. Without it, it hears the next message first. */
    HEARS_LATCHED,

    /** What the link sends latching reaches who listens late. Without it, the next message does. */
    SENDS_LATCHED,

    /** Two nodes that speak on one topic count as two publishers. Without it they count as one. */
    COUNTS_EACH_SPEAKER,

    /** Knows whether anyone listens to what it sends. Without it {@code awaitListener} is true at once. */
    SEES_LISTENERS,

    /** A service's own words of refusal reach the caller. Without it the refusal names the service only. */
    PASSES_ON_THE_REFUSAL,

    /** Hears every message, however fast they come. Without it some may be lost; the rest comes whole and in order. */
    HEARS_ALL,

    /** Every message sent reaches who listens, however fast they are sent. Without it some may be lost; the rest comes whole and in order. */
    SENDS_ALL,

    /** Counts connections that broke. Without it none is counted, and a loss there stays unknown. */
    COUNTS_BROKEN_LINKS
}
