"""Subscribes to topics and prints, per topic, how many messages came and the sum of their digests as bag-digest.py makes it, without times."""
import hashlib
import json
import sys
import threading

import rospy

topics = json.loads(sys.argv[1])
wanted = int(sys.argv[2])
counts, sums, enough, lock = {}, {}, threading.Event(), threading.Lock()


def take(message, topic):
    digest = hashlib.sha256(message._buff).digest()
    with lock:
        counts[topic] = counts.get(topic, 0) + 1
        sums[topic] = (sums.get(topic, 0) + int.from_bytes(digest[:8], "big")) % 2**64
        if sum(counts.values()) >= wanted:
            enough.set()


rospy.init_node("collect", disable_signals=True)
for topic in topics:
    rospy.Subscriber(topic, rospy.AnyMsg, take, callback_args=topic, buff_size=1 << 24)
print("ready", flush=True)
enough.wait(60)
with lock:
    print(json.dumps({topic: "%d %d" % (counts[topic], sums[topic]) for topic in counts}), flush=True)
rospy.signal_shutdown("done")
