package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A page that scrolls: everything within the outer margin, cards apart. */
@Composable
fun Page(
    modifier: Modifier = Modifier,
    scroll: ScrollState = rememberScrollState(),
    content: @Composable ColumnScope.() -> Unit,
) {
    Column(
        modifier
            .fillMaxSize()
            .verticalScroll(scroll)
            .padding(start = Space.margin, end = Space.margin, top = Space.grid, bottom = Space.margin),
        verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
        content = content,
    )
}

/** What a screen says first. */
@Composable
fun Headline(text: String) {
    Text(text, Modifier.semantics { heading() }, style = Type.headline, color = LocalPalette.current.ink)
}

/** The name of a part of a page. */
@Composable
fun PartTitle(text: String) {
    Text(
        text,
        Modifier.padding(top = Space.grid).semantics { heading() },
        style = Type.label,
        color = LocalPalette.current.quietInk,
    )
}

/** A sentence that stands back. */
@Composable
fun Sentence(text: String) {
    Text(text, style = Type.body, color = LocalPalette.current.quietInk)
}

/** The one thing to do on a screen. */
@Composable
fun PrimaryButton(
    words: String,
    modifier: Modifier = Modifier,
    isEnabled: Boolean = true,
    onTap: () -> Unit,
) {
    Button(
        onTap,
        modifier.fillMaxWidth().heightIn(min = 56.dp),
        enabled = isEnabled,
        shape = RoundedCornerShape(Space.corner),
    ) { Text(words, style = Type.body, textAlign = TextAlign.Center) }
}

/** Another thing to do, as good as the first. */
@Composable
fun SecondaryButton(
    words: String,
    modifier: Modifier = Modifier,
    isEnabled: Boolean = true,
    onTap: () -> Unit,
) {
    OutlinedButton(
        onTap,
        modifier.fillMaxWidth().heightIn(min = 56.dp),
        enabled = isEnabled,
        shape = RoundedCornerShape(Space.corner),
        colors = ButtonDefaults.outlinedButtonColors(contentColor = LocalPalette.current.ink),
        border = BorderStroke(1.dp, LocalPalette.current.line),
    ) { Text(words, style = Type.body, textAlign = TextAlign.Center) }
}

/** A way that stands back: a link, or what is rarely wanted. */
@Composable
fun QuietButton(
    words: String,
    modifier: Modifier = Modifier,
    onTap: () -> Unit,
) {
    TextButton(
        onTap,
        modifier.heightIn(min = Space.target),
        colors = ButtonDefaults.textButtonColors(contentColor = LocalPalette.current.dusk),
    ) { Text(words, style = Type.body) }
}

/** The same within a card, in line with the text above it. */
@Composable
fun InlineButton(
    words: String,
    modifier: Modifier = Modifier,
    style: TextStyle = Type.body,
    onTap: () -> Unit,
) {
    Box(
        modifier
            .clip(RoundedCornerShape(Space.grid))
            .clickable(role = Role.Button, onClick = onTap)
            .sizeIn(Space.target, Space.target)
            .padding(vertical = Space.grid),
        contentAlignment = Alignment.CenterStart,
    ) { Text(words, style = style, color = LocalPalette.current.dusk) }
}

/** A card that leads somewhere. */
@Composable
fun LinkCard(
    title: String,
    about: String?,
    onTap: () -> Unit,
) {
    val palette = LocalPalette.current
    Surface(
        onTap,
        Modifier.fillMaxWidth(),
        color = palette.surface,
        shape = RoundedCornerShape(Space.corner),
    ) {
        Column(
            Modifier.heightIn(min = Space.target).padding(Space.betweenCards),
            verticalArrangement = Arrangement.spacedBy(Space.grid / 2, Alignment.CenterVertically),
        ) {
            Text(title, style = Type.body, color = palette.dusk)
            about?.let { Text(it, style = Type.label, color = palette.quietInk) }
        }
    }
}

/** A card: what belongs together, on a ground of its own. */
@Composable
fun Card(
    modifier: Modifier = Modifier,
    border: BorderStroke? = null,
    content: @Composable () -> Unit,
) {
    Surface(
        modifier.fillMaxWidth(),
        color = LocalPalette.current.surface,
        shape = RoundedCornerShape(Space.corner),
        border = border,
        content = content,
    )
}
