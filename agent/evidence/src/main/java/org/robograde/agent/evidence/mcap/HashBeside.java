package org.robograde.agent.evidence.mcap;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hashes on a second thread what the caller writes and goes on from. Without instructions for it in the CPU, SHA-256 costs
 * more than everything else a writer does. The caller must {@link #await} before it hashes on its own or changes the bytes.
 */
final class HashBeside {
    /** Below this, telling another thread costs more than hashing. */
    private static final int WORTH_IT_BYTES = 64 << 10;

    /** Threads end when they have nothing to do for a while, so that no writer has to end one. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "evidence-hash");
                thread.setDaemon(true);
                return thread;
            });

    private final HashChain chain;
    private @Nullable FutureTask<Void> running;

    HashBeside(HashChain chain) {
        this.chain = chain;
    }

    /** Hashes both, one after the other; nothing else may be running. They must stay as they are until {@link #await}. */
    void start(byte[] first, int firstCount, byte[] second, int secondCount) {
        if (running != null) {
            throw new IllegalStateException("a hash is running already; wait for it first");
        }
        Runnable work = () -> {
            chain.update(first, 0, firstCount);
            chain.update(second, 0, secondCount);
        };
        if (firstCount + secondCount < WORTH_IT_BYTES) {
            work.run();
            return;
        }
        FutureTask<Void> task = new FutureTask<>(work, null);
        running = task;
        THREADS.execute(task);
    }

    /** Returns when what was started is hashed. An interrupt does not end the waiting: half a hash is of no use. */
    void await() {
        FutureTask<Void> task = running;
        if (task == null) {
            return;
        }
        running = null;
        // Does the work here if no thread has begun it.
        task.run();
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("what is in memory could not be hashed", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
