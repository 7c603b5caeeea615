"""The live class: students and rooms send numbers up, the teacher's pulse comes down.

    source -> ingest -> rooms -> feed -> pulse

`protocol` has the messages, `rooms` the classes in memory (no I/O), `ingest` and `feed` the two
WebSockets, `routes` the HTTP API, `access` who may do what, `server` puts them into one ASGI app.
"""
