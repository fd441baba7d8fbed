"""A rospy node with Debian's actionlib for the interop tests. First argument: what it is to do.

server: serves /py as a SimpleActionServer of actionlib/TestAction. Goal 1 succeeds after feedback, 2 aborts, 3 waits for its cancel.
client: sends goals to /java, an actionlib/TestAction server of ours, and publishes on /said how each ended.
transitions: prints the client's table of transitions and needs no master."""
import sys

import rospy
from std_msgs.msg import String


def serve():
    import actionlib
    from actionlib.msg import TestAction, TestFeedback, TestResult

    def execute(goal):
        for i in range(3):
            server.publish_feedback(TestFeedback(feedback=goal.goal * 10 + i))
        if goal.goal == 2:
            server.set_aborted(TestResult(result=-2), "no way")
        elif goal.goal == 3:
            while not server.is_preempt_requested() and not rospy.is_shutdown():
                rospy.rostime.wallsleep(0.01)
            server.set_preempted(TestResult(result=-3), "as you wish")
        else:
            server.set_succeeded(TestResult(result=goal.goal + 41), "done")

    rospy.init_node("py_server")
    server = actionlib.SimpleActionServer("py", TestAction, execute, auto_start=False)
    server.start()
    rospy.spin()


def ask():
    import actionlib
    from actionlib.msg import TestAction, TestGoal
    from actionlib_msgs.msg import GoalStatus

    rospy.init_node("py_client")
    said = rospy.Publisher("/said", String, queue_size=100, latch=True)
    client = actionlib.SimpleActionClient("java", TestAction)
    lines = []

    def say(line):
        lines.append(line)
        said.publish("; ".join(lines))

    if not client.wait_for_server(rospy.Duration(20)):
        say("no server")
    for number in (1, 2, 4):
        heard = []
        client.send_goal(TestGoal(goal=number), feedback_cb=lambda feedback: heard.append(feedback.feedback))
        ended = client.wait_for_result(rospy.Duration(20))
        rospy.rostime.wallsleep(0.2)
        result = client.get_result()
        say("%d %s %s %s %s" % (number, ended, GoalStatus.to_string(client.get_state()), result.result if result else None, heard))
    for number, cancel in ((3, client.cancel_goal), (3, client.cancel_all_goals)):
        client.send_goal(TestGoal(goal=number))
        rospy.rostime.wallsleep(0.5)
        cancel()
        ended = client.wait_for_result(rospy.Duration(20))
        say("%d %s %s %s" % (number, ended, GoalStatus.to_string(client.get_state()), client.get_goal_status_text()))
    rospy.spin()


def transitions():
    from actionlib import action_client
    from actionlib_msgs.msg import GoalStatus

    # actionlib's own names of statuses have a private attribute's name for 0.
    statuses = {getattr(GoalStatus, n): n for n in dir(GoalStatus) if n.isupper()}
    name = action_client.CommState.to_string
    for state, row in action_client._transitions.items():
        for status, to in row.items():
            if to == action_client.INVALID_TRANSITION:
                passed = "invalid"
            elif to == action_client.NO_TRANSITION:
                passed = ""
            else:
                passed = " ".join(name(each) for each in (to if isinstance(to, tuple) else (to,)))
            print(name(state), statuses[status], passed)


{"server": serve, "client": ask, "transitions": transitions}[sys.argv[1]]()
