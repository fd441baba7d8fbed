/** People in pictures and in laser scans: in come pictures or ranges, out come places. Trained on nobody's face and keeps no picture. It knows no unit and no file. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.people;
