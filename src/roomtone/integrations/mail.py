"""A mail with the recap after each class, by SMTP."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from roomtone.addresses import is_loopback
from roomtone.errors import StoreError
from roomtone.integrations.delivery import NotDelivered, Refused
from roomtone.integrations.notices import Notice, recap_link
from roomtone.integrations.options import MailOptions
from roomtone.languages import words_in
from roomtone.recap import recap_page
from roomtone.store import Store

_TIMEOUT_S = 30.0


class RecapMail:
    """Who gets the recap by mail.

    Args:
        options: how and to whom mails are sent.
        address: of this server, in links.
        store: where classes are stored.
        flush: has everything written to it.
        runs: whether a class of a code runs, as after its end was undone.
        wait_s: seconds after a class's end, in which it can be undone.
    """

    kind = "mail"

    def __init__(
        self,
        options: MailOptions,
        address: str,
        store: Store,
        flush: Callable[[], object],
        runs: Callable[[str], bool],
        wait_s: float,
    ) -> None:
        self.name = f"{options.host} to {', '.join(options.to)}"
        self._options, self._address = options, address
        self._store, self._flush, self._runs, self._wait_s = store, flush, runs, wait_s

    def wants(self, notice: Notice) -> bool:
        """The end of real classes alone."""
        return notice.kind == "class.ended" and not notice.simulated

    async def send(self, notice: Notice) -> str:
        """Send a notice; see `Receiver`."""
        left_s = self._wait_s - (datetime.now(UTC) - notice.at).total_seconds()
        await asyncio.sleep(max(left_s, 0.0))
        if self._runs(notice.code):
            return "not sent: the class goes on"
        return await asyncio.to_thread(self._send, notice)

    def _send(self, notice: Notice) -> str:
        self._flush()
        try:
            history = self._store.history(notice.code)
        except StoreError:
            raise Refused("not sent: the class is not stored any more") from None
        language = self._options.language
        page = recap_page(history, self._store.earlier(history.record), language=language)
        try:
            _deliver(self._options, message(notice, page, self._options, self._address))
        except smtplib.SMTPResponseException as error:
            if 500 <= error.smtp_code < 600:
                raise Refused(f"refused by the mail server: {error.smtp_code}") from None
            raise NotDelivered(f"mail server answered {error.smtp_code}; tried again") from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotDelivered(f"mail server: {type(error).__name__}; tried again") from None
        self._store.log("recap mailed", code=notice.code, to=len(self._options.to))
        return "sent"


def message(notice: Notice, page: str, options: MailOptions, address: str) -> EmailMessage:
    """The mail about a class that ended, with the recap as a file.

    Args:
        notice: of its end.
        page: the recap.
        options: from whom and to whom.
        address: of this server, in links.
    """
    # What teachers name their classes may hold line breaks, which no header can.
    name = " ".join(f"{notice.course}: {notice.name}".removeprefix(": ").split())
    made = EmailMessage()
    words = words_in(options.language)
    made["Subject"] = words("recap-mail-subject", name=name)
    made["From"], made["To"] = options.sender, ", ".join(options.to)
    made["Date"] = format_datetime(notice.at)
    made["Message-ID"] = f"<{notice.id}@{options.sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    minutes = max(round((notice.ran_s or 0.0) / 60), 1)
    made.set_content(
        f"{words('recap-mail-text', name=name, minutes=minutes)}\n\n"
        f"{words('recap-mail-link')} {recap_link(address, notice.code)}\n"
    )
    made.add_attachment(page, subtype="html", filename=f"recap-{notice.code}.html")
    return made


def _deliver(options: MailOptions, mail: EmailMessage) -> None:
    context = ssl.create_default_context()
    connection: smtplib.SMTP
    if options.tls:
        connection = smtplib.SMTP_SSL(
            options.host, options.port, timeout=_TIMEOUT_S, context=context
        )
    else:
        connection = smtplib.SMTP(options.host, options.port, timeout=_TIMEOUT_S)
    with connection:
        connection.ehlo()
        if not options.tls and (connection.has_extn("starttls") or not is_loopback(options.host)):
            connection.starttls(context=context)  # fails where the server has none
        if options.user:
            connection.login(options.user, options.password)
        connection.send_message(mail)
