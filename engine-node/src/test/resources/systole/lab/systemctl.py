#!/usr/bin/env python3
"""Enough of systemd for one unit of Type=notify: cat, enable --now, disable --now, restart, is-active."""
import os
import re
import signal
import socket
import subprocess
import sys
import time

PATIENCE_SECONDS = 60
MINUTES_TO_END = 5


def text(name):
    with open(f"/etc/systemd/system/{name}.service") as file:
        return file.read()


def pid(name):
    try:
        with open(f"/run/{name}.pid") as file:
            number = int(file.read())
        os.kill(number, 0)
        return number
    except (OSError, ValueError):
        return 0


def start(name):
    unit = text(name)
    assert "Type=notify" in unit
    said = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    path = f"/run/{name}.notify"
    if os.path.exists(path):
        os.remove(path)
    said.bind(path)
    said.settimeout(PATIENCE_SECONDS)
    with open(f"/srv/{name}.log", "a") as log:
        process = subprocess.Popen(
            re.search(r"^ExecStart=(.*)$", unit, re.M).group(1).split(),
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            env={"PATH": os.environ["PATH"], "NOTIFY_SOCKET": path})
    with open(f"/run/{name}.pid", "w") as file:
        print(process.pid, file=file)
    while b"READY=1" not in said.recv(4096):
        pass


def stop(name):
    number = pid(name)
    if not number:
        return
    os.kill(number, signal.SIGTERM)
    until = time.monotonic() + MINUTES_TO_END * 60
    while pid(name) and time.monotonic() < until:
        time.sleep(0.1)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    verb, name = words[0], words[-1]
    if verb == "cat":
        if not os.path.exists(f"/etc/systemd/system/{name}.service"):
            sys.exit(1)
        print(text(name))
    elif verb == "enable":
        start(name)
    elif verb == "disable":
        stop(name)
    elif verb == "restart":
        stop(name)
        start(name)
    elif verb == "is-active":
        print("active" if pid(name) else "inactive")
        sys.exit(0 if pid(name) else 3)
    elif verb != "daemon-reload":
        sys.exit(f"systemctl {verb} is not expected")


main()
