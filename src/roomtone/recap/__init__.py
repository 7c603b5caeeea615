"""The recap of a stored class: one page that a teacher reads in two minutes."""

from roomtone.recap.moments import Moment, moments
from roomtone.recap.page import recap_page
from roomtone.recap.summary import Summary, summary

__all__ = ["Moment", "Summary", "moments", "recap_page", "summary"]
