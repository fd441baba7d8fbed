/**
 * Actions as actionlib speaks them over five topics: goals and cancels go to a server, status, feedback and results come
 * back. In come goals as messages of an {@link org.robograde.robots.messages.ActionSchema}; out go the states of both sides'
 * machines. The machines themselves ({@code GoalStatus}, {@code ClientState}) are pure. This package knows nodes and topics
 * of {@code ros}; what an action moves it must not know.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.robots.ros.actions;
