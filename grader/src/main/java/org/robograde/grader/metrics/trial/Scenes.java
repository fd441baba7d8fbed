package org.robograde.grader.metrics.trial;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** Scenes kept as columns of numbers, made into objects only when they are looked at; so a long trial holds no more heap than a short one. */
final class Scenes extends AbstractList<PeopleTrack.Scene> implements RandomAccess {
    private final Column receivedNanos;
    /** Where each scene's places begin in the columns of places. */
    private final Column firstPlace;

    private final Column x;
    private final Column y;

    private Scenes(Builder builder) {
        receivedNanos = builder.received.column();
        firstPlace = builder.firstPlace.column();
        x = builder.x.column();
        y = builder.y.column();
    }

    @Override
    public PeopleTrack.Scene get(int i) {
        if (i < 0 || i >= size()) {
            throw new IndexOutOfBoundsException("scene " + i + " of " + size());
        }
        int from = (int) firstPlace.whole(i);
        int to = i + 1 < firstPlace.size() ? (int) firstPlace.whole(i + 1) : x.size();
        List<PoseTrack.Point> places = new ArrayList<>(to - from);
        for (int k = from; k < to; k++) {
            places.add(new PoseTrack.Point(x.real(k), y.real(k)));
        }
        return new PeopleTrack.Scene(receivedNanos.whole(i), places);
    }

    @Override
    public int size() {
        return receivedNanos.size();
    }

    /** Collects scenes in the order received. */
    static final class Builder {
        private final Numbers.Longs received = new Numbers.Longs();
        private final Numbers.Longs firstPlace = new Numbers.Longs();
        private final Numbers.Doubles x = new Numbers.Doubles();
        private final Numbers.Doubles y = new Numbers.Doubles();

        void add(long receivedNanos, List<PoseTrack.Point> places) {
            received.add(receivedNanos);
            firstPlace.add(x.size());
            for (PoseTrack.Point place : places) {
                x.add(place.x());
                y.add(place.y());
            }
        }

        Scenes build() {
            return new Scenes(this);
        }
    }
}
