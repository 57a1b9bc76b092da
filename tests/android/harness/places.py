"""Where things are: the repository, this harness's own output, and the cache that all checkouts share."""

import os
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
ANDROID = REPOSITORY / "android"
APP = ANDROID / "app"
HARNESS = REPOSITORY / "tests" / "android"
TARGET = HARNESS / "target"
GENERATED = TARGET / "generated"
SHOTS = TARGET / "shots"

# Artifacts never change, so a fresh clone may use what another one has fetched and taken apart.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rekindle" / "android"


def catalogue() -> dict:
    """The version catalogue that Gradle reads."""
    with open(ANDROID / "gradle" / "libs.versions.toml", "rb") as file:
        return tomllib.load(file)


def versions() -> dict[str, str]:
    """Its versions by name."""
    return catalogue()["versions"]


class HarnessError(Exception):
    """Something a developer has to mend; the text says what."""
