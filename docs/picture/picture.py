#!/usr/bin/env python3
"""Draws docs/today.svg and docs/demo.svg: the terminal shell as it runs, on a Wednesday evening after some weeks, and the
demo of two phones.

    python3 docs/picture/picture.py             build the terminal shell, run it, write the pictures
    python3 docs/picture/picture.py --check     fail when a picture is not what the terminal shell prints today

The data is made afresh in a temporary folder and the clock stands still, so the same program gives the same
pictures. What the program prints is drawn as it is, with its own colours; which colour each of them becomes
stands in docs/look.json. Standard library only.
"""

import argparse
import json
import os
import re
import subprocess
import tempfile
from datetime import date, timedelta
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# --- the story ------------------------------------------------------------------------------------------

ZONE = "Europe/Madrid"
FIRST_EVENING = "2026-02-01T20:00:00Z"
THIS_EVENING = "2026-03-04T18:40:00Z"
# A Monday; marks by week and weekday, from then on.
FIRST_WEEK = date(2026, 2, 2)
COFFEE = [[0, 2, 3, 5], [0, 1, 4], [1, 2, 3, 6], [0, 3, 5], [0, 2]]
TWO_MINUTES = [[0, 2], [1, 6], [2, 3, 6], [5], [0]]


def tell(rekindle):
    """Adopts two rituals, marks them over five weeks, and gives what `rekindle` then shows."""
    rekindle(FIRST_EVENING, "ritual", "adopt", "morning-coffee", "--at", "07:30")
    rekindle(FIRST_EVENING, "ritual", "adopt", "two-minutes", "--at", "21:30")
    for ritual, weeks in [("morning-coffee", COFFEE), ("two-minutes", TWO_MINUTES)]:
        for number, week in enumerate(weeks):
            for weekday in week:
                day = FIRST_WEEK + timedelta(weeks=number, days=weekday)
                rekindle(THIS_EVENING, "ritual", "done", ritual, "--day", day.isoformat())
    return rekindle(THIS_EVENING, "today")


def demo(rekindle):
    """The demo has a story of its own."""
    return rekindle(THIS_EVENING, "demo")


# --- running --------------------------------------------------------------------------------------------


def build():
    """Builds the terminal shell, and gives where it lies."""
    asked = "build --quiet --locked --package rekindle --message-format json-render-diagnostics".split()
    built = subprocess.run(["cargo", *asked], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    programs = [json.loads(line).get("executable") for line in built.stdout.splitlines()]
    return next(program for program in programs if program)


def run(program, story):
    """What the terminal shell prints at the end of a story, with its colours."""
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    with tempfile.TemporaryDirectory() as home:

        def rekindle(now, *words):
            stood = ["--home", home, "--now", now, "--zone", ZONE, "--lang", "en"]
            # Without a terminal the page is 80 columns wide; colours have to be asked for.
            return subprocess.run(
                [program, *stood, *words], check=True, capture_output=True, text=True, encoding="utf-8",
                stdin=subprocess.DEVNULL, env={**clean, "CLICOLOR_FORCE": "1"},
            ).stdout

        return story(rekindle)


# --- from a terminal's text to pieces of one colour -----------------------------------------------------

# The terminal's colours by their meaning in cli/src/output/style.rs.
COLOURS = {"2": "quietInk", "32": "sage", "33": "ochre", "36": "dusk"}
SEQUENCE = re.compile(r"\x1b\[([0-9;]*)m")


def pieces(line):
    """The line as (column, text, colour, bold), without what is empty."""
    column, colour, bold = 0, "ink", False
    for number, part in enumerate(SEQUENCE.split(line)):
        if number % 2 == 0:
            # Blanks are not drawn: what stands between them has its own column.
            for word in re.finditer(r"\S+(?: \S+)*", part):
                yield column + word.start(), word.group(), colour, bold
            column += len(part)
            continue
        for code in part.split(";"):
            if code in ("", "0", "22", "39"):
                colour, bold = "ink", False
            elif code == "1":
                bold = True
            elif code in COLOURS:
                colour = COLOURS[code]
            else:
                raise SystemExit(f"there is no colour for the terminal's {code!r}")


# --- drawing --------------------------------------------------------------------------------------------

COLUMN, LINE, SIZE = 8.8, 22, 14.5
MARGIN, BAR = 26, 40
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def drawn(title, lines, colours):
    """The lines as an SVG in a window's frame."""
    columns = max(len(SEQUENCE.sub("", line)) for line in lines)
    width = round(2 * MARGIN + COLUMN * columns)
    height = BAR + 2 * MARGIN + LINE * len(lines) - (LINE - round(SIZE))
    plain = "\n".join(SEQUENCE.sub("", line) for line in lines)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="title text">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="text">{escape(plain)}</desc>',
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="16" fill="{colours["paper"]}"'
        f' stroke="{colours["line"]}"/>',
        f'<path d="M1 {BAR}V17A16 16 0 0 1 17 1H{width - 17}A16 16 0 0 1 {width - 1} 17V{BAR}Z"'
        f' fill="{colours["surface"]}"/>',
    ]
    out += [
        f'<circle cx="{MARGIN + 18 * number}" cy="{BAR / 2:g}" r="5.5" fill="none" stroke="{colours["line"]}"/>'
        for number in range(3)
    ]
    out.append(f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{colours["ink"]}" aria-hidden="true">')
    for number, line in enumerate(lines):
        y = BAR + MARGIN + LINE * number + round(SIZE) - 3
        for column, text, colour, bold in pieces(line):
            # The length keeps the columns whatever font there is.
            about = f'x="{MARGIN + COLUMN * column:g}" y="{y}" textLength="{COLUMN * len(text):g}"'
            about += f' fill="{colours[colour]}"' if colour != "ink" else ""
            about += ' font-weight="bold"' if bold else ""
            out.append(f"<text {about}>{escape(text, quote=False)}</text>")
    return "\n".join([*out, "</g>", "</svg>", ""])


# File, what is typed, title, story.
PICTURES = [
    ("today.svg", "rekindle", "Rekindle in a terminal on a Wednesday evening", tell),
    ("demo.svg", "rekindle demo", "Two phones and one streak, as the demo tells it", demo),
]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")
    check = arguments.parse_args().check
    colours = json.loads((ROOT / "docs" / "look.json").read_text(encoding="utf-8"))["colour"]["dark"]
    program = build()
    for name, command, title, story in PICTURES:
        file = ROOT / "docs" / name
        prompt = f"\x1b[2m$\x1b[0m {command}"
        picture = drawn(title, [prompt, "", *run(program, story).rstrip().split("\n")], colours)
        if not check:
            file.write_text(picture, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != picture:
            raise SystemExit(f"docs/{name} is not what the terminal shell prints: run docs/picture/picture.py")


main()
