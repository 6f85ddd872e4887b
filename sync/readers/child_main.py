"""The reader process itself: walls first, then one file from standard input, then the end.

Refuses: to know a path, a key or a vault; a bundle calls `main` before any other import.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.readers.protocol import Job


def main(words: str) -> int:
    """Read the file at standard input as the job says and write frames to standard output.

    `words` is a Job as JSON. Our own modules are loaded before the walls go up, nothing of
    the file is looked at before they stand.
    """
    import msgspec

    from sync.readers.protocol import Job

    job = msgspec.json.decode(words, type=Job)
    if not job.forks:
        return _work(job)
    from sync.readers.forking import serve

    serve()
    return 0


def _work(job: "Job") -> int:
    """Draw, lay out, find or read, as the job says."""
    wanted = (
        (job.page is not None, _draw),
        (job.words, _lay_out),
        (job.spot is not None, _find),
        (job.slices is not None, _slice),
        (job.table is not None, _look),
        (job.codes, _codes),
    )
    for asked, answer in wanted:
        if asked:
            return answer(job)
    return read(job)


def read(job: "Job") -> int:
    """Read the file at standard input, or answer what is asked about kept payloads."""
    import gc

    from sync.readers.allowance import longest
    from sync.readers.confine import confine
    from sync.readers.session import read_standard_input

    limits = job.limits
    if job.ear:
        _listen()
    answer = _answerer(job)
    seconds = longest(limits, job.size, pictures=job.ear)
    confine(limits.memory + job.size, seconds, threads=job.threads)
    gc.disable()  # trees are no cycles, and the process ends with its file
    if answer is None:
        read_standard_input(job)
    else:
        answer(limits.frame)
    return 0


def _listen() -> None:
    """Questions go out among the events; answers come in where standard error would be."""
    from sync.readers.asking import listen, through

    ear = open(2, "rb", closefd=False)  # noqa: SIM115 - open as long as the process
    listen(through(sys.stdout.buffer, ear))


def _answerer(job: "Job") -> "Callable[[int], None] | None":
    """What answers questions in place of reading a file; its modules are loaded here."""
    if job.again:
        from sync.readers.rereading import answer_standard_input as facts_again

        return facts_again
    if job.xml_as_json:
        from sync.readers import fhir_xml  # noqa: F401 - loaded before the walls
        from sync.readers.xml_json import answer_standard_input as xml_as_json

        return xml_as_json
    return None


def _draw(job: "Job") -> int:
    """Draw one page; the libraries are loaded before the walls go up."""
    from sync.readers.confine import confine
    from sync.readers.pages_draw import answer_standard_input, load

    draw = load()
    confine(job.limits.memory + 3 * job.size, job.limits.seconds, threads=job.threads)
    if job.page is not None:
        answer_standard_input(draw, job.page)
    return 0


def _codes(job: "Job") -> int:
    """Read QR codes; the libraries are loaded before the walls go up."""
    from sync.readers.confine import confine
    from sync.readers.sheets import answer_standard_input, load

    draw = load()
    confine(job.limits.memory + 3 * job.size, job.limits.seconds, threads=job.threads)
    answer_standard_input(draw)
    return 0


def _lay_out(job: "Job") -> int:
    """Lay a clinical document out as blocks; the libraries are loaded before the walls go up."""
    import msgspec

    from sync.readers.ccda.page import page_of
    from sync.readers.confine import confine
    from sync.readers.protocol import write_frame

    confine(job.limits.memory + job.size, job.limits.seconds)
    answer = page_of(sys.stdin.buffer.read())
    write_frame(sys.stdout.buffer.write, msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()
    return 0


def _find(job: "Job") -> int:
    """Find a place in a text; our own modules are loaded before the walls go up."""
    from sync.readers.confine import confine
    from sync.readers.spots import answer_standard_input

    confine(job.limits.memory + 4 * job.size, job.limits.seconds)
    if job.spot is not None:
        answer_standard_input(job.spot)
    return 0


def _look(job: "Job") -> int:
    """Look at the beginning of a table; the libraries are loaded before the walls go up."""
    import openpyxl  # noqa: F401 - loaded before the walls

    from sync.readers.confine import confine
    from sync.readers.tables.looking import answer_standard_input

    confine(job.limits.memory + 4 * job.size, job.limits.seconds)
    if job.table is not None:
        answer_standard_input(job.table)
    return 0


def _slice(job: "Job") -> int:
    """Take frames out of pictures of examinations; libraries are loaded before the walls go up."""
    from PIL import Image

    from sync.readers.confine import confine
    from sync.readers.dicom.slicing import answer_standard_input

    Image.init()
    confine(job.limits.memory + 3 * job.size, job.limits.seconds)
    if job.slices is not None:
        answer_standard_input(job.slices)
    return 0


if __name__ == "__main__":
    here = __file__.rpartition("/sync/readers/")[0] or __file__.rpartition("\\sync\\readers\\")[0]
    sys.path[:0] = [here, *sys.argv[2:]]
    sys.exit(main(sys.argv[1]))
