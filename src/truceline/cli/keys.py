"""Keys and lines from whoever sits at the terminal; line by line where there is none."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TextIO

from truceline.cli.talk import printable


@dataclass(frozen=True, slots=True)
class Keyboard:
    """On a terminal a key is taken as it is pressed; elsewhere it is the first character of a line."""

    source: TextIO
    screen: TextIO

    @classmethod
    def open(cls) -> Keyboard:
        return cls(sys.stdin, sys.stdout)

    @property
    def is_terminal(self) -> bool:
        return self.source.isatty()

    def key(self, prompt: str) -> str:
        """One character; "" at the end of the input."""
        self.say(prompt, end=" ")
        if not self.is_terminal:
            line = self.source.readline()
            return (line.strip() or " ")[0] if line else ""
        pressed = self._pressed()
        self.say(pressed if pressed.isprintable() else "")
        return "" if pressed == "\x04" else pressed

    def line(self, prompt: str) -> str:
        """A line without its end; "" also at the end of the input."""
        self.say(prompt, end=" ")
        return self.source.readline().rstrip("\r\n")

    def say(self, line: str = "", *, end: str = "\n") -> None:
        print(printable(line), end=end, file=self.screen, flush=True)

    def _pressed(self) -> str:
        import termios
        import tty

        handle = self.source.fileno()
        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle, termios.TCSADRAIN)
            return self.source.read(1)
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
