/** What moves, stands, lights up or shows itself in a video: in come grey or colour pictures with their times, out come figures. It knows no unit, no camera's place and no file. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.vision.motion;
