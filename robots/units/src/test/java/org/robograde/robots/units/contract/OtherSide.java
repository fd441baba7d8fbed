package org.robograde.robots.units.contract;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The robot's side of a link under test: nodes that speak, listen and serve. Messages pass as bytes, in the wire form of the link's protocol. */
public interface OtherSide extends AutoCloseable {
    /**
     * Offers a topic, from a node of its own.
     *
     * @param type as the link names types
     */
    Speaker speak(String topic, String type, boolean latching) throws Exception;

    /** As {@link #speak}, without latching, over connections that {@link Speaker#breakOff} can break; only there may that be called. */
    Speaker speakOverBreakableLink(String topic, String type) throws Exception;

    /** Listens to a topic. */
    Hearer hear(String topic, String type) throws Exception;

    /**
     * Serves std_srvs/SetBool: asked with true it answers success and {@link #DONE}; asked with false it refuses, with
     * {@link #REFUSAL} in its words where the protocol has any.
     */
    AutoCloseable serve(String service) throws Exception;

    /** Serves std_srvs/SetBool, and does not answer until closed. */
    AutoCloseable serveInSilence(String service) throws Exception;

    String DONE = "done, grüezi";
    String REFUSAL = "nothing to do";

    @Override
    void close() throws IOException;

    /** One topic that the other side offers. */
    interface Speaker extends AutoCloseable {
        /** The node's name, as messages should state it. */
        String name();

        void say(byte[] wireForm) throws Exception;

        /** Connections over which it is heard now. */
        int listenerCount() throws Exception;

        /** Breaks every connection without a goodbye, as a cut cable or a killed process does, and takes no new one. */
        void breakOff() throws Exception;

        /** After {@link #breakOff}: takes connections again, under the same name. */
        void speakAgain() throws Exception;

        /** Withdraws the topic. */
        @Override
        void close() throws IOException;
    }

    /** One topic that the other side listens to. */
    interface Hearer extends AutoCloseable {
        /** The next message in wire form; null if none comes in time. */
        byte @Nullable [] next(Duration patience) throws Exception;

        @Override
        void close() throws IOException;
    }
}
