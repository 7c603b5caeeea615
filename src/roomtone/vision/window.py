"""A desktop window for pictures, by SDL (the extra `window`). `q`, Escape or closing it ends it."""

from __future__ import annotations

import importlib.util
import os
import sys

from roomtone.errors import OutputError
from roomtone.types import Image


def can_show() -> bool:
    """Whether there is a display and the extra that draws on it."""
    return importlib.util.find_spec("pygame") is not None and has_display()


def has_display() -> bool:
    """Whether there is a display that windows open on."""
    if sys.platform in ("win32", "darwin") or os.environ.get("SDL_VIDEODRIVER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Window:
    """Shows pictures until the user ends it.

    Args:
        title: text of the title bar.

    Raises:
        OutputError: the extra is missing, or no window opens.
    """

    def __init__(self, title: str) -> None:
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        try:
            import pygame
        except ImportError:
            raise OutputError(
                "window: expected the extra that opens one. Run pip install 'roomtone[window]', or "
                "add --headless."
            ) from None
        self._pygame = pygame
        self._title = title
        self._surface: pygame.Surface | None = None

    def show(self, image: Image) -> bool:
        """Show a BGR picture; False once the user has asked to end."""
        pygame = self._pygame
        size = (image.shape[1], image.shape[0])
        try:
            if self._surface is None:
                pygame.display.init()
                pygame.display.set_caption(self._title)
                self._surface = pygame.display.set_mode(_fitting(size), pygame.RESIZABLE)
            picture = pygame.image.frombuffer(image[:, :, ::-1].tobytes(), size, "RGB")
            available = self._surface.get_size()
            scale = min(available[0] / size[0], available[1] / size[1])
            fitted = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
            position = ((available[0] - fitted[0]) // 2, (available[1] - fitted[1]) // 2)
            self._surface.fill((0, 0, 0))
            self._surface.blit(pygame.transform.smoothscale(picture, fitted), position)
            pygame.display.flip()
        except pygame.error as error:
            raise OutputError(
                f"window: expected a display; {error}. Add --headless to do without."
            ) from None
        return self.poll()

    def poll(self) -> bool:
        """Handle the window's events; False once the user has asked to end."""
        return not any(self._ends(event) for event in self._pygame.event.get())

    def close(self) -> None:
        """Close the window."""
        self._pygame.display.quit()

    def _ends(self, event: object) -> bool:
        pygame = self._pygame
        kind = getattr(event, "type", None)
        if kind == pygame.KEYDOWN:
            return getattr(event, "key", None) in (pygame.K_q, pygame.K_ESCAPE)
        return bool(kind == pygame.QUIT)


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """The picture's size, made to fit 1280 x 900."""
    scale = min(1.0, 1280 / size[0], 900 / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
