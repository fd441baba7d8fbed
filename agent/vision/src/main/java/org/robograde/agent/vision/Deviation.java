package org.robograde.agent.vision;

/**
 * By how much the field differs from what its documents state: everything the pose fit takes as given, and that is known only to
 * a standard uncertainty.
 *
 * @param cameraX of the camera's position in {@code map}, metres
 * @param cameraY of the camera's position in {@code map}, metres
 * @param cameraZ of the camera's position in {@code map}, metres
 * @param cameraTurnX of its orientation, about {@code map}'s x axis, radians, small
 * @param cameraTurnY about {@code map}'s y axis
 * @param cameraTurnZ about {@code map}'s z axis
 * @param markerHeight of the marker above the floor, metres
 * @param unitRoll the unit's lean about its own x axis, radians, small
 * @param unitPitch the unit's lean about its own y axis, radians, small
 */
record Deviation(
        double cameraX,
        double cameraY,
        double cameraZ,
        double cameraTurnX,
        double cameraTurnY,
        double cameraTurnZ,
        double markerHeight,
        double unitRoll,
        double unitPitch) {
    static final Deviation NONE = new Deviation(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** One of the things that can deviate. */
    enum Source {
        CAMERA_X,
        CAMERA_Y,
        CAMERA_Z,
        CAMERA_TURN_X,
        CAMERA_TURN_Y,
        CAMERA_TURN_Z,
        MARKER_HEIGHT,
        UNIT_ROLL,
        UNIT_PITCH
    }

    static Deviation of(Source source, double amount) {
        return switch (source) {
            case CAMERA_X -> new Deviation(amount, 0, 0, 0, 0, 0, 0, 0, 0);
            case CAMERA_Y -> new Deviation(0, amount, 0, 0, 0, 0, 0, 0, 0);
            case CAMERA_Z -> new Deviation(0, 0, amount, 0, 0, 0, 0, 0, 0);
            case CAMERA_TURN_X -> new Deviation(0, 0, 0, amount, 0, 0, 0, 0, 0);
            case CAMERA_TURN_Y -> new Deviation(0, 0, 0, 0, amount, 0, 0, 0, 0);
            case CAMERA_TURN_Z -> new Deviation(0, 0, 0, 0, 0, amount, 0, 0, 0);
            case MARKER_HEIGHT -> new Deviation(0, 0, 0, 0, 0, 0, amount, 0, 0);
            case UNIT_ROLL -> new Deviation(0, 0, 0, 0, 0, 0, 0, amount, 0);
            case UNIT_PITCH -> new Deviation(0, 0, 0, 0, 0, 0, 0, 0, amount);
        };
    }
}
