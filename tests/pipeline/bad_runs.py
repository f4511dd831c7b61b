"""Work on buckets that does what machines do on bad days; test_faults puts it in the place of the real one, in work processes too."""

import time

from pipeline.plan import Task
from pipeline.work import Done, Job, write_bucket_of
from pipeline.worker import At, Lost
from tests.pipeline.works import end_hard


def write_badly(job: Job, task: Task, lost: Lost, at: At) -> Done:
    """Writes a bucket; a source that is called so kills or hangs its process."""

    def begin(source: str) -> None:
        at(source)
        if source not in lost and source.endswith("kill.txt"):
            end_hard()
        if source not in lost and source.endswith("hang.txt"):
            time.sleep(600)

    return write_bucket_of(job, task, lost, begin)
