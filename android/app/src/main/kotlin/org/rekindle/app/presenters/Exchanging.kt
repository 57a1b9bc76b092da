package org.rekindle.app.presenters

import org.rekindle.core.LinkState
import org.rekindle.core.RekindleException
import java.time.LocalDateTime

/** The system's waking of the app where neither an alarm nor a person does. A port: the phone's own is `PhoneWakes`. */
interface Wakes {
    /** Asks to be woken about once a day to plan reminders, where that is not asked for yet. */
    fun daily()

    /** Asks to be woken for a window, where nothing is asked for yet. What is asked for stays: no tap may move it. */
    fun keep(wake: Wake)

    /** Asks anew, whatever was asked for: the clock or the zone changed. */
    fun replace(wake: Wake)

    /** Asks for the next, from within the one that woke the app. */
    fun follow(wake: Wake)

    /** Takes back what was asked for. */
    fun forget()
}

/** A waking that is asked for. */
data class Wake(
    /** How long from now. */
    val delayMs: Long,
    /** When that is, in milliseconds since 1970-01-01 UTC. */
    val atMs: Long,
    /** The place is reached over the internet. */
    val needsNetwork: Boolean,
)

/**
 * Exchanges in the background: once in each of a few windows a day that the core derives from a secret of this phone. It asks the
 * system to be woken for the next of them, and looks again when it was.
 *
 * It must never exchange because the app was opened or something was tapped: the objects in the store would then tell
 * when the phone was in somebody's hand. So opening and tapping may ask for a waking, and nothing more.
 */
class Exchanging(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val wakes: Wakes,
) {
    /** Looks whether windows are wanted: when the app begins, and after a pairing, a choice of place, a leaving. */
    suspend fun settle() = ask(wakes::keep)

    /** The clock or the zone changed: windows are civil, so the next one is at another instant now. */
    suspend fun clockChanged() = ask(wakes::replace)

    /**
     * The system woke the app for the window at [atMs]. While [isInHand] a waking that comes late is let go: the system held it back
     * until somebody took up the phone, and to exchange now would tell that. The next window comes in any case.
     */
    suspend fun woken(
        atMs: Long,
        isInHand: Boolean,
    ) {
        try {
            daybook.call { visit ->
                val isLate = visit.here.nowMs - atMs > LATE_MS
                // Where there is nobody to exchange with, or no place, the core refuses. It is asked also behind a PIN.
                if (!(isLate && isInHand)) visit.core.exchangeInWindow(visit.here, visit.language)
            }
            // What arrived may have brought or taken a ritual.
            reminding.arm()
        } catch (_: RekindleException) {
            // A place that cannot be used today may be there at the next window; the screen for two says how it stands.
        }
        follow()
    }

    private suspend fun follow() =
        try {
            ask(wakes::follow)
        } catch (reason: RekindleException) {
            if (reason.code() != LOCKED) throw reason
            // Behind a PIN the couple cannot be read. Windows were wanted when this one was asked for, and nobody leaves from
            // behind it.
            wakes.follow(daybook.call { it.wake(place = null) })
        }

    private suspend fun ask(way: (Wake) -> Unit) {
        val wake = daybook.call { visit -> visit.place()?.let { visit.wake(it) } }
        if (wake == null) wakes.forget() else way(wake)
    }

    /** Where this phone exchanges; null while it is alone, has no right to send, or has no place. */
    private fun Visit.place(): String? {
        val couple = core.couple(here, language)
        return couple.mailbox.takeIf { couple.link == LinkState.LINKED }
    }

    private fun Visit.wake(place: String?): Wake {
        val atMs = here.instantOf(LocalDateTime.parse(core.nextWindow(here)))
        return Wake(
            maxOf(atMs - here.nowMs, 0),
            atMs,
            needsNetwork = OVER_THE_INTERNET.any { place.orEmpty().startsWith(it) },
        )
    }

    private companion object {
        const val LOCKED = "locked"

        /** Later than this after its window a waking was held back. The system itself takes its time, some minutes of it. */
        const val LATE_MS = 15 * 60_000L

        /** A folder needs no network, nor does what the phone's system opens: whatever carries it waits for its own. */
        val OVER_THE_INTERNET = listOf("http:", "https:", "webdav:", "webdavs:", "s3:")
    }
}
