"""The core for this machine: the native library and the Kotlin generated from it."""

import json
import platform
import shutil
import subprocess
from pathlib import Path

from .places import GENERATED, REPOSITORY, HarnessError

PACKAGE = "rekindle-bindings"
LIBRARY = {"Darwin": "librekindle_bindings.dylib"}.get(platform.system(), "librekindle_bindings.so")


def prepare() -> Path:
    """Builds the library and generates Kotlin into target/generated/core. Returns the library's directory."""
    native = _target_directory() / "debug"
    # The generator is a feature of the same crate, so it is built first: what is tested is the library without it.
    _cargo("build", "--quiet", "--package", PACKAGE, "--features", "bindgen", "--bin", "uniffi-bindgen")
    _cargo("build", "--quiet", "--package", PACKAGE, "--lib")
    fresh = GENERATED / "core-new"
    shutil.rmtree(fresh, ignore_errors=True)
    generator = [str(native / "uniffi-bindgen"), "generate", str(native / LIBRARY), "--language", "kotlin"]
    generator += ["--config", str(REPOSITORY / "bindings" / "bindgen-kotlin.toml"), "--no-format", "--out-dir", str(fresh)]
    if subprocess.run(generator, cwd=REPOSITORY).returncode != 0:
        raise HarnessError("uniffi-bindgen could not generate Kotlin")
    shutil.rmtree(GENERATED / "core", ignore_errors=True)
    fresh.rename(GENERATED / "core")
    return native


def _target_directory() -> Path:
    """Where cargo puts what it builds."""
    metadata = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    answer = subprocess.run(metadata, cwd=REPOSITORY, capture_output=True, text=True)
    if answer.returncode != 0:
        raise HarnessError(f"cargo metadata failed:\n{answer.stderr}")
    return Path(json.loads(answer.stdout)["target_directory"])


def _cargo(*arguments: str) -> None:
    if subprocess.run(["cargo", *arguments], cwd=REPOSITORY).returncode != 0:
        raise HarnessError(f"cargo {arguments[0]} failed; its own words are above")
