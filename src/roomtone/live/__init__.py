"""The live class: students and cameras send numbers up, the teacher's pulse comes down.

    participant -> ws -> hub (live classes) -> ws -> pulse
                          |
                        events -> recorder -> store

`protocol` has the messages, `live_class` one class in memory (no I/O), `hub` all of them and the
ticker, `ws` the two WebSockets, `http` the API, `auth` and `limits` who may do what and how often,
`app` puts them into one ASGI app.
"""
