"""Prints for every .msg, .srv and .action below /usr/share what Debian's genmsg (and genaction) computes: kind, type, MD5, SHA-256 of the complete text.

The argument is a folder for the messages that genaction writes. Text is hashed as Python reads it, with line ends as \\n."""
import hashlib
import os
import subprocess
import sys

import genmsg
from genmsg import gentools, msg_loader

SHARE = "/usr/share"
GENACTION = "/usr/lib/actionlib_msgs/genaction.py"


def folder(package, kind):
    return os.path.join(SHARE, package, kind)


def names(path, kind):
    return sorted(f[: -len(kind) - 1] for f in os.listdir(path) if f.endswith("." + kind)) if os.path.isdir(path) else []


def tell(kind, full, load, search):
    context = genmsg.MsgContext.create_default()
    spec = load(context, full, search)
    msg_loader.load_depends(context, spec, messages_of(search))
    text = gentools.compute_full_text(context, spec) if kind != "srv" else ""
    print(kind, full, gentools.compute_md5(context, spec), hashlib.sha256(text.encode()).hexdigest())


def messages_of(search):
    return {**messages, **{p: [f for f in found if not f.endswith("/srv")] or messages.get(p, []) for p, found in search.items()}}


packages = sorted(os.listdir(SHARE))
messages = {p: [folder(p, "msg")] for p in packages if names(folder(p, "msg"), "msg")}
for package in packages:
    for name in names(folder(package, "msg"), "msg"):
        tell("msg", package + "/" + name, msg_loader.load_msg_by_type, messages)
    for name in names(folder(package, "srv"), "srv"):
        tell("srv", package + "/" + name, msg_loader.load_srv_by_type, {package: [folder(package, "srv")]})
    generated = os.path.join(sys.argv[1], package)
    for name in names(folder(package, "action"), "action"):
        source = os.path.join(folder(package, "action"), name + ".action")
        subprocess.run(["/usr/bin/python3", GENACTION, source, "-o", generated], check=True, stdout=subprocess.DEVNULL)
    for name in names(generated, "msg"):
        search = {**messages, package: [generated] + messages.get(package, [])}
        tell("action", package + "/" + name, msg_loader.load_msg_by_type, search)
