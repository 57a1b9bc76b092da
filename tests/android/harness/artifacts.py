"""The locked artifacts: reads the list, fetches the Android libraries and takes them apart."""

import os
import re
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from . import maven
from .places import CACHE, HARNESS, HarnessError, catalogue, versions

# Raised whenever what is made from an artifact changes, so that an older cache is not taken for a newer one.
LAYOUT = "2"


@dataclass(frozen=True)
class Artifact:
    """One line of the list. `scope` is the section it stands in: `main` ships, `test` does not."""

    group: str
    name: str
    version: str
    extension: str
    scope: str

    @property
    def directory(self) -> Path:
        """Where its parts lie once it has been taken apart."""
        return CACHE / "libraries" / LAYOUT / f"{self.group}__{self.name}-{self.version}"

    @property
    def plain_version(self) -> str:
        """The version under which the classes of an Android library are offered to Maven as a plain jar."""
        return f"{self.version}-classes" if self.extension == "aar" else self.version


def read() -> list[Artifact]:
    """The list in artifacts.txt, checked against the version catalogue."""
    artifacts, scope = [], None
    for line in (HARNESS / "artifacts.txt").read_text().splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            scope = line.strip("[]")
            continue
        group, name, version, extension = line.split(":")
        artifacts.append(Artifact(group, name, version, extension, scope))
    check_against_catalogue(artifacts)
    return artifacts


def check_against_catalogue(artifacts: list[Artifact]) -> None:
    """A direct dependency must be locked at the version that Gradle is told."""
    locked = {(a.group, a.name): a.version for a in artifacts}
    for alias, library in catalogue()["libraries"].items():
        group, name = library["module"].split(":")
        if alias == "kotlin-gradle-plugin":  # A build tool: never on the app's or the tests' class path.
            continue
        # A library for several platforms is a mere pointer; its files are in the variant for Android or the JVM.
        candidates = [(group, name + suffix) for suffix in ("", "-android", "-jvm")]
        found = next((locked[c] for c in candidates if c in locked), None)
        wanted = versions()[library["version"]["ref"]]
        if found != wanted:
            raise HarnessError(f"{group}:{name} is {wanted} in libs.versions.toml but {found} in artifacts.txt")


def prepare(artifacts: list[Artifact]) -> Path:
    """Fetches and takes apart what the cache lacks. Returns the Maven repository of plain jars."""
    libraries = [a for a in artifacts if a.extension == "aar"]
    missing = [a for a in libraries if not (a.directory / "done").exists()]
    if missing:
        with tempfile.TemporaryDirectory() as fetched:
            maven.copy([(a.group, a.name, a.version, "aar") for a in missing], Path(fetched))
            for artifact in missing:
                take_apart(artifact, Path(fetched))
    repository = CACHE / "repository" / LAYOUT
    for artifact in libraries:
        offer(artifact, repository)
    check_compile_sdk(libraries)
    return repository


def take_apart(artifact: Artifact, fetched: Path) -> None:
    """Puts classes, resources, manifest and package of one library next to each other."""
    source = fetched / f"{artifact.group}.{artifact.name}-{artifact.version}.aar"
    # Written aside and renamed, so that a killed run leaves nothing half done.
    aside = artifact.directory.with_name(artifact.directory.name + f".{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    with zipfile.ZipFile(source) as aar:
        entries = aar.namelist()
        jars = [n for n in entries if n == "classes.jar" or re.fullmatch(r"libs/.+\.jar", n)]
        merge_jars(aar, jars, aside / "classes.jar")
        for entry in entries:
            if entry.startswith("res/") and not entry.endswith("/"):
                aar.extract(entry, aside)
        manifest = aar.read("AndroidManifest.xml").decode()
        (aside / "AndroidManifest.xml").write_text(manifest)
        package = re.search(r'package="([^"]+)"', manifest)
        has_resources = "R.txt" in entries and aar.getinfo("R.txt").file_size > 0
        (aside / "package").write_text(package[1] if package and has_resources else "")
        metadata = "META-INF/com/android/build/gradle/aar-metadata.properties"
        minimum = re.search(r"minCompileSdk=(\d+)", aar.read(metadata).decode()) if metadata in entries else None
        (aside / "min-compile-sdk").write_text(minimum[1] if minimum else "1")
    (aside / "done").touch()
    shutil.rmtree(artifact.directory, ignore_errors=True)
    aside.rename(artifact.directory)


def merge_jars(aar: zipfile.ZipFile, jars: list[str], destination: Path) -> None:
    """Joins the jars inside a library into one."""
    seen = set()
    with zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED) as merged:
        for jar in jars:
            with aar.open(jar) as stream, zipfile.ZipFile(stream) as inner:
                for entry in inner.infolist():
                    if entry.filename not in seen:
                        seen.add(entry.filename)
                        merged.writestr(entry, inner.read(entry))


def offer(artifact: Artifact, repository: Path) -> None:
    """Puts the classes of a library into the repository as a plain jar: Maven cannot use an `aar`."""
    version = artifact.plain_version
    place = repository / artifact.group.replace(".", "/") / artifact.name / version
    jar, pom = place / f"{artifact.name}-{version}.jar", place / f"{artifact.name}-{version}.pom"
    if pom.exists():
        return
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(artifact.directory / "classes.jar", jar)
    pom.write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        f"<groupId>{artifact.group}</groupId><artifactId>{artifact.name}</artifactId><version>{version}</version></project>\n"
    )


def check_compile_sdk(libraries: list[Artifact]) -> None:
    """Gradle refuses a library that wants a newer compileSdk; without Gradle this is how it is noticed."""
    ours = int(versions()["compileSdk"])
    for artifact in libraries:
        wanted = int((artifact.directory / "min-compile-sdk").read_text())
        if wanted > ours:
            raise HarnessError(f"{artifact.group}:{artifact.name} wants compileSdk {wanted}; libs.versions.toml says {ours}")
