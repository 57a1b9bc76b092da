package org.rekindle.app.screens

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.Text
import androidx.compose.material3.TimeInput
import androidx.compose.material3.TimePickerDefaults
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import org.rekindle.app.presenters.ReminderPick
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Type

/** Asks for a time of day. Typed rather than turned: it needs less room, and can be heard. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun TimeDialog(
    title: String,
    hour: Int,
    minute: Int,
    is24Hour: Boolean,
    save: String,
    cancel: String,
    onSave: (hour: Int, minute: Int) -> Unit,
    onCancel: () -> Unit,
) {
    val state = rememberTimePickerState(hour, minute, is24Hour)
    val palette = LocalPalette.current
    AlertDialog(
        onDismissRequest = onCancel,
        confirmButton = { QuietButton(save) { onSave(state.hour, state.minute) } },
        dismissButton = { QuietButton(cancel, onTap = onCancel) },
        title = { Text(title, style = Type.title) },
        text = {
            Column(Modifier.verticalScroll(rememberScrollState())) {
                TimeInput(
                    state,
                    colors =
                        TimePickerDefaults.colors(
                            timeSelectorSelectedContainerColor = palette.paper,
                            timeSelectorSelectedContentColor = palette.ink,
                            timeSelectorUnselectedContainerColor = palette.paper,
                            timeSelectorUnselectedContentColor = palette.ink,
                        ),
                )
            }
        },
    )
}

/** When a reminder comes, where else it may show, and other times. */
@Composable
internal fun ReminderCard(
    pick: ReminderPick,
    onTime: (hour: Int, minute: Int) -> Unit,
    onNone: () -> Unit,
) {
    var isPicking by rememberSaveable { mutableStateOf(false) }
    Sheet {
        Line(pick.title)
        Paragraph(pick.line)
        FlowRow {
            OutlineButton(pick.change) { isPicking = true }
            if (pick.isOn) QuietButton(pick.none, onTap = onNone)
        }
        if (pick.isOn) Line(pick.mirrored)
    }
    if (isPicking) {
        TimeDialog(
            pick.title,
            pick.hour,
            pick.minute,
            pick.is24Hour,
            pick.save,
            pick.cancel,
            onSave = { hour, minute ->
                isPicking = false
                onTime(hour, minute)
            },
            onCancel = { isPicking = false },
        )
    }
}
