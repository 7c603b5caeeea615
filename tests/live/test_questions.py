"""A question of the moment, words with "lost", a course and its notes, over the API."""

from __future__ import annotations

from roomtone.live.app import Service
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import NOTICE, Policy
from roomtone.store import Store
from tests.live.conftest import hear, hear_until, say, serving


def test_a_question_is_asked_answered_stored_and_found(tmp_path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'roomtone.db'}")
    with serving(Service(Hub(Policy("US", "education")), Recorder(store))) as server:
        made = server.new_class(name="Optics", course="Physics")
        path = f"/api/classes/{made['code']}"
        feed = server.feed(made)
        tokens = [server.join(made["code"]) for _ in range(6)]
        student = server.student(made["code"], tokens[0])
        asked = server.ask("POST", f"{path}/questions", made["key"], json={})
        assert asked.status_code == 201, asked.text
        assert hear_until(student, lambda said: said["type"] == "question")["question"] == {
            "id": 1,
            "text": "Clear so far?",
            "answers": ["Yes", "Partly", "No"],
        }
        say(student, type="answer", question=1, choice=2)
        for token in tokens[1:4]:
            body = {"question": 1, "choice": 0}
            assert server.ask("POST", f"{path}/answer", token, json=body).status_code == 204
        said = hear_until(feed, lambda one: one["type"] == "pulse" and one["question"])
        assert said["question"]["counts"] == [], "four are too few"
        body = {"value": "lost", "word": "step 2"}
        for token in tokens[:5]:
            assert server.ask("POST", f"{path}/feedback", token, json=body).status_code == 204
        body = {"question": 1, "choice": 0}
        assert server.ask("POST", f"{path}/answer", tokens[4], json=body).status_code == 204
        said = hear_until(feed, lambda one: one["type"] == "pulse" and one["question"]["counts"])
        assert said["question"]["counts"] == [4, 0, 1]
        assert hear_until(feed, lambda one: one.get("words"))["words"] == ["step 2"] * 5
        assert server.ask("DELETE", f"{path}/question", made["key"]).status_code == 204
        assert hear_until(student, lambda one: one["type"] == "question")["question"] is None
        assert server.ask("POST", f"{path}/answer", tokens[5], json=body).status_code == 409
        assert server.ask("POST", f"{path}/end", made["key"]).status_code == 204
        note = {"t": 3.0, "text": "Ask for the lens first"}
        assert server.ask("POST", f"{path}/notes", json=note).json() == {"id": 1, **note}
        for words, found in (("", 1), ("LENS", 1), ("clear so", 1), ("%", 0)):
            params = {"name": "Physics", "words": words}
            assert len(server.ask("GET", "/api/course", params=params).json()) == found, words
        recap = server.ask("GET", f"{path}/recap").text
        assert 'lang="de"' in server.ask("GET", f"{path}/recap?language=de").text
        assert "Yes 4, Partly 0, No 1" in recap
        assert "Ask for the lens first" in recap
        assert "step 2" not in recap, "words are not kept"
        assert server.ask("DELETE", f"{path}/notes/1").status_code == 204
        assert server.ask("GET", f"{path}/notes").json() == []
    assert b"step 2" not in (tmp_path / "roomtone.db").read_bytes()


def test_who_was_not_told_of_answers_and_words_gives_none_and_is_asked_nothing(tmp_path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'roomtone.db'}")
    policy = Policy("US", "education")
    with serving(Service(Hub(policy), Recorder(store))) as server:
        made = server.new_class(faces=False)
        path = f"/api/classes/{made['code']}"
        tokens = []
        for version in ({}, {"notice_version": "2026-11"}, {"notice_version": NOTICE}):
            body = {"consent": False} | version
            joined = server.ask("POST", f"{path}/join", key="", json=body).json()
            tokens.append(joined["token"])
        server.recorder.flush()
    # The same holds where another process, perhaps of another version, goes on with the class.
    with serving(Service(Hub(policy), Recorder(store))) as server:
        students = [server.socket(f"{path}/readings", token) for token in tokens]
        assert [hear(student)["type"] for student in students] == ["welcome"] * 3
        server.ask("POST", f"{path}/questions", made["key"], json={})
        given = {"question": 1, "choice": 0}, {"value": "lost", "word": "step 2"}
        for token, may in zip(tokens, (False, False, True), strict=True):
            now = server.ask("GET", f"{path}/question", token).json()["question"]
            assert (now is not None) is may
            for name, body in zip(("answer", "feedback"), given, strict=True):
                answer = server.ask("POST", f"{path}/{name}", token, json=body)
                assert answer.status_code == (204 if may else 409)
            body = {"value": "lost"}
            assert server.ask("POST", f"{path}/feedback", token, json=body).status_code == 204
        for student in students[:2]:
            for name, body in zip(("answer", "feedback"), given, strict=True):
                say(student, type=name, **body)
                assert hear(student)["type"] == "refused", "and no question before"
        assert hear(students[2])["question"]["id"] == 1
        again = server.socket(f"{path}/readings", tokens[0])
        assert hear(again)["question"] is None


def test_who_joins_later_gets_the_question_and_students_alone_may_answer(server) -> None:
    made = server.new_class()
    path = f"/api/classes/{made['code']}"
    token = server.join(made["code"])
    assert server.ask("POST", f"{path}/questions", token, json={}).status_code == 404
    wrong = {"text": "?", "answers": ["a", "a"]}
    assert server.ask("POST", f"{path}/questions", made["key"], json=wrong).status_code == 409
    server.ask("POST", f"{path}/questions", made["key"], json={})
    student = server.socket(f"{path}/readings", token)
    assert hear(student)["question"]["id"] == 1
    assert server.ask("GET", f"{path}/question", token).json()["question"]["id"] == 1
    camera = server.ask("POST", f"{path}/cameras", made["key"], json={"agreed": True}).json()
    body = {"question": 1, "choice": 0}
    assert server.ask("POST", f"{path}/answer", camera["token"], json=body).status_code == 409
