/** FFmpeg behind the vision's port for video: in comes a file's name or an RTSP address, out come frames with their own times. It knows no bundle. */
@org.jspecify.annotations.NullMarked
package org.robograde.agent.ffmpeg;
