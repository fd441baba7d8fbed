package org.robograde.grader.motion.iso9283;

/**
 * Static compliance (ISO 9283, clause 10): how far the interface gives way for each newton, along one axis.
 *
 * @param greatest the greatest displacement over load of the loads applied, in the caller's length per newton
 * @param slope the least-squares displacement over load through the origin
 */
public record StaticCompliance(double greatest, double slope) {
    /**
     * @param newtons loads along the axis, signed, none 0
     * @param displacements the displacement under each, along the same axis, signed
     */
    public static StaticCompliance of(double[] newtons, double[] displacements) {
        if (newtons.length == 0 || newtons.length != displacements.length) {
            throw new IllegalArgumentException("compliance needs a displacement for each load, there are "
                    + newtons.length + " loads and " + displacements.length + " displacements");
        }
        double greatest = 0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < newtons.length; i++) {
            if (newtons[i] == 0 || !Double.isFinite(newtons[i]) || !Double.isFinite(displacements[i])) {
                throw new IllegalArgumentException("load " + (i + 1) + " is " + newtons[i] + " N, displacement "
                        + displacements[i] + ": both must be numbers, the load not 0");
            }
            greatest = Math.max(greatest, Math.abs(displacements[i] / newtons[i]));
            products += newtons[i] * displacements[i];
            squares += newtons[i] * newtons[i];
        }
        return new StaticCompliance(greatest, products / squares);
    }
}
