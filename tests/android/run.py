#!/usr/bin/env python3
"""Tests and lints the Android shell on a machine without an Android SDK; docs/android.md tells the rest.

    python3 tests/android/run.py test                 everything
    python3 tests/android/run.py test TodayTest       one class (Surefire's patterns)
    python3 tests/android/run.py apk                  a debug package of what was tested, without the native library
    python3 tests/android/run.py lint [--format]      ktlint; --format mends what it can
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness import apk, artifacts, core, maven, resources  # noqa: E402
from harness.places import ANDROID, APP, CACHE, HARNESS, REPOSITORY, SHOTS, TARGET, HarnessError, versions  # noqa: E402


def test(pattern: str | None) -> None:
    """Compiles the shell and runs its tests."""
    locked = artifacts.read()
    plain_jars = artifacts.prepare(locked)
    resources.link(locked)
    resources.write_robolectric_config()
    native = core.prepare()
    drop_stale_classes()
    pom = write_pom(locked, plain_jars, native, pattern)
    maven.run(pom, "test", *([f"-Dtest={pattern}"] if pattern else []))


def drop_stale_classes() -> None:
    """Maven keeps the classes of a source that is gone, and would go on running its tests."""
    now = "\n".join(sorted(str(path.relative_to(APP)) for path in (APP / "src").rglob("*.kt")))
    listed = TARGET / "sources.txt"
    if not listed.exists() or listed.read_text() != now:
        shutil.rmtree(TARGET / "build", ignore_errors=True)
    listed.write_text(now)


def write_pom(locked: list[artifacts.Artifact], plain_jars: Path, native: Path, pattern: str | None) -> Path:
    """Fills the template in."""
    known = versions()
    values = {
        "ANDROID_ALL": known["androidAll"],
        "APP": APP,
        "COMPOSE_PLUGIN": compose_plugin(),
        "DEPENDENCIES": "\n".join(dependency(a) for a in locked),
        "EXCLUDED": "".join(f"<exclude>{name}</exclude>" for name in plain_tests()),
        "INCLUDED": "".join(f"<include>{name}</include>" for name in plain_tests()),
        "JAVA": known["java"],
        "JUNIT_VINTAGE": known["junitVintage"],
        "KOTLIN": known["kotlin"],
        "NATIVE": native,
        "PLAIN_JARS": plain_jars,
        "REPOSITORY": REPOSITORY,
        "SHOTS": SHOTS,
        # A pattern chooses among all tests, and runs what it chooses once.
        "SKIP_PLAIN": "true" if pattern else "false",
        "TARGET": TARGET,
    }
    text = (HARNESS / "pom.xml.in").read_text()
    for name, value in values.items():
        is_xml = name in ("DEPENDENCIES", "EXCLUDED", "INCLUDED")
        text = text.replace(f"@{name}@", value if is_xml else escape(str(value)))
    pom = TARGET / "pom.xml"
    pom.write_text(text)
    return pom


def plain_tests() -> list[str]:
    """The tests that need no Android, as Surefire's patterns."""
    sources = sorted((APP / "src/test").rglob("*Test.kt"))
    return [f"**/{source.stem}.java" for source in sources if "RobolectricTestRunner" not in source.read_text()]


def dependency(artifact: artifacts.Artifact) -> str:
    """One artifact of the flat list: what it needs stands in the list too, so Maven must add nothing."""
    scope = "<scope>test</scope>" if artifact.scope == "test" else ""
    return (
        f"    <dependency><groupId>{artifact.group}</groupId><artifactId>{artifact.name}</artifactId>"
        f"<version>{artifact.plain_version}</version>{scope}"
        "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>"
    )


def compose_plugin() -> Path:
    """The compiler plugin that makes a function composable, for the compiler that Maven embeds."""
    group, name, version = "org.jetbrains.kotlin", "kotlin-compose-compiler-plugin-embeddable", versions()["kotlin"]
    jar = CACHE / "plugins" / f"{group}.{name}-{version}.jar"
    if not jar.exists():
        maven.copy([(group, name, version, "jar")], jar.parent)
    return jar


def lint(mend: bool) -> None:
    """Checks the Kotlin of the shell, build files included, with ktlint."""
    version = versions()["ktlint"]
    remembered = CACHE / "plugins" / f"ktlint-{version}.classpath"
    path = remembered.read_text() if remembered.exists() else ""
    if not path or not all(Path(jar).exists() for jar in path.split(":")):
        path = maven.class_path("com.pinterest.ktlint", "ktlint-cli", version)
        remembered.parent.mkdir(parents=True, exist_ok=True)
        remembered.write_text(path)
    command = ["java", "-cp", path, "com.pinterest.ktlint.Main", "--relative", *(["--format"] if mend else [])]
    # core/src is generated.
    command += ["**/*.kt", "**/*.kts", "!core/src/**", "!**/build/**"]
    if subprocess.run(command, cwd=ANDROID).returncode != 0:
        raise HarnessError("ktlint found something; `run.py lint --format` mends most of it")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("test").add_argument("pattern", nargs="?")
    commands.add_parser("apk")
    commands.add_parser("lint").add_argument("--format", action="store_true", dest="mend")
    chosen = parser.parse_args()
    try:
        if chosen.command == "test":
            test(chosen.pattern)
        elif chosen.command == "apk":
            locked = artifacts.read()
            artifacts.prepare(locked)
            package = apk.assemble(locked)
            print(f"{package.relative_to(REPOSITORY)}: {package.stat().st_size / 1e6:.1f} MB")
        else:
            lint(chosen.mend)
    except HarnessError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
