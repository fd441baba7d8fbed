"""Prints for each .msg and .srv named on standard input what Debian's genmsg computes: kind, type, MD5, SHA-256 of the complete text.

Definitions are read from Debian's packages; a package that Debian has not is read from the folder given as argument."""
import hashlib
import os
import sys

import genmsg
from genmsg import gentools, msg_loader

SHARE = "/usr/share"
paths = {p: [os.path.join(SHARE, p, "msg")] for p in os.listdir(SHARE) if os.path.isdir(os.path.join(SHARE, p, "msg"))}
for p in os.listdir(sys.argv[1]):
    if os.path.isdir(os.path.join(sys.argv[1], p)):
        paths.setdefault(p, [os.path.join(sys.argv[1], p)])
for line in sys.stdin:
    name = line.strip()
    context = genmsg.MsgContext.create_default()
    kind, full = name.rsplit(".", 1)[1], name.rsplit(".", 1)[0]
    package = full.split("/")[0]
    if kind == "msg":
        spec = msg_loader.load_msg_by_type(context, full, paths)
    else:
        spec = msg_loader.load_srv_by_type(context, full, {package: [os.path.join(SHARE, package, "srv")]})
    msg_loader.load_depends(context, spec, paths)
    md5 = gentools.compute_md5(context, spec)
    text = gentools.compute_full_text(context, spec) if kind == "msg" else ""
    print(kind, full, md5, hashlib.sha256(text.encode()).hexdigest())
