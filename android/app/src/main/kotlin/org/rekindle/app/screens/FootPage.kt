package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.rekindle.app.theme.Space

/**
 * A page whose buttons stay at thumb height while the rest scrolls. With large text they scroll along, for there they would
 * cover half of it.
 */
@Composable
fun FootPage(
    foot: @Composable ColumnScope.() -> Unit,
    content: @Composable ColumnScope.() -> Unit,
) {
    if (isTextLarge()) {
        Page {
            content()
            foot()
        }
        return
    }
    Column(Modifier.fillMaxSize()) {
        Box(Modifier.weight(1f)) { Page(content = content) }
        Column(
            Modifier
                .fillMaxWidth()
                .padding(start = Space.margin, end = Space.margin, top = Space.grid, bottom = Space.betweenCards),
            verticalArrangement = Arrangement.spacedBy(Space.grid),
            content = foot,
        )
    }
}
