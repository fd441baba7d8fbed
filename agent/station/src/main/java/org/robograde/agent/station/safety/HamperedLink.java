package org.robograde.agent.station.safety;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.RobotLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link on which a script's faults cut or slow what the station commands, as a bad radio would: while it is cut commands are lost, while it is slow they
 * come late, in their order. A stop always passes at once, and takes with it what was still to come; nothing that is late reaches a unit that may not move.
 * What the unit sends is not hampered: that is evidence.
 */
public final class HamperedLink implements RobotLink {
    private static final Logger LOG = LoggerFactory.getLogger(HamperedLink.class);

    private final RobotLink link;
    private final Set<String> moving;
    private final BooleanSupplier mayMove;
    private final Deque<Late> late = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, HamperedLink::thread);
    private long cutUntilNanos = System.nanoTime();
    private long slowUntilNanos = System.nanoTime();
    private long delayNanos;

    private record Late(long dueNanos, Sender sender, Message message) {}

    /**
     * @param moving topics by which the unit can be made to move
     * @param mayMove whether it may now
     */
    public HamperedLink(RobotLink link, Set<String> moving, BooleanSupplier mayMove) {
        this.link = link;
        this.moving = Set.copyOf(moving);
        this.mayMove = mayMove;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hampered-link");
        thread.setDaemon(true);
        return thread;
    }

    /** From now on and for so long commands are lost, with those that were to come late. */
    public synchronized void cut(Duration length) {
        late.clear();
        cutUntilNanos = System.nanoTime() + length.toNanos();
    }

    /** From now on and for so long commands come late. */
    public synchronized void slow(Duration delay, Duration length) {
        delayNanos = delay.toNanos();
        slowUntilNanos = System.nanoTime() + length.toNanos();
    }

    private void pass(Sender sender, Message message, boolean stops) {
        synchronized (this) {
            long now = System.nanoTime();
            if (stops) {
                late.clear();
            } else if (now - cutUntilNanos < 0) {
                return;
            } else if (now - slowUntilNanos < 0 || !late.isEmpty()) {
                // Behind a late one at the end of the slow time: no command overtakes another.
                long due = now - slowUntilNanos < 0
                        ? now + delayNanos
                        : late.getLast().dueNanos();
                late.addLast(new Late(due, sender, message));
                ScheduledFuture<?> ignored = clock.schedule(this::sendDue, due - now, TimeUnit.NANOSECONDS);
                return;
            }
        }
        sender.send(message);
    }

    private synchronized void sendDue() {
        long now = System.nanoTime();
        while (!late.isEmpty() && late.getFirst().dueNanos() - now <= 0) {
            Late first = late.removeFirst();
            if (!mayMove.getAsBoolean()) {
                late.clear();
                return;
            }
            try {
                first.sender().send(first.message());
            } catch (LinkException e) {
                LOG.info("a late command was not sent: {}", e.getMessage());
            }
        }
    }

    @Override
    public Map<String, String> topics() {
        return link.topics();
    }

    @Override
    public Set<String> services() {
        return link.services();
    }

    @Override
    public Listening listen(String topic, Consumer<RawMessage> onMessage) {
        return link.listen(topic, onMessage);
    }

    @Override
    public Sender sender(String topic, String type, boolean latching) {
        return new Hampered(link.sender(topic, type, latching), moving.contains(topic));
    }

    @Override
    public Message call(String service, String serviceType, Message request, Duration timeout) {
        return link.call(service, serviceType, request, timeout);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        link.close();
    }

    private final class Hampered implements Sender {
        private final Sender sender;
        private final boolean moves;

        Hampered(Sender sender, boolean moves) {
            this.sender = sender;
            this.moves = moves;
        }

        @Override
        public void send(Message message) {
            pass(sender, message, !moves || MotionGate.stops(message));
        }

        @Override
        public long sentCount() {
            return sender.sentCount();
        }

        @Override
        public boolean awaitListener(Duration timeout) throws InterruptedException {
            return sender.awaitListener(timeout);
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
