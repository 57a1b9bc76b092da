package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.rekindle.app.R
import org.rekindle.app.presenters.Destination
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/**
 * The few places at the foot. Quiet: none has a number or a point on it, since nothing here calls anybody. With large text
 * they stand two and two, as words.
 */
@Composable
fun PlacesBar(
    here: Destination,
    names: Map<Destination, String>,
    onGo: (Destination) -> Unit,
) {
    val palette = LocalPalette.current
    Surface(color = palette.paper) {
        Column(Modifier.navigationBarsPadding()) {
            HorizontalDivider(color = palette.line.copy(alpha = 0.35f))
            if (isTextLarge()) {
                FlowRow(
                    Modifier.fillMaxWidth().padding(horizontal = Space.grid).selectableGroup(),
                    maxItemsInEachRow = 2,
                ) { names.forEach { (place, name) -> Words(name, place == here) { onGo(place) } } }
            } else {
                Row(Modifier.fillMaxWidth().padding(horizontal = Space.grid).selectableGroup()) {
                    names.forEach { (place, name) -> Place(place, name, place == here) { onGo(place) } }
                }
            }
        }
    }
}

@Composable
private fun RowScope.Place(
    place: Destination,
    name: String,
    isHere: Boolean,
    onGo: () -> Unit,
) {
    Column(
        selecting(isHere, onGo).padding(vertical = Space.grid),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(Space.grid / 2),
    ) {
        Pill(isHere) {
            Icon(
                painterResource(icon(place)),
                contentDescription = null,
                Modifier.padding(horizontal = 20.dp, vertical = Space.grid / 2).size(24.dp),
                tint = colour(isHere),
            )
        }
        Name(name, isHere)
    }
}

@Composable
private fun RowScope.Words(
    name: String,
    isHere: Boolean,
    onGo: () -> Unit,
) {
    Column(selecting(isHere, onGo), Arrangement.Center, Alignment.CenterHorizontally) { Name(name, isHere) }
}

@Composable
private fun RowScope.selecting(
    isHere: Boolean,
    onGo: () -> Unit,
) = Modifier
    .weight(1f)
    .heightIn(min = Space.target)
    .clip(RoundedCornerShape(Space.corner))
    .selectable(isHere, role = Role.Tab, onClick = onGo)

/** Where one is has a ground and an edge: a shape, and not a colour alone. */
@Composable
private fun Pill(
    isHere: Boolean,
    content: @Composable () -> Unit,
) {
    val palette = LocalPalette.current
    Surface(
        color = if (isHere) palette.surface else Color.Transparent,
        shape = RoundedCornerShape(Space.corner),
        border = BorderStroke(1.dp, palette.line.copy(alpha = 0.6f)).takeIf { isHere },
        content = content,
    )
}

@Composable
private fun Name(
    name: String,
    isHere: Boolean,
) {
    Text(
        name,
        style = Type.label,
        color = colour(isHere),
        fontWeight = if (isHere) FontWeight.Bold else FontWeight.Normal,
        textAlign = TextAlign.Center,
    )
}

@Composable
private fun colour(isHere: Boolean) = LocalPalette.current.run { if (isHere) ink else quietInk }

private fun icon(place: Destination): Int =
    when (place) {
        Destination.GUIDE -> R.drawable.ic_guide
        Destination.FOR_TWO -> R.drawable.ic_two
        Destination.JOURNAL -> R.drawable.ic_journal
        else -> R.drawable.ic_today
    }
