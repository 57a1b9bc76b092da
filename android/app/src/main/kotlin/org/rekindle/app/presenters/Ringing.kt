package org.rekindle.app.presenters

/**
 * How punctually this phone rings, and what a person chose about it. A port: the phone's own is `PhoneRinging`. The choice is
 * the shell's own, as light and dark are: it says nothing about anybody.
 */
interface Ringing {
    /** The person wants reminders to the minute. */
    val isExactChosen: Boolean

    /** Keeps the choice. */
    fun chooseExact(isOn: Boolean)

    /** The system lets this app ring to the minute. It can take that back at any time. */
    fun isExactAllowed(): Boolean

    /** The system holds this app back to save battery, or did so lately. */
    fun isHeldBack(nowMs: Long): Boolean

    /** A reminder for [atMs] rang at [nowMs]. */
    fun rang(
        atMs: Long,
        nowMs: Long,
    )
}

/** A phone on which nothing is in the way and nothing was chosen. */
object Unhindered : Ringing {
    override val isExactChosen = false

    override fun chooseExact(isOn: Boolean) = Unit

    override fun isExactAllowed() = true

    override fun isHeldBack(nowMs: Long) = false

    override fun rang(
        atMs: Long,
        nowMs: Long,
    ) = Unit
}

/** What to do about a phone that holds reminders back; null when it does not. */
internal fun Ringing.heldBackNotice(visit: Visit): Notice? =
    Notice(
        visit.words["reminders.battery_title"],
        visit.words["reminders.battery"],
        visit.words["settings_screen.to_system"],
    ).takeIf { isHeldBack(visit.here.nowMs) }
