"""Debian's tf2 as a calculator for the interop tests: transforms and questions come on standard input, one a line, answers go out.

set PARENT CHILD NANOS STATIC x y z qx qy qz qw | get TARGET SOURCE NANOS | full TARGET NANOS SOURCE NANOS FIXED"""
import sys

import rospy
import tf2_ros
from geometry_msgs.msg import TransformStamped


def time(nanos):
    return rospy.Time(int(nanos) // 10**9, int(nanos) % 10**9)


def tell(lookup):
    try:
        found = lookup()
    except tf2_ros.TransformException as failed:
        print("error", type(failed).__name__)
        return
    move, turn = found.transform.translation, found.transform.rotation
    print("ok", found.header.stamp.to_nsec(), *map(repr, (move.x, move.y, move.z, turn.x, turn.y, turn.z, turn.w)))


buffer = tf2_ros.BufferCore(rospy.Duration(10))
for line in sys.stdin:
    word, *given = line.split()
    if word == "set":
        message = TransformStamped()
        message.header.frame_id, message.child_frame_id, message.header.stamp = given[0], given[1], time(given[2])
        move, turn = message.transform.translation, message.transform.rotation
        move.x, move.y, move.z, turn.x, turn.y, turn.z, turn.w = map(float, given[4:])
        (buffer.set_transform_static if given[3] == "true" else buffer.set_transform)(message, "test")
    elif word == "get":
        tell(lambda: buffer.lookup_transform_core(given[0], given[1], time(given[2])))
    else:
        tell(lambda: buffer.lookup_transform_full_core(given[0], time(given[1]), given[2], time(given[3]), given[4]))
