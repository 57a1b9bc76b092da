package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

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

/** The same, no wider than its words: for what stands beside something else. */
@Composable
fun OutlineButton(
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

/** A way within a card, in line with the text above it. */
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
