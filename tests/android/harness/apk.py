"""A debug package without Gradle: merged manifest, dexed classes, linked resources, aligned and signed.

It has no native library, which takes the NDK: what is proved is that everything else fits together, and what the package
asks of the phone (`tests/android/manifest.txt`).
"""

import difflib
import hashlib
import os
import shutil
import subprocess
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

from . import manifest, maven, resources
from .artifacts import Artifact
from .places import CACHE, HARNESS, TARGET, HarnessError, versions

PACKAGE = TARGET / "rekindle-debug.apk"
EXPECTED = HARNESS / "manifest.txt"
# The key of this machine's debug packages; it protects nothing.
KEY, KEY_WORD = CACHE / "debug.keystore", "android"


def assemble(locked: list[Artifact]) -> Path:
    """Makes the package from what the tests have compiled."""
    shipped = [a for a in locked if a.scope == "main"]
    merged = manifest.merge([a for a in shipped if a.extension == "aar"])
    check(merged)
    classes = TARGET / "build" / "classes"
    if not classes.exists():
        raise HarnessError("nothing is compiled yet; run `run.py test` first")
    base = TARGET / "base.apk"
    resources.link_package(locked, write(merged), base)
    unaligned, aligned = TARGET / "unaligned.apk", TARGET / "aligned.apk"
    shutil.copyfile(base, unaligned)
    with zipfile.ZipFile(unaligned, "a", zipfile.ZIP_STORED) as package:
        dexed = [*sorted(dex_libraries(shipped).glob("*.dex")), *sorted(dex_app(classes, shipped).glob("*.dex"))]
        for number, file in enumerate(dexed, start=1):
            package.write(file, f"classes{number if number > 1 else ''}.dex")
    run("zipalign", "-f", "-p", "4", str(unaligned), str(aligned))
    if not KEY.exists():
        made = ["-genkeypair", "-alias", "debug", "-keyalg", "RSA", "-dname", "CN=Android Debug", "-validity", "10000"]
        run("keytool", *made, "-keystore", str(KEY), "-storepass", KEY_WORD)
    run("apksigner", "sign", "--ks", str(KEY), "--ks-pass", f"pass:{KEY_WORD}", "--out", str(PACKAGE), str(aligned))
    run("apksigner", "verify", "--min-sdk-version", versions()["minSdk"], str(PACKAGE))
    for file in (base, unaligned, aligned):
        file.unlink()
    return PACKAGE


def check(merged: xml.ElementTree) -> None:
    """What the package asks for and who can reach into it is what was agreed to, word by word."""
    wanted = [line for line in EXPECTED.read_text().splitlines() if line and not line.startswith("#")]
    found = manifest.facts(merged)
    if found != wanted:
        difference = "\n".join(difflib.unified_diff(wanted, found, EXPECTED.name, "the merged manifest", lineterm="", n=0))
        raise HarnessError(f"the manifest says something else than {EXPECTED.name}:\n{difference}")


def write(merged: xml.ElementTree) -> Path:
    """The manifest as aapt2 takes it."""
    resources.complete(merged)
    path = TARGET / "package" / "AndroidManifest.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    merged.write(path, encoding="utf-8", xml_declaration=True)
    return path


def dex_libraries(shipped: list[Artifact]) -> Path:
    """The libraries' classes for Android, made once for each list of them."""
    jars = class_path(shipped)
    known = hashlib.sha256("\n".join(jar.name + str(jar.parent) for jar in jars).encode()).hexdigest()[:16]
    place = CACHE / "dex" / known
    if not place.exists():
        aside = place.with_name(f"{known}.{os.getpid()}")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        d8(aside, jars, [])
        aside.rename(place)
    return place


def dex_app(classes: Path, shipped: list[Artifact]) -> Path:
    """The app's own classes for Android."""
    place = TARGET / "dex"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    jar = TARGET / "app.jar"
    with zipfile.ZipFile(jar, "w") as packed:
        for file in sorted(classes.rglob("*.class")):
            packed.write(file, file.relative_to(classes))
    d8(place, [jar], class_path(shipped))
    return place


def class_path(shipped: list[Artifact]) -> list[Path]:
    """The jars of what ships."""
    plain = [(a.group, a.name, a.version, "jar") for a in shipped if a.extension == "jar"]
    return sorted([a.directory / "classes.jar" for a in shipped if a.extension == "aar"] + maven.kept(plain))


def d8(place: Path, jars: list[Path], known: list[Path]) -> None:
    """Google's compiler from classes to what Android runs."""
    (compiler,) = maven.kept([("com.android.tools", "r8", versions()["r8"], "jar")])
    (framework,) = maven.kept([("org.robolectric", "android-all", versions()["androidAll"], "jar")])
    command = ["java", "-Xmx2g", "-cp", str(compiler), "com.android.tools.r8.D8", "--debug"]
    command += ["--min-api", versions()["minSdk"], "--lib", str(framework), "--output", str(place)]
    for jar in known:
        command += ["--classpath", str(jar)]
    run(*command, *map(str, jars))


def run(*command: str) -> None:
    """Runs a program, silent unless it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        raise HarnessError(f"{command[0]} is not installed; docs/android.md says where it comes from") from None
    if done.returncode != 0:
        raise HarnessError(f"{Path(command[0]).name} failed:\n{(done.stderr or done.stdout)[-4000:]}")
