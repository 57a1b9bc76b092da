package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import org.rekindle.app.presenters.ClockPick
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.NumberPick
import org.rekindle.app.presenters.TimePick
import org.rekindle.app.presenters.WeekdayPick
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do in the picker of days and times. */
interface WhenActions {
    /** Another pattern of days. */
    fun pattern(index: Int)

    /** A day of the week in or out. */
    fun weekday(day: Int)

    /** The pattern's number smaller or larger. */
    fun number(by: Int)

    /** On the last day of the month or not. */
    fun lastDay()

    /** Sets the time at a place in the list, or adds one. */
    fun time(
        index: Int,
        hour: Int,
        minute: Int,
    )

    /** Takes a time away. */
    fun removeTime(index: Int)
}

/** Days, times, and what others see of the reminder. */
@Composable
internal fun ColumnScope.ClockParts(
    clock: ClockPick,
    save: String,
    cancel: String,
    actions: WhenActions,
) {
    Sheet {
        Line(clock.daysTitle)
        ChoiceList(clock.patterns, actions::pattern)
        if (clock.weekdays.isNotEmpty()) Weekdays(clock.weekdays, actions::weekday)
        clock.number?.let { Number(it, actions::number) }
        clock.lastDay?.let { Chip(it, Role.Checkbox, onChoose = actions::lastDay) }
        clock.hint?.let { Line(it) }
        clock.daysTrouble?.let { Beside(it) }
    }
    Sheet {
        Line(clock.timesTitle)
        Times(clock, save, cancel, actions)
        clock.timesTrouble?.let { Beside(it) }
    }
    Column(verticalArrangement = Arrangement.spacedBy(Space.grid)) {
        Line(clock.othersSee)
        LockedPhone(clock.notice)
        Line(clock.mirrored)
    }
}

/** What is wrong, beside the field it is about. */
@Composable
private fun Beside(trouble: Notice) {
    Text(
        "${trouble.title} ${trouble.body}",
        style = Type.label,
        color = MaterialTheme.colorScheme.error,
    )
}

@Composable
private fun Weekdays(
    days: List<WeekdayPick>,
    onDay: (Int) -> Unit,
) {
    // Four and three: seven beside each other would be too narrow for a finger.
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(Space.grid),
        verticalArrangement = Arrangement.spacedBy(Space.grid),
    ) {
        days.forEachIndexed { index, day -> Weekday(day) { onDay(index) } }
    }
}

@Composable
private fun Weekday(
    day: WeekdayPick,
    onTap: () -> Unit,
) {
    val palette = LocalPalette.current
    Surface(
        Modifier.size(Space.target * LocalDensity.current.fontScale.coerceIn(1f, 1.4f)),
        color = if (day.isChosen) palette.ink else Color.Transparent,
        contentColor = if (day.isChosen) palette.paper else palette.ink,
        shape = CircleShape,
        border = edge().takeUnless { day.isChosen },
    ) {
        Row(
            Modifier
                .toggleable(day.isChosen, role = Role.Checkbox, onValueChange = { onTap() })
                .semantics { contentDescription = day.name },
            horizontalArrangement = Arrangement.Center,
            verticalAlignment = Alignment.CenterVertically,
        ) { Text(day.letters, Modifier.clearAndSetSemantics {}, style = Type.label) }
    }
}

@Composable
private fun Number(
    number: NumberPick,
    onBy: (Int) -> Unit,
) {
    Row(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(Space.grid),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Sign("−", number.fewer, number.canFewer) { onBy(-1) }
        Paragraph(number.line, Modifier.weight(1f, fill = false))
        Sign("+", number.more, number.canMore) { onBy(1) }
    }
}

@Composable
private fun Sign(
    sign: String,
    words: String,
    canTap: Boolean,
    onTap: () -> Unit,
) {
    val palette = LocalPalette.current
    IconButton(onTap, Modifier.size(Space.target).semantics { contentDescription = words }, enabled = canTap) {
        Text(
            sign,
            Modifier.clearAndSetSemantics {},
            style = Type.title,
            color = if (canTap) palette.dusk else palette.line,
        )
    }
}

@Composable
private fun Times(
    clock: ClockPick,
    save: String,
    cancel: String,
    actions: WhenActions,
) {
    // The place of the time that is being chosen; one past the last adds another.
    var picking by remember { mutableStateOf<Int?>(null) }
    clock.times.forEachIndexed { index, time ->
        Row(
            Modifier.fillMaxWidth().padding(vertical = Space.grid / 4),
            horizontalArrangement = Arrangement.spacedBy(Space.grid),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            OutlineButton(time.text, Modifier.semantics { contentDescription = time.change }) { picking = index }
            time.remove?.let { Sign("×", it, canTap = true) { actions.removeTime(index) } }
        }
    }
    InlineButton(clock.add) { picking = clock.times.size }
    picking?.let { index ->
        val begins = clock.times.getOrNull(index) ?: clock.times.lastOrNull() ?: NOON
        TimeDialog(
            clock.timesTitle,
            begins.hour,
            begins.minute,
            clock.is24Hour,
            save,
            cancel,
            onSave = { hour, minute ->
                picking = null
                actions.time(index, hour, minute)
            },
            onCancel = { picking = null },
        )
    }
}

private val NOON = TimePick("", hour = 12, minute = 0, change = "", remove = null)
