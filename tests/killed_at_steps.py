"""A process that kills itself at one of the steps in which files are changed."""

import os
import pathlib
import shutil
import signal


def kill_at(limit, *of_paths):
    """Kill this process at a step, counted from 1.

    A step is a call of one of the methods of paths that are named, or one that puts a file on the
    disk or removes a folder.
    """
    left = [limit]

    def stepping(of, name):
        plain = getattr(of, name)

        def step(*arguments, **more):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return plain(*arguments, **more)

        setattr(of, name, step)

    steps = [(pathlib.Path, name) for name in of_paths]
    for of, name in (*steps, (os, "fsync"), (shutil, "rmtree")):
        stepping(of, name)
