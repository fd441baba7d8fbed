"""A rospy node for the interop tests: does on every order what peer.cpp does, so that one test serves both."""
import rospy
from std_msgs.msg import String
from std_srvs.srv import SetBool, SetBoolResponse


def flip(request):
    if not request.data:
        raise rospy.ServiceException("nothing to flip")
    return SetBoolResponse(success=not request.data, message="flipped")


def brake(data):
    return rospy.ServiceProxy("/java/brake", SetBool)(data)


def on_said(said):
    if said.data == "call":
        heard.publish("brake " + brake(True).message)
        try:
            brake(False)
            heard.publish("refused no")
        except rospy.ServiceException:
            heard.publish("refused yes")
    elif said.data == "param":
        rospy.set_param("/peer/rate", 7)
        heard.publish("gain %g" % rospy.get_param("/java/gain"))
    else:
        heard.publish("heard " + said.data)


rospy.init_node("peer")
heard = rospy.Publisher("/peer/heard", String, queue_size=100)
said = rospy.Publisher("/peer/said", String, queue_size=1000)
rospy.Subscriber("/java/said", String, on_said)
rospy.Subscriber("/java/map", String, lambda map: heard.publish("map " + map.data))
rospy.Service("/peer/flip", SetBool, flip)
count = 0
while not rospy.is_shutdown():
    said.publish(str(count))
    if count % 50 == 0:
        rospy.logwarn("peer is up")
    count += 1
    rospy.rostime.wallsleep(0.01)
