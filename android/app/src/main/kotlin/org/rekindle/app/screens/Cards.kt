package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

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

/** A card with things below each other. */
@Composable
fun Sheet(
    modifier: Modifier = Modifier,
    border: BorderStroke? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    Card(modifier, border) {
        Column(
            Modifier.padding(Space.betweenCards),
            verticalArrangement = Arrangement.spacedBy(Space.grid),
            content = content,
        )
    }
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
