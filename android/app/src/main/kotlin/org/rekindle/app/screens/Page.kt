package org.rekindle.app.screens

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import org.rekindle.app.theme.Space

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

/**
 * A page whose buttons stay at thumb height while the rest scrolls. With large text they scroll along, for there they would
 * cover half of it. Another [name] is another page, and begins at its top.
 */
@Composable
fun FootPage(
    foot: (@Composable ColumnScope.() -> Unit)?,
    name: String? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    val staysAtThumb = !isTextLarge()
    key(name) {
        val scroll = rememberScrollState()
        Column(Modifier.fillMaxSize()) {
            Page(Modifier.weight(1f), scroll) {
                content()
                if (!staysAtThumb && foot != null) Foot(Modifier, foot)
            }
            if (staysAtThumb && foot != null) {
                // What goes on below is cut off by a line, and not by nothing.
                if (scroll.canScrollForward) Divider()
                Foot(Modifier.padding(start = Space.margin, end = Space.margin, bottom = Space.grid), foot)
            }
        }
    }
}

@Composable
private fun Foot(
    modifier: Modifier,
    content: @Composable ColumnScope.() -> Unit,
) {
    Column(
        modifier.fillMaxWidth().padding(top = Space.betweenCards),
        verticalArrangement = Arrangement.spacedBy(Space.grid),
        horizontalAlignment = Alignment.CenterHorizontally,
        content = content,
    )
}
