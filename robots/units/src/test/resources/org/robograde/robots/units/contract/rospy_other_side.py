"""A rospy node that speaks, listens and serves as the lines on its standard input say; it answers and reports in lines."""
import base64
import os
import sys
import threading

import roslib.message
import rospy
from std_srvs.srv import SetBool, SetBoolResponse

DONE, REFUSAL = "done, grüezi", "nothing to do"
lines = threading.Lock()
publisher = None
message_class = None
released = threading.Event()
services = {}
subscribers = {}


def say(line):
    with lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def heard(message, topic):
    say("heard %s %s" % (topic, base64.b64encode(message._buff).decode()))


def answer(request):
    if not request.data:
        raise rospy.ServiceException(REFUSAL)
    return SetBoolResponse(success=True, message=DONE)


def silence(request):
    released.wait()
    return SetBoolResponse()


def obey(order, *words):
    global publisher, message_class
    if order == "speak":
        message_class = roslib.message.get_message_class(words[1])
        # No queue: publishing returns when every connection has taken the message.
        publisher = rospy.Publisher(words[0], message_class, latch=words[2] == "latching", queue_size=None)
    elif order == "say":
        # Decoded and encoded again by rospy, so that what arrives is rospy's own wire form.
        publisher.publish(message_class().deserialize(base64.b64decode(words[0] if words else "")))
        return None
    elif order == "listeners":
        return str(publisher.get_num_connections())
    elif order == "hear":
        subscribers[words[0]] = rospy.Subscriber(words[0], Raw.of(words[1]), heard, callback_args=words[0])
    elif order == "serve":
        services[words[0]] = rospy.Service(words[0], SetBool, silence if words[1] == "silently" else answer)
    return "ok"


class Raw(rospy.AnyMsg):
    """The bytes as they came, of one stated type."""

    @staticmethod
    def of(type_name):
        known = roslib.message.get_message_class(type_name)
        return type("Raw", (rospy.AnyMsg,), {
            "_type": known._type, "_md5sum": known._md5sum, "_full_text": known._full_text, "_has_header": False})


rospy.init_node(sys.argv[1], disable_signals=True)
say("ready")
for order in sys.stdin:
    reply = obey(*order.split())
    if reply is not None:
        say("reply " + reply)
released.set()
rospy.signal_shutdown("told to leave")
os._exit(0)
