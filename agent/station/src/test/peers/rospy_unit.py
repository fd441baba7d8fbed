#!/usr/bin/python3
"""A small service unit that is not ours: rospy nodes, move_base's conventions, straight-line motion on wall time.

It knows no walls and no people. It is here to show that a scenario runs on a foreign unit under a foreign master.
"""
import math
import sys
import threading

import rospy
from actionlib_msgs.msg import GoalID, GoalStatus, GoalStatusArray
from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
from geometry_msgs.msg import PoseWithCovarianceStamped, Twist
from move_base_msgs.msg import MoveBaseActionGoal, MoveBaseActionResult
from nav_msgs.msg import Odometry
from std_msgs.msg import Bool, String

SPEED = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0  # metres per second: faster than a person would allow, to keep the test short
RATE = 20.0


class Unit:
    def __init__(self):
        self.lock = threading.RLock()
        self.x, self.y, self.heading = 1.2, 3.3, 1.5708
        self.goal, self.goal_id, self.status = None, GoalID(), None
        self.stopped, self.visited = False, "nowhere yet"
        self.odom = rospy.Publisher("/odom", Odometry, queue_size=50)
        self.pose = rospy.Publisher("/amcl_pose", PoseWithCovarianceStamped, queue_size=50)
        self.cmd_vel = rospy.Publisher("/cmd_vel", Twist, queue_size=50)
        self.state = rospy.Publisher("/move_base/status", GoalStatusArray, queue_size=50)
        self.result = rospy.Publisher("/move_base/result", MoveBaseActionResult, queue_size=10)
        self.said = rospy.Publisher("/dialogue/said", String, queue_size=10)
        self.diagnostics = rospy.Publisher("/diagnostics", DiagnosticArray, queue_size=10)
        rospy.Subscriber("/move_base/goal", MoveBaseActionGoal, self.on_goal)
        rospy.Subscriber("/move_base/cancel", GoalID, self.on_cancel)
        rospy.Subscriber("/dialogue/heard", String, self.on_heard)
        rospy.Subscriber("/e_stop", Bool, self.on_stop)

    def on_goal(self, message):
        with self.lock:
            if self.goal is not None:
                self.finish(GoalStatus.PREEMPTED)
            p, q = message.goal.target_pose.pose.position, message.goal.target_pose.pose.orientation
            self.goal = (p.x, p.y, 2 * math.atan2(q.z, q.w))
            self.goal_id = message.goal_id
            self.status = GoalStatus.ACTIVE

    def on_cancel(self, _):
        with self.lock:
            if self.goal is not None:
                self.finish(GoalStatus.PREEMPTED)

    def on_stop(self, message):
        with self.lock:
            self.stopped = message.data

    def on_heard(self, message):
        text = message.data
        for number in ("201", "202", "203", "204", "205", "206"):
            if number in text and "?" not in text:
                self.visited = number
        if "?" in text:
            self.said.publish("I went to room %s." % self.visited)
        else:
            self.said.publish("Understood.")

    def finish(self, status):
        self.status, self.goal = status, None
        result = MoveBaseActionResult()
        result.header.stamp = rospy.Time.now()
        result.status.goal_id, result.status.status = self.goal_id, status
        self.result.publish(result)

    def step(self, count):
        with self.lock:
            now, speed = rospy.Time.now(), 0.0
            if self.goal is not None and not self.stopped:
                dx, dy = self.goal[0] - self.x, self.goal[1] - self.y
                distance = math.hypot(dx, dy)
                if distance < 0.02:
                    self.heading = self.goal[2]
                    self.finish(GoalStatus.SUCCEEDED)
                else:
                    stride = min(distance, SPEED / RATE)
                    self.heading, speed = math.atan2(dy, dx), stride * RATE
                    self.x, self.y = self.x + dx / distance * stride, self.y + dy / distance * stride
            odometry = Odometry()
            odometry.header.stamp, odometry.header.frame_id, odometry.child_frame_id = now, "odom", "base_link"
            self.place(odometry.pose.pose)
            odometry.twist.twist.linear.x = speed
            self.odom.publish(odometry)
            twist = Twist()
            twist.linear.x = speed
            self.cmd_vel.publish(twist)
            if count % 2 == 0:
                pose = PoseWithCovarianceStamped()
                pose.header.stamp, pose.header.frame_id = now, "map"
                self.place(pose.pose.pose)
                self.pose.publish(pose)
            if count % 4 == 0:
                array = GoalStatusArray()
                array.header.stamp = now
                if self.status is not None:
                    array.status_list.append(GoalStatus(goal_id=self.goal_id, status=self.status))
                self.state.publish(array)
            if count % 20 == 0:
                health = DiagnosticArray()
                health.header.stamp = now
                health.status.append(DiagnosticStatus(level=DiagnosticStatus.OK, name="unit", message="fine"))
                self.diagnostics.publish(health)

    def place(self, pose):
        pose.position.x, pose.position.y = self.x, self.y
        pose.orientation.z, pose.orientation.w = math.sin(self.heading / 2), math.cos(self.heading / 2)


def main():
    rospy.init_node("rospy_unit")
    unit, rate, count = Unit(), rospy.Rate(RATE), 0
    while not rospy.is_shutdown():
        unit.step(count)
        count += 1
        rate.sleep()


if __name__ == "__main__":
    try:
        main()
    except rospy.ROSInterruptException:
        pass
