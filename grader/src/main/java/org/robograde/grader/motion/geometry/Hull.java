package org.robograde.grader.motion.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The convex hull of points in space, built by adding one point after another. At most {@value #EXACT} distinct points are taken as
 * they are; of more, those that lie furthest out in {@value #EXACT} directions spread evenly over the sphere, which gives a hull
 * inside the true one that misses about a thousandth of the volume of a ball, in a time that no input can make long.
 *
 * @param volume in the cube of the caller's unit; 0 for points in one plane
 * @param points the distinct points given; where directions were used, all of them
 * @param thinned whether directions were used
 */
public record Hull(double volume, int points, boolean thinned) {
    static final int EXACT = 2000;
    /** A point this close to a face, as a share of the cloud's extent, lies on it. */
    private static final double ON_FACE = 1e-12;

    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - Math.sqrt(5));

    private record Face(Vector3 a, Vector3 b, Vector3 c, Vector3 normal) {
        static Face of(Vector3 a, Vector3 b, Vector3 c) {
            return new Face(a, b, c, b.minus(a).cross(c.minus(a)));
        }

        boolean sees(Vector3 p, double tolerance) {
            return normal.dot(p.minus(a)) > tolerance * normal.norm();
        }
    }

    private record Edge(Vector3 from, Vector3 to) {}

    /** The hull of any number of finite points; of a long list no copy is made. */
    public static Hull of(List<Vector3> points) {
        LinkedHashSet<Vector3> distinct = new LinkedHashSet<>();
        Iterator<Vector3> rest = points.iterator();
        while (rest.hasNext() && distinct.size() <= EXACT) {
            distinct.add(rest.next());
        }
        boolean thinned = distinct.size() > EXACT;
        List<Vector3> used = thinned ? outermost(points) : List.copyOf(distinct);
        return new Hull(volume(used), thinned ? points.size() : distinct.size(), thinned);
    }

    private static List<Vector3> outermost(List<Vector3> points) {
        Vector3[] directions = new Vector3[EXACT];
        for (int i = 0; i < EXACT; i++) {
            double z = 1 - (2 * i + 1.0) / EXACT;
            double r = Math.sqrt(1 - z * z);
            directions[i] = new Vector3(r * StrictMath.cos(i * GOLDEN_ANGLE), r * StrictMath.sin(i * GOLDEN_ANGLE), z);
        }
        Vector3[] furthest = new Vector3[EXACT];
        double[] most = new double[EXACT];
        Arrays.fill(furthest, points.get(0));
        Arrays.setAll(most, i -> directions[i].dot(points.get(0)));
        for (Vector3 point : points) {
            for (int i = 0; i < EXACT; i++) {
                double here = directions[i].dot(point);
                if (here > most[i]) {
                    most[i] = here;
                    furthest[i] = point;
                }
            }
        }
        return List.copyOf(new LinkedHashSet<>(Arrays.asList(furthest)));
    }

    private static double volume(List<Vector3> points) {
        List<Vector3> corners = tetrahedron(points);
        if (corners.isEmpty()) {
            return 0;
        }
        double tolerance = extent(points) * ON_FACE;
        List<Face> faces = firstFaces(corners);
        for (Vector3 point : points) {
            add(faces, point, tolerance);
        }
        Vector3 inside = Vector3.mean(corners);
        double six = 0;
        for (Face face : faces) {
            six += face.normal().dot(face.a().minus(inside));
        }
        return six / 6;
    }

    private static void add(List<Face> faces, Vector3 point, double tolerance) {
        LinkedHashSet<Edge> horizon = new LinkedHashSet<>();
        List<Face> hidden = new ArrayList<>();
        for (Face face : faces) {
            if (face.sees(point, tolerance)) {
                edge(horizon, face.a(), face.b());
                edge(horizon, face.b(), face.c());
                edge(horizon, face.c(), face.a());
            } else {
                hidden.add(face);
            }
        }
        if (hidden.size() == faces.size()) {
            return;
        }
        faces.clear();
        faces.addAll(hidden);
        horizon.forEach(e -> faces.add(Face.of(e.from(), e.to(), point)));
    }

    /** An edge between two seen faces is met once each way and falls out; what is left is the rim. */
    private static void edge(LinkedHashSet<Edge> horizon, Vector3 from, Vector3 to) {
        if (!horizon.remove(new Edge(to, from))) {
            horizon.add(new Edge(from, to));
        }
    }

    private static List<Face> firstFaces(List<Vector3> t) {
        boolean outward =
                Face.of(t.get(0), t.get(1), t.get(2)).normal().dot(t.get(3).minus(t.get(0))) < 0;
        Vector3 b = outward ? t.get(1) : t.get(2);
        Vector3 c = outward ? t.get(2) : t.get(1);
        Vector3 a = t.get(0);
        Vector3 d = t.get(3);
        return new ArrayList<>(List.of(Face.of(a, b, c), Face.of(a, d, b), Face.of(b, d, c), Face.of(c, d, a)));
    }

    /** Four points far from one plane, or none where all lie in one. */
    private static List<Vector3> tetrahedron(List<Vector3> points) {
        if (points.size() < 4) {
            return List.of();
        }
        double extent = extent(points);
        Vector3 a = points.get(0);
        Vector3 b = most(points, p -> p.distanceTo(a));
        Vector3 along = b.minus(a);
        Vector3 c = most(points, p -> along.cross(p.minus(a)).norm());
        Vector3 normal = along.cross(c.minus(a));
        Vector3 d = most(points, p -> Math.abs(normal.dot(p.minus(a))));
        double height = Math.abs(normal.dot(d.minus(a))) / normal.norm();
        return height > extent * 1e-9 ? List.of(a, b, c, d) : List.of();
    }

    private static Vector3 most(List<Vector3> points, ToDoubleFunction<Vector3> measure) {
        Vector3 best = points.get(0);
        double most = measure.applyAsDouble(best);
        for (Vector3 point : points) {
            double here = measure.applyAsDouble(point);
            if (here > most) {
                most = here;
                best = point;
            }
        }
        return best;
    }

    private static double extent(List<Vector3> points) {
        Vector3 centre = Vector3.mean(points);
        double most = 0;
        for (Vector3 point : points) {
            most = Math.max(most, point.distanceTo(centre));
        }
        return most;
    }
}
