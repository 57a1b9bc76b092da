package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import org.rekindle.app.presenters.AboutRekindle
import org.rekindle.app.presenters.DaySettings
import org.rekindle.app.presenters.LookSettings
import org.rekindle.app.presenters.Pick
import org.rekindle.app.presenters.PinTask
import org.rekindle.app.presenters.PrivacySettings
import org.rekindle.app.presenters.QuietPick
import org.rekindle.app.presenters.ReminderSettings
import org.rekindle.app.presenters.SettingsScreenState
import org.rekindle.app.presenters.TimePick
import org.rekindle.app.presenters.WidgetSettings
import org.rekindle.app.theme.Space

/** What a person can do in settings. */
interface SettingsActions {
    /** Whether notices say a ritual's name. */
    fun names(isOn: Boolean)

    /** Whether reminders ring to the minute. */
    fun exact(isOn: Boolean)

    /** Goes to where the system lets the app ring to the minute. */
    fun allowExact()

    /** Goes to where the system can be told to let the app ring. */
    fun letRing()

    /** Quiet hours or none. */
    fun quiet(isOn: Boolean)

    /** When they begin. */
    fun quietFrom(
        hour: Int,
        minute: Int,
    )

    /** When they end. */
    fun quietUntil(
        hour: Int,
        minute: Int,
    )

    /** What becomes of a reminder in them. */
    fun quietMode(index: Int)

    /** Connected days of a week. */
    fun goal(index: Int)

    /** The first day of the week. */
    fun weekStart(index: Int)

    /** The hour at which a day begins. */
    fun dayStart(hour: Int)

    /** When the app locks. */
    fun autoLock(index: Int)

    /** The language. */
    fun language(index: Int)

    /** Light, dark, or as the phone. */
    fun theme(index: Int)

    /** Whether the widget says a ritual's name. */
    fun widgetNames(isOn: Boolean)

    /** Opens a page for the PIN. */
    fun openPin(task: PinTask)

    /** Goes back from it. */
    fun closePin()

    /** Does with the PIN what the page is for. */
    fun pin(
        current: String,
        new: String,
    )

    /** Reads them again. */
    fun retry()
}

/** Settings in groups; each change holds at once. */
@Composable
fun SettingsScreen(
    state: SettingsScreenState,
    actions: SettingsActions,
) {
    BackHandler(state is SettingsScreenState.Pin, actions::closePin)
    when (state) {
        SettingsScreenState.Loading -> Unit
        is SettingsScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is SettingsScreenState.Ready -> ReadySettings(state, actions)
        is SettingsScreenState.Pin -> PinSettings(state, actions)
    }
}

@Composable
private fun ReadySettings(
    state: SettingsScreenState.Ready,
    actions: SettingsActions,
) {
    Page {
        Headline(state.title)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        Reminders(state.reminders, actions)
        Days(state.days, actions)
        Privacy(state.privacy, actions)
        Widget(state.widget, actions)
        Look(state.look, actions)
        About(state.about)
    }
}

@Composable
private fun Reminders(
    reminders: ReminderSettings,
    actions: SettingsActions,
) {
    SectionTitle(reminders.title)
    Sheet {
        reminders.names.let { SwitchRow(it.name, it.about, it.isOn, actions::names) }
        Line(reminders.othersSee)
        LockedPhone(reminders.notice)
    }
    reminders.heldBack?.let { NoticeCard(it, onAction = actions::letRing) }
    Sheet {
        reminders.exact.choice.let { SwitchRow(it.name, it.about, it.isOn, actions::exact) }
        reminders.exact.denied?.let {
            Line(it.body)
            it.action?.let { words -> InlineButton(words, onTap = actions::allowExact) }
        }
    }
    Sheet {
        reminders.quiet.let { SwitchRow(it.name, it.about, it.isOn, actions::quiet) }
        reminders.hours?.let { Quiet(it, actions) }
    }
}

@Composable
private fun Quiet(
    hours: QuietPick,
    actions: SettingsActions,
) {
    TimeRow(hours.fromTitle, hours.from, hours, actions::quietFrom)
    TimeRow(hours.untilTitle, hours.until, hours, actions::quietUntil)
    Line(hours.modeTitle)
    ChoiceList(hours.modes, actions::quietMode)
}

@Composable
private fun TimeRow(
    title: String,
    time: TimePick,
    hours: QuietPick,
    onTime: (hour: Int, minute: Int) -> Unit,
) {
    var isPicking by rememberSaveable(title) { mutableStateOf(false) }
    Row(
        Modifier.fillMaxWidth().heightIn(min = Space.target),
        horizontalArrangement = Arrangement.spacedBy(Space.grid),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Paragraph(title, Modifier.weight(1f))
        OutlineButton(time.text, Modifier.semantics { contentDescription = "$title, ${time.change}" }) {
            isPicking = true
        }
    }
    if (isPicking) {
        TimeDialog(
            title,
            time.hour,
            time.minute,
            hours.is24Hour,
            hours.save,
            hours.cancel,
            onSave = { hour, minute ->
                isPicking = false
                onTime(hour, minute)
            },
            onCancel = { isPicking = false },
        )
    }
}

@Composable
private fun Days(
    days: DaySettings,
    actions: SettingsActions,
) {
    SectionTitle(days.title)
    PickSheet(days.goal, actions::goal)
    PickSheet(days.weekStart, actions::weekStart)
    PickSheet(days.dayStart, actions::dayStart)
}

@Composable
private fun PickSheet(
    pick: Pick,
    onPick: (Int) -> Unit,
) {
    Sheet {
        NameAndAbout(pick.title, pick.about)
        Chips(pick.choices, onPick)
    }
}

@Composable
private fun Privacy(
    privacy: PrivacySettings,
    actions: SettingsActions,
) {
    SectionTitle(privacy.title)
    Card {
        Column {
            Line(privacy.about, Modifier.padding(Space.betweenCards))
            privacy.tasks.forEach { (task, name) ->
                Divider()
                WayRow(name, detail = null) { actions.openPin(task) }
            }
        }
    }
    privacy.autoLock?.let { PickSheet(it, actions::autoLock) }
}

@Composable
private fun Widget(
    widget: WidgetSettings,
    actions: SettingsActions,
) {
    SectionTitle(widget.title)
    Sheet {
        widget.names?.let { SwitchRow(it.name, it.about, it.isOn, actions::widgetNames) }
        widget.why?.let { Line(it) }
    }
}

@Composable
private fun Look(
    look: LookSettings,
    actions: SettingsActions,
) {
    SectionTitle(look.title)
    PickSheet(look.language, actions::language)
    PickSheet(look.theme, actions::theme)
}

@Composable
private fun About(about: AboutRekindle) {
    SectionTitle(about.title)
    Sheet {
        Unfolding(about.promisesTitle, about.promises)
        Unfolding(about.licencesTitle, about.licences)
    }
}

@Composable
private fun PinSettings(
    state: SettingsScreenState.Pin,
    actions: SettingsActions,
) {
    PinPage(
        state.title,
        state.about,
        state.form,
        isRemoving = state.task == PinTask.REMOVE,
        warning = state.warning,
        onSet = actions::pin,
    )
}
