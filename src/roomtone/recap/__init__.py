"""The recap of a kept class: one page that a teacher reads in two minutes."""

from roomtone.recap.moments import Change, Moment, moments
from roomtone.recap.page import recap_page
from roomtone.recap.summary import Summary, summary

__all__ = ["Change", "Moment", "Summary", "moments", "recap_page", "summary"]
