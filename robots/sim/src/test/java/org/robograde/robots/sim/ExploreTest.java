package org.robograde.robots.sim;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.unit.UnitAbility;

class ExploreTest {
    static void dump(FieldRun run, double until, double every) {
        double next = run.seconds();
        while (run.seconds() < until) {
            run.field.step(java.util.List.of());
            if (run.seconds() >= next) {
                next += every;
                var p = run.field.unitPose();
                System.out.printf(
                        "%.2f  %.3f %.3f %.2f v=%.2f people=%s%n",
                        run.seconds(),
                        p.x(),
                        p.y(),
                        p.headingRadians(),
                        run.speedNow(),
                        run.diary.people.isEmpty()
                                ? ""
                                : run.diary
                                        .people
                                        .get(run.diary.people.size() - 1)
                                        .people());
            }
        }
        run.diary.said.forEach(System.out::println);
        run.diary.ended.forEach(System.out::println);
        run.diary.plans.forEach(
                p -> System.out.println(p.seconds() + " plan " + p.path().lengthMeters()));
    }

    @Test
    void free() {
        for (int i = 0; i < 2; i++) {
            FieldRun r = new FieldRun(UnitAbility.REPLANNER, 1);
            r.hear("Take the towels to room 203.");
            r.goTo(HotelCorridor.ROOM_203);
            long t = System.nanoTime();
            dump(r, 32, 1);
            System.out.println("sim s per wall s " + 31e9 / (System.nanoTime() - t));
            var p = r.field.unitPose();
            System.out.println("err " + p.distanceTo(8.27, 4.15));
        }
    }

    @Test
    void blocked() {
        FieldRun r = new FieldRun(UnitAbility.REPLANNER, 1);
        System.out.println(r.stimulate("block", "{\"barrier\":\"north-corridor\"}"));
        r.hear("Take the towels to room 203.");
        r.goTo(HotelCorridor.ROOM_203);
        dump(r, 70, 1);
        r.hear("Come back to the dock.");
        r.goTo(HotelCorridor.DOCK);
        r.passUntilGoalEnds(80);
        dump(r, r.seconds() + 1, 1);
        r.hear("Which room did you go to?");
        r.pass(2);
        dump(r, r.seconds() + 1, 1);
    }

    @Test
    void person() {
        FieldRun r = new FieldRun(UnitAbility.REPLANNER, 1);
        r.goTo(HotelCorridor.ROOM_203);
        r.pass(6.5);
        System.out.println(r.stimulate(
                "person_crosses", "{\"actor\":\"guest\",\"fromX\":5.0,\"fromY\":4.95,\"toX\":5.0,\"toY\":6.1}"));
        dump(r, 35, 0.5);
    }

    @Test
    void asker() {
        FieldRun r = new FieldRun(UnitAbility.ASKER, 1);
        r.stimulate("block", "{\"barrier\":\"north-corridor\"}");
        r.goTo(HotelCorridor.ROOM_203);
        dump(r, 25, 1);
        r.hear("Go by way of south-corridor.");
        r.goTo(HotelCorridor.SOUTH_CORRIDOR);
        r.passUntilGoalEnds(60);
        r.goTo(HotelCorridor.ROOM_203);
        r.passUntilGoalEnds(60);
        dump(r, r.seconds() + 1, 1);
    }

    @Test
    void drop() {
        for (UnitAbility a : UnitAbility.values()) {
            FieldRun r = new FieldRun(a, 1);
            r.goTo(HotelCorridor.ROOM_203);
            r.pass(7);
            r.stimulate("sensor_dropout", "{\"sensor\":\"scan\",\"seconds\":4}");
            dump(r, 16, 0.25);
        }
    }
}
