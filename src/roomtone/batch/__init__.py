"""Many recordings in, Parquet out: `run_batch` reads them, `read_recordings` gives a table."""

from roomtone.batch.options import BatchOptions
from roomtone.batch.output import read_recordings
from roomtone.batch.run import BatchResult, run_batch

__all__ = ["BatchOptions", "BatchResult", "read_recordings", "run_batch"]
