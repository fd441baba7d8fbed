package org.robograde.agent.station.instruments;

/** Who hears what an {@link InstrumentLink} has to say. Called from the link's own threads, one call at a time per instrument. */
public interface InstrumentListener {
    /**
     * The instrument's state when the link begins, and every change the instrument tells from then on. Return soon: the next reading
     * waits.
     */
    void onReading(InstrumentReading reading);

    /** The instrument is heard again after it was not, or for the first time. */
    void onHeard(String instrumentId);

    /** Nothing was heard of the instrument for the time the link allows. Called once until it is heard again. */
    void onLost(String instrumentId, String reason);

    /** The instrument sent something that cannot be used; it counts as heard. */
    void onMalformed(String instrumentId, String message);

    /** A reading was handed on, but something about it cannot be right: its time, or a value it cannot measure. */
    default void onDoubtful(String instrumentId, String message) {}

    /**
     * Packs that came faster than the link takes them, and were dropped.
     *
     * @param fromNanos monotonic, as {@code toNanos}
     */
    default void onDropped(String instrumentId, long count, long fromNanos, long toNanos) {}

    /** How the clock behind an instrument's times stands to the station's; told when the link knows it better than before. */
    default void onClock(String instrumentId, ClockOffset offset) {}
}
