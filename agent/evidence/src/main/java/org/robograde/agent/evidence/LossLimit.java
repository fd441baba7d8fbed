package org.robograde.agent.evidence;

/** Keeps the loss ledger of an import within bounds: a file that is damaged every few bytes must not fill memory with its losses. */
final class LossLimit {
    /** Far more than anyone reads; what comes after is stated together. */
    static final int STATED_ONE_BY_ONE = 10_000;

    private final BundleWriter writer;
    private long stated;
    private long more;
    private long moreMessages;
    private boolean moreUnknown;
    private long moreFromNanos = Long.MAX_VALUE;
    private long moreToNanos = Long.MIN_VALUE;

    LossLimit(BundleWriter writer) {
        this.writer = writer;
    }

    void lost(Evidence.Damage loss) {
        if (stated < STATED_ONE_BY_ONE) {
            stated++;
            state(loss);
            return;
        }
        more++;
        moreMessages += Math.max(0, loss.count());
        moreUnknown |= loss.count() < 0;
        moreFromNanos = Math.min(moreFromNanos, loss.fromNanos());
        moreToNanos = Math.max(moreToNanos, loss.toNanos());
    }

    /** States together what was not stated one by one. */
    void end() {
        if (more > 0) {
            state(new Evidence.Damage(
                    "*",
                    moreUnknown ? -1 : moreMessages,
                    moreFromNanos,
                    moreToNanos,
                    more + " more stretches of the recording cannot be read",
                    "reading the recording"));
            more = 0;
        }
    }

    private void state(Evidence.Damage loss) {
        writer.lost(loss.topic(), loss.count(), loss.fromNanos(), loss.toNanos(), loss.reason(), loss.knownBy());
    }
}
