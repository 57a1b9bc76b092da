package org.rekindle.app.presenters

import org.rekindle.core.FirstDayOfWeek
import org.rekindle.core.Guide
import org.rekindle.core.QuietHours
import org.rekindle.core.QuietMode
import org.rekindle.core.SettingsView
import org.rekindle.core.Words
import org.rekindle.core.languages
import java.time.LocalTime

/** Turns the settings into what the screen shows. All words come from the catalogues. */
class SettingsSpelling(
    private val surroundings: Surroundings,
) {
    private val schedules = ScheduleSpelling(surroundings)
    private val firstRun = FirstRunSpelling(surroundings)

    /** All settings. */
    fun ready(
        theme: ThemeChoice,
        hasPin: Boolean,
        ringing: Ringing,
        isWidgetNamed: Boolean,
        visit: Visit,
    ): SettingsScreenState.Ready {
        val settings = visit.core.settings()
        return SettingsScreenState.Ready(
            title = visit.words["settings.title"],
            reminders = reminders(settings, ringing, visit),
            days = days(settings, visit),
            privacy = privacy(settings, hasPin, visit.words),
            widget = widget(mayBeNamed(settings.namesInNotices, hasPin), isWidgetNamed, visit.words),
            look = look(settings, theme, visit.words),
            about = about(visit),
            trouble = null,
        )
    }

    private fun reminders(
        settings: SettingsView,
        ringing: Ringing,
        visit: Visit,
    ): ReminderSettings {
        val words = visit.words
        val discreet = firstRun.lockedNotice(visit)
        val named =
            visit.core
                .rituals(visit.language)
                .firstOrNull { it.retiredOn == null }
                ?.name
        return ReminderSettings(
            title = words["settings_screen.reminders"],
            names =
                Switching(
                    words["settings.name.show_name"],
                    words["settings.about.show_name"],
                    settings.namesInNotices,
                ),
            othersSee = words["ritual_screen.others_see"],
            notice = if (settings.namesInNotices && named != null) discreet.copy(title = named) else discreet,
            exact = exact(ringing, words),
            heldBack = ringing.heldBackNotice(visit),
            quiet =
                Switching(words["settings_screen.quiet"], words["settings_screen.quiet_about"], settings.quiet != null),
            hours = settings.quiet?.let { quiet(it, visit) },
        )
    }

    private fun exact(
        ringing: Ringing,
        words: Words,
    ): ExactPick {
        val name = words["settings.name.exact"]
        val isDenied = ringing.isExactChosen && !ringing.isExactAllowed()
        return ExactPick(
            Switching(name, words["settings_screen.exact_about"], ringing.isExactChosen),
            Notice(name, words["reminders.why_exact"], words["settings_screen.to_system"]).takeIf { isDenied },
        )
    }

    private fun quiet(
        hours: QuietHours,
        visit: Visit,
    ): QuietPick {
        val words = visit.words
        return QuietPick(
            fromTitle = words["settings.name.quiet_from"],
            from = time(hours.from, visit),
            untilTitle = words["settings.name.quiet_to"],
            until = time(hours.to, visit),
            modeTitle = words["settings.name.quiet_mode"],
            modes =
                QuietMode.entries.map {
                    val key = "settings.quiet.${it.name.lowercase()}"
                    Choice(words.text(key, emptyMap()), isChosen = it == hours.mode)
                },
            is24Hour = surroundings.is24Hour(),
            save = words["common.save"],
            cancel = words["common.cancel"],
        )
    }

    private fun time(
        text: String,
        visit: Visit,
    ): TimePick {
        val time = LocalTime.parse(text)
        val said = schedules.time(time, visit)
        return TimePick(
            said,
            time.hour,
            time.minute,
            visit.words["ritual_screen.change_time", "time" to said],
            remove = null,
        )
    }

    private fun days(
        settings: SettingsView,
        visit: Visit,
    ): DaySettings {
        val words = visit.words
        return DaySettings(
            title = words["settings_screen.days"],
            goal =
                Pick(
                    words["settings.name.goal"],
                    words["settings.about.goal"],
                    (1..DAYS).map { Choice(it.toString(), isChosen = it == settings.goal.toInt()) },
                ),
            weekStart =
                Pick(
                    words["settings.name.week_start"],
                    about = null,
                    FirstDayOfWeek.entries.map {
                        val name = words.text("weekday.${it.name.lowercase()}", emptyMap())
                        Choice(name.replaceFirstChar(Char::titlecase), isChosen = it == settings.firstDayOfWeek)
                    },
                ),
            dayStart =
                Pick(
                    words["settings.name.day_start"],
                    words["settings_screen.day_start_about"],
                    (0..LATEST_START).map {
                        Choice(schedules.time(LocalTime.of(it, 0), visit), isChosen = it == settings.dayStart.toInt())
                    },
                ),
        )
    }

    private fun privacy(
        settings: SettingsView,
        hasPin: Boolean,
        words: Words,
    ) = PrivacySettings(
        title = words["settings_screen.privacy"],
        about = if (hasPin) words["lock_screen.about"] else words["first_run.pin_about"],
        tasks =
            (if (hasPin) listOf(PinTask.CHANGE, PinTask.REMOVE) else listOf(PinTask.SET))
                .map { it to it.title(words) },
        autoLock =
            Pick(
                words["settings_screen.lock_after"],
                about = null,
                AUTO_LOCK.map { minutes ->
                    val said = words.plural("settings_screen.lock_minutes", minutes.toULong(), emptyMap())
                    val text = if (minutes == 0) words["settings_screen.lock_at_once"] else said
                    Choice(text, isChosen = minutes == settings.autoLockMinutes.toInt())
                },
            ).takeIf { hasPin },
    )

    private fun widget(
        mayBeNamed: Boolean,
        isNamed: Boolean,
        words: Words,
    ): WidgetSettings {
        val names =
            Switching(words["settings_screen.widget_names"], words["settings_screen.widget_names_about"], isNamed)
        return WidgetSettings(
            title = words["settings_screen.widget"],
            names = names.takeIf { mayBeNamed },
            why = words["settings_screen.widget_names_off"].takeUnless { mayBeNamed },
        )
    }

    private fun look(
        settings: SettingsView,
        theme: ThemeChoice,
        words: Words,
    ) = LookSettings(
        title = words["settings_screen.look"],
        language =
            Pick(
                words["settings.name.language"],
                about = null,
                listOf(Choice(words["settings_screen.language_system"], isChosen = settings.language == null)) +
                    languages().map { Choice(it.name, isChosen = it.tag == settings.language) },
            ),
        theme =
            Pick(
                words["settings_screen.theme"],
                about = null,
                ThemeChoice.entries.map { Choice(it.title(words), isChosen = it == theme) },
            ),
    )

    private fun ThemeChoice.title(words: Words): String =
        when (this) {
            ThemeChoice.SYSTEM -> words["settings_screen.theme_system"]
            ThemeChoice.LIGHT -> words["settings_screen.theme_light"]
            ThemeChoice.DARK -> words["settings_screen.theme_dark"]
        }

    private fun about(visit: Visit): AboutRekindle {
        val words = visit.words
        return AboutRekindle(
            title = words["settings_screen.about"],
            promisesTitle = words["settings_screen.promises"],
            promises = Guide(visit.language).page("promises"),
            licencesTitle = words["settings_screen.licences"],
            licences =
                listOf(words["settings_screen.licence_own"], words["settings_screen.licence_others"]) +
                    Licences.ALL.map { "${it.names}: ${it.licence}" },
        )
    }

    /** A page for the PIN; [trouble] is what was wrong with the last try. */
    fun pin(
        task: PinTask,
        trouble: Notice?,
        visit: Visit,
    ): SettingsScreenState.Pin {
        val words = visit.words
        return SettingsScreenState.Pin(
            task = task,
            title = task.title(words),
            about = words["lock_screen.about"],
            warning = words["lock_screen.forgotten"].takeIf { task != PinTask.REMOVE },
            form =
                PinForm(
                    current = words["pin_form.current"].takeIf { task != PinTask.SET },
                    new = words["pin_form.new"],
                    again = words["pin_form.again"],
                    differ = words["pin_form.differ"],
                    set = task.title(words),
                    trouble = trouble,
                ),
        )
    }

    private fun PinTask.title(words: Words): String =
        when (this) {
            PinTask.SET -> words["lock_screen.set"]
            PinTask.CHANGE -> words["lock_screen.change"]
            PinTask.REMOVE -> words["lock_screen.remove"]
        }

    companion object {
        /** The minutes on offer until the app locks. */
        val AUTO_LOCK = listOf(0, 1, 5, 15, 60)
        private const val DAYS = 7
        private const val LATEST_START = 6
    }
}
