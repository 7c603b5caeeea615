"""What the server counts, for Prometheus. No label tells of a class or a person."""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)

from roomtone import __version__

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """Counters of one server, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        Info("roomtone", "The version.", registry=self.registry).info({"version": __version__})
        self.messages = Counter(
            "roomtone_messages",
            "Messages received from students and cameras.",
            ["type"],
            registry=self.registry,
        )
        self.faces = self.messages.labels("faces")
        self.refused = Counter(
            "roomtone_refused",
            "Messages, sockets and connections refused, by reason.",
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

        self.passed_on = Counter(
            "roomtone_passed_on",
            "Messages passed on to the process that runs their class.",
            registry=self.registry,
        )
        self.owned = Gauge(
            "roomtone_classes_owned", "Classes that this process runs.", registry=self.registry
        )
        self.bus_up = Gauge(
            "roomtone_bus_up", "1 while the bus answers, or there is none.", registry=self.registry
        )
        self.bus_up.set(1)
        self.bus_errors = Gauge(
            "roomtone_bus_errors", "How often the bus did not answer.", registry=self.registry
        )
        self.bus_lag = Gauge(
            "roomtone_bus_lag_seconds",
            "How long the last message to ourselves took over the bus.",
            registry=self.registry,
        )
        self.lost = Counter(
            "roomtone_classes_lost",
            "Classes that another server took over.",
            registry=self.registry,
        )
        self.store_up = Gauge(
            "roomtone_store_up",
            "1 while the store can be written, or none is.",
            registry=self.registry,
        )
        self.backlog = Gauge(
            "roomtone_store_backlog", "Writes that wait for the store.", registry=self.registry
        )
        self.given_up = Gauge(
            "roomtone_store_given_up", "Writes that were dropped.", registry=self.registry
        )
        self.store_up.set(1)

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self.registry)
