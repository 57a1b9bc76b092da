package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.SwitchDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.Choice
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** Answers of which one holds, each a card of its own. */
@Composable
internal fun ChoiceCards(
    choices: List<Choice>,
    onChoose: (Int) -> Unit,
) {
    val palette = LocalPalette.current
    Column(Modifier.selectableGroup(), verticalArrangement = Arrangement.spacedBy(Space.grid)) {
        choices.forEachIndexed { index, choice ->
            Surface(
                Modifier.fillMaxWidth(),
                color = palette.surface,
                shape = RoundedCornerShape(Space.corner),
                border = if (choice.isChosen) BorderStroke(2.dp, palette.ember) else null,
            ) { ChoiceRow(choice, Modifier.padding(horizontal = Space.betweenCards)) { onChoose(index) } }
        }
    }
}

/** The same within a card that holds other things. */
@Composable
internal fun ChoiceList(
    choices: List<Choice>,
    onChoose: (Int) -> Unit,
) {
    Column(Modifier.selectableGroup()) {
        choices.forEachIndexed { index, choice -> ChoiceRow(choice, Modifier) { onChoose(index) } }
    }
}

@Composable
private fun ChoiceRow(
    choice: Choice,
    modifier: Modifier,
    onChoose: () -> Unit,
) {
    Row(
        Modifier
            .fillMaxWidth()
            .selectable(choice.isChosen, role = Role.RadioButton, onClick = onChoose)
            .then(modifier)
            .heightIn(min = 56.dp)
            .padding(vertical = Space.grid),
        horizontalArrangement = Arrangement.spacedBy(Space.betweenCards),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        // The whole row is the target.
        RadioButton(choice.isChosen, onClick = null)
        NameAndAbout(choice.text, choice.about, Modifier.weight(1f))
    }
}

/** Something that is on or off. */
@Composable
internal fun SwitchRow(
    name: String,
    about: String?,
    isOn: Boolean,
    onChange: (Boolean) -> Unit,
) {
    val palette = LocalPalette.current
    Row(
        Modifier
            .fillMaxWidth()
            .clip(RoundedCornerShape(Space.grid))
            .toggleable(isOn, role = Role.Switch, onValueChange = onChange)
            .heightIn(min = 56.dp)
            .padding(vertical = Space.grid),
        horizontalArrangement = Arrangement.spacedBy(Space.betweenCards),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        NameAndAbout(name, about, Modifier.weight(1f))
        Switch(
            isOn,
            onCheckedChange = null,
            colors =
                SwitchDefaults.colors(
                    uncheckedThumbColor = palette.line,
                    uncheckedTrackColor = palette.paper,
                    uncheckedBorderColor = palette.line,
                ),
        )
    }
}

@Composable
internal fun NameAndAbout(
    name: String,
    about: String?,
    modifier: Modifier = Modifier,
) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(Space.grid / 4)) {
        Text(name, style = Type.body, color = LocalPalette.current.ink)
        about?.let { Line(it) }
    }
}
