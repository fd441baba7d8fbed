package org.robograde.robots.ros.bridge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.ros.RosException;

/** Questions asked over a link, waiting for their answers. Thread-safe. */
public final class PendingAnswers<K, A> {
    private final Map<K, CompletableFuture<A>> waiting = new ConcurrentHashMap<>();

    /**
     * Asks, and waits for the answer.
     *
     * @param what who was asked for what, for error messages
     * @throws RosException if it is refused, comes late, or the link breaks
     */
    public A ask(K id, String what, Runnable question, Duration timeout) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            question.run();
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new RosException(what + ": " + BridgeSocket.reason(refused), refused);
        } catch (TimeoutException late) {
            throw new RosException(what + ": no answer within " + timeout.toMillis() + " ms", late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RosException(what + ": interrupted while waiting for the answer", stopping);
        } finally {
            waiting.remove(id);
        }
    }

    /** An answer nobody waits for any more is dropped. */
    public void answer(K id, A answer) {
        @Nullable CompletableFuture<A> asked = waiting.get(id);
        if (asked != null) {
            asked.complete(answer);
        }
    }

    public void refuse(K id, String why) {
        @Nullable CompletableFuture<A> asked = waiting.get(id);
        if (asked != null) {
            asked.completeExceptionally(new RosException(why));
        }
    }

    public void refuseAll(String why) {
        waiting.keySet().forEach(id -> refuse(id, why));
    }
}
