package org.rekindle.app.presenters

/** Settings: one immutable value, with every word ready to be read. */
sealed interface SettingsScreenState {
    /** They are being read. */
    data object Loading : SettingsScreenState

    /** They cannot be read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : SettingsScreenState

    /** All of them. */
    data class Ready(
        val title: String,
        val reminders: ReminderSettings,
        val days: DaySettings,
        val privacy: PrivacySettings,
        val widget: WidgetSettings,
        val look: LookSettings,
        val about: AboutRekindle,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
    ) : SettingsScreenState

    /** A page of its own for the PIN. */
    data class Pin(
        val task: PinTask,
        val title: String,
        val about: String,
        /** What cannot be undone, where that has to be known. */
        val warning: String?,
        val form: PinForm,
    ) : SettingsScreenState
}

/** What is done with the PIN. */
enum class PinTask { SET, CHANGE, REMOVE }

/** What reminders say, and when they do not ring. */
data class ReminderSettings(
    val title: String,
    val names: Switching,
    val othersSee: String,
    val notice: LockedNotice,
    val exact: ExactPick,
    /** That the phone holds reminders back, and what to do; null when it does not. */
    val heldBack: Notice?,
    val quiet: Switching,
    /** Null when there are no quiet hours. */
    val hours: QuietPick?,
)

/** Whether reminders ring to the minute. */
data class ExactPick(
    val choice: Switching,
    /** That the system does not let it, and the way to where it can; null when it does or nobody asks for it. */
    val denied: Notice?,
)

/** The quiet hours. */
data class QuietPick(
    val fromTitle: String,
    val from: TimePick,
    val untilTitle: String,
    val until: TimePick,
    val modeTitle: String,
    val modes: List<Choice>,
    val is24Hour: Boolean,
    val save: String,
    val cancel: String,
)

/** Days and weeks. */
data class DaySettings(
    val title: String,
    val goal: Pick,
    val weekStart: Pick,
    val dayStart: Pick,
)

/** A few short choices, of which one holds. */
data class Pick(
    val title: String,
    val about: String?,
    val choices: List<Choice>,
)

/** The PIN and the lock. */
data class PrivacySettings(
    val title: String,
    val about: String,
    /** What can be done with the PIN, in this order. */
    val tasks: List<Pair<PinTask, String>>,
    /** How long until the app locks; null without a PIN. */
    val autoLock: Pick?,
)

/** What the widget shows: names by choice, or why that choice is not there. */
data class WidgetSettings(
    val title: String,
    val names: Switching?,
    val why: String?,
)

/** Language, light and dark. */
data class LookSettings(
    val title: String,
    val language: Pick,
    val theme: Pick,
)

/** What Rekindle is. */
data class AboutRekindle(
    val title: String,
    val promisesTitle: String,
    val promises: List<String>,
    val licencesTitle: String,
    val licences: List<String>,
)
