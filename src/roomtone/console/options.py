"""How Streamlit is set up: no telemetry, nothing from outside, roomtone's own look.

The colors are those of the pages (`web/shared/style.css`), in light and in dark; a visitor's
browser chooses which.
"""

from __future__ import annotations

from typing import Any

from roomtone.console.paths import MOST_MB

_LIGHT = {
    "primaryColor": "#0b6e69",
    "backgroundColor": "#f6f5f1",
    "secondaryBackgroundColor": "#ffffff",
    "textColor": "#1d2327",
    "borderColor": "#dcd9d0",
    "linkColor": "#0b6e69",
    "codeBackgroundColor": "#ffffff",
    "codeTextColor": "#1d2327",
}
_DARK = {
    "primaryColor": "#5cc9c0",
    "backgroundColor": "#15181b",
    "secondaryBackgroundColor": "#1e2327",
    "textColor": "#eceae4",
    "borderColor": "#363d43",
    "linkColor": "#5cc9c0",
    "codeBackgroundColor": "#1e2327",
    "codeTextColor": "#eceae4",
}
_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'

#: Seconds for which a page whose connection is gone can go on where it was, as after a network that
#: was away; then what it held is dropped.
RESUME_S = 180

#: Streamlit's settings, by their names; they hold over a configuration file and the environment.
OPTIONS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
    "server.disconnectedSessionTTL": RESUME_S,
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": MOST_MB,
    "theme.font": _FONT,
    "theme.headingFont": _FONT,
    "theme.codeFont": 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
    "theme.headingFontSizes": ["1.75rem", "1.3rem", "1.1rem", "1rem", "1rem", "1rem"],
    "theme.headingFontWeights": [600, 600, 600, 600, 600, 600],
    "theme.baseRadius": "10px",
    "theme.paddingTop": "1.5rem",
    "theme.showWidgetBorder": True,
    "theme.linkUnderline": True,
    **{f"theme.light.{name}": color for name, color in _LIGHT.items()},
    **{f"theme.dark.{name}": color for name, color in _DARK.items()},
}
