"""Everything that is asked of Maven: copying artifacts, writing the pom, running it."""

import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from .places import HarnessError

DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
GOOGLE = "<repository><id>google</id><url>https://maven.google.com</url></repository>"


def run(pom: Path, *arguments: str) -> None:
    """Runs Maven on a pom; its words go to the terminal."""
    command = ["mvn", "--batch-mode", "--quiet", "--no-transfer-progress", "--file", str(pom), *arguments]
    if subprocess.run(command).returncode != 0:
        raise HarnessError("Maven failed; its own words are above")


def copy(coordinates: list[tuple[str, str, str, str]], destination: Path) -> None:
    """Copies artifacts, each `(group, name, version, extension)`, in one run. The files are `group.name-version.extension`."""
    items = "".join(
        f"<artifactItem><groupId>{g}</groupId><artifactId>{a}</artifactId><version>{v}</version><type>{e}</type></artifactItem>"
        for g, a, v, e in coordinates
    )
    plugin = f"""
      <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.6.1</version>
        <configuration><prependGroupId>true</prependGroupId><outputDirectory>{escape(str(destination))}</outputDirectory>
          <artifactItems>{items}</artifactItems></configuration></plugin>"""
    with _pom(plugins=plugin) as pom:
        run(Path(pom.name), f"{DEPENDENCY_PLUGIN}:copy")


def kept(coordinates: list[tuple[str, str, str, str]]) -> list[Path]:
    """Artifacts by their files in Maven's own store, fetched when they are not there."""
    store = Path.home() / ".m2" / "repository"
    files = [store / g.replace(".", "/") / a / v / f"{a}-{v}.{e}" for g, a, v, e in coordinates]
    missing = [one for one, file in zip(coordinates, files) if not file.exists()]
    if missing:
        with tempfile.TemporaryDirectory() as fetched:
            copy(missing, Path(fetched))
    return files


def class_path(group: str, name: str, version: str) -> str:
    """The class path of an artifact with all that it needs."""
    dependency = f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"
    with _pom(dependencies=dependency) as pom, tempfile.NamedTemporaryFile("r") as answer:
        run(Path(pom.name), f"{DEPENDENCY_PLUGIN}:build-classpath", f"-Dmdep.outputFile={answer.name}")
        return answer.read().strip()


def _pom(dependencies: str = "", plugins: str = "") -> tempfile._TemporaryFileWrapper:
    """A pom for one errand."""
    pom = tempfile.NamedTemporaryFile("w", suffix=".xml")
    pom.write(
        f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.rekindle</groupId><artifactId>errand</artifactId><version>1</version><packaging>pom</packaging>
  <repositories>{GOOGLE}</repositories>
  <dependencies>{dependencies}</dependencies>
  <build><plugins>{plugins}</plugins></build>
</project>
"""
    )
    pom.flush()
    return pom
