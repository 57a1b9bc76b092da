"""Resources without Gradle: merges the manifest as far as tests need it, compiles and links with aapt2."""

import hashlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

from . import maven
from .artifacts import Artifact
from .places import APP, CACHE, GENERATED, TARGET, HarnessError, versions

NAMESPACE = "http://schemas.android.com/apk/res/android"
TOOLS = "http://schemas.android.com/tools"
MANIFEST = TARGET / "AndroidManifest.xml"
RESOURCES = TARGET / "resources.apk"


def package() -> str:
    """The namespace that Gradle gives the app."""
    found = re.search(r'namespace = "([^"]+)"', (APP / "build.gradle.kts").read_text())
    if not found:
        raise HarnessError("android/app/build.gradle.kts names no namespace")
    return found[1]


def write_manifest() -> None:
    """The app's manifest with what Gradle adds, and the empty activity of Compose's tests."""
    tree = xml.parse(APP / "src/main/AndroidManifest.xml")
    complete(tree)
    application = tree.getroot().find("application")
    # Changes what libraries' manifests say, which are not merged for tests.
    for provider in application.findall("provider"):
        if provider.get(f"{{{TOOLS}}}node"):
            application.remove(provider)
    activity = xml.SubElement(application, "activity")
    activity.set(f"{{{NAMESPACE}}}name", "androidx.activity.ComponentActivity")
    activity.set(f"{{{NAMESPACE}}}exported", "false")
    MANIFEST.parent.mkdir(parents=True, exist_ok=True)
    tree.write(MANIFEST, encoding="utf-8", xml_declaration=True)


def complete(tree: xml.ElementTree) -> None:
    """Adds what Gradle takes from its build files, and takes away what is younger than the aapt2 of this machine."""
    xml.register_namespace("android", NAMESPACE)
    root, known = tree.getroot(), versions()
    root.set("package", package())
    root.set(f"{{{NAMESPACE}}}versionCode", known["versionCode"])
    root.set(f"{{{NAMESPACE}}}versionName", known["versionName"])
    sdk = xml.SubElement(root, "uses-sdk")
    sdk.set(f"{{{NAMESPACE}}}minSdkVersion", known["minSdk"])
    sdk.set(f"{{{NAMESPACE}}}targetSdkVersion", known["targetSdk"])
    # Debian's aapt2 is older than the element (Android 11); what an app may see plays no part in tests.
    for queries in root.findall("queries"):
        root.remove(queries)
    application = root.find("application")
    # Younger than the table of Android 13 that aapt2 links with: `specialUse`, and the element that explains it. A test reads
    # both from the app's own manifest.
    for service in application.findall("service"):
        service.attrib.pop(f"{{{NAMESPACE}}}foregroundServiceType", None)
        for explanation in service.findall("property"):
            service.remove(explanation)


def framework() -> Path:
    """The resource table of the framework. The jar it comes in is larger than aapt2 can open, so two entries are copied out."""
    version = versions()["androidAllResources"]
    apk = CACHE / f"framework-{version}.apk"
    if not apk.exists():
        with tempfile.TemporaryDirectory() as fetched:
            maven.copy([("org.robolectric", "android-all", version, "jar")], Path(fetched))
            aside = apk.with_suffix(".part")
            with zipfile.ZipFile(next(Path(fetched).iterdir())) as source, zipfile.ZipFile(aside, "w") as target:
                for entry in ("AndroidManifest.xml", "resources.arsc"):
                    target.writestr(entry, source.read(entry))
            aside.rename(apk)
    return apk


def compile_resources(source: Path, destination: Path) -> None:
    """aapt2's first half: one directory of resources into one archive."""
    aside = destination.with_suffix(".part.zip")
    _aapt2("compile", "--dir", str(source), "-o", str(aside))
    aside.rename(destination)


def link(artifacts: list[Artifact]) -> None:
    """aapt2's second half: all resources into one table, and the classes `R` for Java."""
    write_manifest()
    java, fresh = GENERATED / "r", TARGET / "r-new"
    shutil.rmtree(fresh, ignore_errors=True)
    packages = sorted({p for a in artifacts if a.extension == "aar" and (p := (a.directory / "package").read_text())})
    _link(artifacts, MANIFEST, RESOURCES, "--java", str(fresh), "--extra-packages", ":".join(packages))
    # Only what changed is replaced, so that an unchanged R is not compiled again.
    if _digest(fresh) != _digest(java):
        shutil.rmtree(java, ignore_errors=True)
        java.parent.mkdir(parents=True, exist_ok=True)
        fresh.rename(java)
    else:
        shutil.rmtree(fresh)


def link_package(artifacts: list[Artifact], manifest: Path, destination: Path) -> None:
    """The same table with another manifest, for a package. The tests' own resources are in it too: names must be the same."""
    _link(artifacts, manifest, destination, "--debug-mode")


def _link(artifacts: list[Artifact], manifest: Path, destination: Path, *more: str) -> None:
    compiled = []
    for artifact in (a for a in artifacts if a.extension == "aar"):
        resources, archive = artifact.directory / "res", artifact.directory / "resources.zip"
        if resources.exists():
            if not archive.exists():
                compile_resources(resources, archive)
            compiled.append(archive)
    own = TARGET / "app-resources.zip"
    compile_resources(APP / "src/main/res", own)
    # The app comes last: what it says wins over a library's.
    compiled.append(own)
    arguments = ["link", "-I", str(framework()), "--manifest", str(manifest), "-o", str(destination)]
    arguments += ["--auto-add-overlay", "--no-version-vectors", *more]
    for archive in compiled:
        arguments += ["-R", str(archive)]
    _aapt2(*arguments)


def write_robolectric_config() -> None:
    """Tells Robolectric where the manifest and the resources are, as Gradle's plugin would."""
    place = TARGET / "robolectric/com/android/tools"
    place.mkdir(parents=True, exist_ok=True)
    (place / "test_config.properties").write_text(
        f"android_merged_manifest={MANIFEST}\nandroid_resource_apk={RESOURCES}\nandroid_custom_package={package()}\n"
    )


def _digest(directory: Path) -> str:
    """A fingerprint of all files below a directory."""
    sums = hashlib.sha256()
    for file in sorted(directory.rglob("*.java")):
        sums.update(str(file.relative_to(directory)).encode())
        sums.update(file.read_bytes())
    return sums.hexdigest()


def _aapt2(*arguments: str) -> None:
    """Runs aapt2, silent unless it fails."""
    done = subprocess.run(["aapt2", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise HarnessError(f"aapt2 {arguments[0]} failed:\n{done.stderr or done.stdout}")
