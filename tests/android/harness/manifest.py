"""One manifest out of the app's own and those of its libraries, as the Android plugin for Gradle merges them.

Only what our libraries use is merged: what is asked of the system, and what stands in the application. What the app says wins;
`tools:node="remove"` takes a library's word back.
"""

import xml.etree.ElementTree as xml

from .artifacts import Artifact
from .places import APP
from .resources import NAMESPACE, TOOLS, package

NAME, EXPORTED, NODE = f"{{{NAMESPACE}}}name", f"{{{NAMESPACE}}}exported", f"{{{TOOLS}}}node"
ASKED = ("uses-permission", "permission", "uses-feature")


def merge(libraries: list[Artifact]) -> xml.ElementTree:
    """The manifest of an app with these libraries."""
    tree = xml.parse(APP / "src/main/AndroidManifest.xml")
    root = tree.getroot()
    application = root.find("application")
    for library in libraries:
        text = (library.directory / "AndroidManifest.xml").read_text().replace("${applicationId}", package())
        theirs = xml.fromstring(text)
        for tag in ASKED:
            for element in theirs.findall(tag):
                add(root, element, before=application)
        for element in theirs.find("application") if theirs.find("application") is not None else []:
            add(application, element)
    clean(root)
    return tree


def add(parent: xml.Element, element: xml.Element, before: xml.Element | None = None) -> None:
    """One element of a library's: put in where there is none of its kind and name, otherwise only what is within."""
    ours = next((e for e in parent.findall(element.tag) if e.get(NAME) == element.get(NAME)), None)
    if ours is None:
        parent.insert(list(parent).index(before) if before is not None else len(parent), element)
        return
    for inner in element:
        if not any(same(inner, own) for own in ours):
            ours.append(inner)


def same(one: xml.Element, other: xml.Element) -> bool:
    return one.tag == other.tag and one.get(NAME) == other.get(NAME) and one.get(NAME) is not None


def clean(element: xml.Element) -> None:
    """Removes what the app took back, and what is addressed to the merger."""
    for child in list(element):
        if child.get(NODE) == "remove":
            element.remove(child)
        else:
            clean(child)
    for attribute in [a for a in element.attrib if a.startswith(f"{{{TOOLS}}}")]:
        del element.attrib[attribute]


def facts(tree: xml.ElementTree) -> list[str]:
    """What a person who installs the app would want to know of it: what it asks for, and who can reach into it."""
    root = tree.getroot()
    application = root.find("application")
    lines = [f"{e.tag} {e.get(NAME)}" for tag in ASKED for e in root.findall(tag)]
    lines += [f"{name} {application.get(f'{{{NAMESPACE}}}{name}')}" for name in ("allowBackup", "fullBackupContent", "debuggable")]
    for component in application:
        if component.get(EXPORTED) == "true" or (component.get(EXPORTED) is None and component.find("intent-filter") is not None):
            guard = component.get(f"{{{NAMESPACE}}}permission")
            lines.append(f"reachable {component.tag} {component.get(NAME)}" + (f" for {guard}" if guard else ""))
    return sorted(lines)
