"""What ROS's own reader finds in a bag: its messages decoded, and its connections with what their headers say."""
import json
import sys

import rosbag


def text(value):
    return value.decode() if isinstance(value, bytes) else value


with rosbag.Bag(sys.argv[1]) as bag:
    decoded = {}
    for topic, message, _ in bag.read_messages():
        assert message._md5sum
        decoded[topic] = decoded.get(topic, 0) + 1
    connections = [
        {
            "topic": c.topic,
            "type": c.datatype,
            "md5": c.md5sum,
            "definition": c.msg_def,
            "callerid": text(c.header.get("callerid", "")),
            "latching": text(c.header.get("latching", "0")),
        }
        for c in bag._get_connections()
    ]
    info = bag.get_type_and_topic_info()
    json.dump(
        {
            "decoded": decoded,
            "connections": connections,
            "compression": bag.get_compression_info().compression,
            "counts": {topic: it.message_count for topic, it in info.topics.items()},
        },
        sys.stdout,
    )
