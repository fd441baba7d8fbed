"""Per topic of a bag: the sum, modulo 2^64, of the first 8 bytes of each message's SHA-256 over time, type hash and payload."""
import hashlib
import json
import sys

import rosbag

sums = {}
with rosbag.Bag(sys.argv[1]) as bag:
    for topic, (_, payload, md5, _, _), at in bag.read_messages(raw=True):
        digest = hashlib.sha256(b"%d %s " % (at.to_nsec(), md5.encode()) + payload).digest()
        sums[topic] = (sums.get(topic, 0) + int.from_bytes(digest[:8], "big")) % 2**64
json.dump({topic: str(value) for topic, value in sums.items()}, sys.stdout)
