"""What the server counts, for Prometheus. No label tells of a class or a person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """Counters of one server, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.messages = Counter(
            "roomtone_messages",
            "Messages received from students and cameras.",
            ["type"],
            registry=self.registry,
        )
        self.refused = Counter(
            "roomtone_refused",
            "Messages and sockets refused, by reason.",
            ["reason"],
            registry=self.registry,
        )
        self.sockets = Gauge("roomtone_sockets", "Sockets open.", registry=self.registry)
        self.classes = Gauge("roomtone_classes", "Running classes.", registry=self.registry)
        self.pace = Gauge(
            "roomtone_pace_seconds", "Pace asked of participants.", registry=self.registry
        )
        self.pace.set(1.0)
        self.feed_delay = Histogram(
            "roomtone_feed_delay_seconds",
            "From the oldest message that a pulse tells of to that pulse.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.lateness = Histogram(
            "roomtone_tick_lateness_seconds",
            "How late the ticker was.",
            buckets=_SECONDS,
            registry=self.registry,
        )

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
