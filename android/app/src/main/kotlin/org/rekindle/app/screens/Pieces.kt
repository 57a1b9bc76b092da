package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/**
 * A page that scrolls, with what there is to do where the thumb is. With large text that would cover half the screen:
 * there it scrolls along. Another [name] is another page, and begins at its top.
 */
@Composable
internal fun ThumbPage(
    name: String,
    doing: (@Composable ColumnScope.() -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    val staysAtThumb = !isTextLarge()
    key(name) {
        val scroll = rememberScrollState()
        Column(Modifier.fillMaxSize()) {
            Page(Modifier.weight(1f), scroll) {
                content()
                if (!staysAtThumb && doing != null) Doing(Modifier, doing)
            }
            if (staysAtThumb && doing != null) {
                // What goes on below is cut off by a line, and not by nothing.
                if (scroll.canScrollForward) Divider()
                Doing(Modifier.padding(start = Space.margin, end = Space.margin, bottom = Space.grid), doing)
            }
        }
    }
}

@Composable
private fun Doing(
    modifier: Modifier,
    content: @Composable ColumnScope.() -> Unit,
) {
    Column(
        modifier.fillMaxWidth().padding(top = Space.betweenCards),
        verticalArrangement = Arrangement.spacedBy(Space.grid / 2),
        horizontalAlignment = Alignment.CenterHorizontally,
        content = content,
    )
}

/** The name of a part of a page. */
@Composable
internal fun SectionTitle(
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

/** A small line above or below something larger. */
@Composable
internal fun Line(
    text: String,
    modifier: Modifier = Modifier,
) {
    Text(text, modifier, style = Type.label, color = LocalPalette.current.quietInk)
}

/** A paragraph. */
@Composable
internal fun Paragraph(
    text: String,
    modifier: Modifier = Modifier,
) {
    Text(text, modifier, style = Type.body, color = LocalPalette.current.ink)
}

/** A card with things below each other. */
@Composable
internal fun Sheet(
    modifier: Modifier = Modifier,
    border: BorderStroke? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    Surface(
        modifier.fillMaxWidth(),
        color = LocalPalette.current.surface,
        shape = RoundedCornerShape(Space.corner),
        border = border,
    ) {
        Column(
            Modifier.padding(Space.betweenCards),
            verticalArrangement = Arrangement.spacedBy(Space.grid),
            content = content,
        )
    }
}

/** Something else that can be done. */
@Composable
internal fun OutlineButton(
    words: String,
    modifier: Modifier = Modifier,
    onTap: () -> Unit,
) {
    OutlinedButton(
        onTap,
        modifier.heightIn(min = Space.target),
        shape = RoundedCornerShape(Space.corner),
        colors = ButtonDefaults.outlinedButtonColors(contentColor = LocalPalette.current.ink),
        border = BorderStroke(1.dp, LocalPalette.current.line),
    ) { Text(words, style = Type.body) }
}
