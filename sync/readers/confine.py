"""The walls of the reader child: memory, time, files, processes and the network.

Refuses: to loosen anything once set; what a system does not offer is left out, never faked.
"""

import platform
import struct
import sys
from typing import Final

_MEBIBYTE: Final = 1 << 20
_OPEN_FILES: Final = 16

# Linux constants (include/uapi): prctl, seccomp and classic BPF
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2
_LOAD_WORD: Final = 0x20
_JUMP_EQUAL: Final = 0x15
_JUMP_GREATER_EQUAL: Final = 0x35
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_KILL: Final = 0x80000000
_DENY: Final = 0x00050000 | 1  # the call fails with EPERM
_NO_SUCH_CALL: Final = 0x00050000 | 38  # ENOSYS: the C library takes the older call
_X32_BIT: Final = 0x40000000
_JUMP_SET: Final = 0x45
_FIRST_ARGUMENT: Final = 16
_CLONE_THREAD: Final = 0x00010000
_CLONE: Final = {"x86_64": 56, "aarch64": 220}
_CLONE3: Final = 435

# audit architecture and the numbers of the calls that reach outside, by machine:
# socket, connect, socketpair, bind, sendto, sendmsg, ptrace, execve, execveat, process_vm_*,
# io_uring_*, clone and fork, unlink, rename, mkdir, symlink, link and their *at forms, kill
_FORBIDDEN: Final[dict[str, tuple[int, str]]] = {
    "x86_64": (
        0xC000003E,
        (
            "41 42 44 46 49 53 56 57 58 59 62 82 83 84 85 86 87 88 101 200 234 258 263"
            " 264 265 266 310 311 316 322 425 426 427 435"
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            "34 35 36 37 38 117 129 130 131 198 199 200 203 206 211 220 221 270 271 276 281 425"
            " 426 427 435"
        ),
    ),
}


def confine(memory: int, seconds: int, *, threads: bool = False) -> None:
    """Put up every wall this system offers: `memory` bytes in all, `seconds` of processor.

    With `threads` the process may run threads of its own (one library decodes HEIC in no
    other way); other processes stay out of reach.
    """
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        return
    _limit_resources(memory, seconds, threads=threads)
    if sys.platform == "linux":
        _close_doors(threads=threads)


def _limit_resources(memory: int, seconds: int, *, threads: bool) -> None:
    import resource

    wanted = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
    }
    if hasattr(resource, "RLIMIT_NPROC") and not threads:
        wanted[resource.RLIMIT_NPROC] = 0
    for which, most in wanted.items():
        hard = resource.getrlimit(which)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (least, least))
        except (ValueError, OSError):
            continue  # macOS has no address space limit; the other walls still stand


def _close_doors(*, threads: bool) -> None:
    """No new privileges, no core, and a filter under which outside calls fail with EPERM."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    program = seccomp_program(platform.machine(), threads=threads)
    if not program:
        return

    class Filter(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_char_p))

    filled = Filter(len(program) // 8, program)
    libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(filled), 0, 0)


def seccomp_program(machine: str, *, threads: bool = False) -> bytes:
    """The classic BPF filter for a machine, or nothing for one that is not known."""
    if machine not in _FORBIDDEN:
        return b""
    architecture, numbers = _FORBIDDEN[machine]
    allowed = {_CLONE[machine], _CLONE3} if threads else set()
    calls = [call for call in map(int, numbers.split()) if call not in allowed]
    steps = [
        (_LOAD_WORD, 0, 0, 4),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD_WORD, 0, 0, 0),
        *(_threads_only(_CLONE[machine]) if threads else ()),
        (_JUMP_GREATER_EQUAL, len(calls) + 1, 0, _X32_BIT),
    ]
    for place, number in enumerate(calls):
        steps.append((_JUMP_EQUAL, len(calls) - place, 0, number))
    steps.append((_RETURN, 0, 0, _ALLOW))
    steps.append((_RETURN, 0, 0, _DENY))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _threads_only(clone: int) -> tuple[tuple[int, int, int, int], ...]:
    """Steps that let `clone` make threads and nothing else; the call's number stays loaded."""
    return (
        (_JUMP_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _NO_SUCH_CALL),
        (_JUMP_EQUAL, 0, 4, clone),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_SET, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
    )
