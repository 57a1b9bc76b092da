package org.rekindle.app.screens

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a screen says first. */
@Composable
fun Headline(text: String) {
    Text(text, Modifier.semantics { heading() }, style = Type.headline, color = LocalPalette.current.ink)
}

/** The name of a part of a page. */
@Composable
fun SectionTitle(
    text: String,
    modifier: Modifier = Modifier,
) {
    Text(
        text,
        modifier.padding(top = Space.grid).semantics { heading() },
        style = Type.title,
        color = LocalPalette.current.ink,
    )
}

/** The name of a group in a list. */
@Composable
fun PartTitle(text: String) {
    Text(
        text,
        Modifier.padding(top = Space.grid).semantics { heading() },
        style = Type.label,
        color = LocalPalette.current.quietInk,
    )
}

/** A paragraph. */
@Composable
fun Paragraph(
    text: String,
    modifier: Modifier = Modifier,
) {
    Text(text, modifier, style = Type.body, color = LocalPalette.current.ink)
}

/** A sentence that stands back. */
@Composable
fun Sentence(text: String) {
    Text(text, style = Type.body, color = LocalPalette.current.quietInk)
}

/** A small line above or below something larger. */
@Composable
fun Line(
    text: String,
    modifier: Modifier = Modifier,
) {
    Text(text, modifier, style = Type.label, color = LocalPalette.current.quietInk)
}
