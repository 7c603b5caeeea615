"""The HTTP API of classes that were kept, under /api/lessons: for teachers with the key."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Response

from roomtone.errors import StoreError
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.live.requests import live_of, same_origin, teacher
from roomtone.recap import recap_page
from roomtone.store import ClassHistory, ClassRecord, Store
from roomtone.store.export import MIN_GROUP_SIZE, as_csv, as_json, as_parquet

#: Media type and writer of each kind of export.
KINDS = {
    "json": ("application/json", as_json),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "parquet": ("application/vnd.apache.parquet", as_parquet),
}

router = APIRouter(prefix="/lessons", tags=["kept classes"], dependencies=[Depends(teacher)])


def _keeper(live: Annotated[Hub, Depends(live_of)]) -> Recorder:
    if live.recorder is None:
        raise HTTPException(404, "This server keeps nothing.")
    return live.recorder


def _store(recorder: Annotated[Recorder, Depends(_keeper)]) -> Store:
    return recorder.store


def _lesson(code: str, store: Annotated[Store, Depends(_store)]) -> ClassHistory:
    try:
        return store.history(code)
    except StoreError:
        raise HTTPException(404, "No class of that code is kept.") from None


@router.get("")
def list_lessons(
    store: Annotated[Store, Depends(_store)], course: str | None = None
) -> list[dict[str, Any]]:
    """The classes that are kept, newest first."""
    return [described(head) for head in store.classes(course)]


@router.get("/{code}")
def export_lesson(
    lesson: Annotated[ClassHistory, Depends(_lesson)],
    recorder: Annotated[Recorder, Depends(_keeper)],
    kind: Annotated[Literal["json", "csv", "parquet"], Query(alias="format")] = "json",
    min_group_size: Annotated[int, Query(ge=3, le=50)] = MIN_GROUP_SIZE,
) -> Response:
    """A class's signal, a row a second; rows that speak of fewer than k people are left blank."""
    media_type, write = KINDS[kind]
    written = write(lesson, min_group_size)
    recorder.note(
        "class exported", code=lesson.record.code, kind=kind, min_group_size=min_group_size
    )
    name = f"class-{lesson.record.code}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(written, media_type=media_type, headers=headers)


@router.get("/{code}/recap")
def recap(
    lesson: Annotated[ClassHistory, Depends(_lesson)],
    recorder: Annotated[Recorder, Depends(_keeper)],
) -> Response:
    """A class's recap, one page."""
    page = recap_page(
        lesson, recorder.store.earlier(lesson.record), video=lesson.record.origin == "recording"
    )
    recorder.note("recap read", code=lesson.record.code)
    # The page carries a policy of its own, stricter than the console's.
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": "frame-ancestors 'self'"}
    return Response(page, media_type="text/html", headers=headers)


@router.delete("/{code}", status_code=204, dependencies=[Depends(same_origin)])
def delete_lesson(
    lesson: Annotated[ClassHistory, Depends(_lesson)], store: Annotated[Store, Depends(_store)]
) -> None:
    """Delete a class with everything that is kept of it."""
    try:
        store.delete(lesson.record.code)
    except StoreError as error:
        raise HTTPException(409, str(error)) from None


def described(head: ClassRecord) -> dict[str, Any]:
    """A class in an answer."""
    told = asdict(head)
    for name in ("id", "key_digest", "lease"):
        del told[name]
    for name in ("began", "ended"):
        at = told[name]
        told[name] = None if at is None else datetime.fromtimestamp(at, UTC).isoformat()
    return told
