package org.rekindle.app.presenters

import org.rekindle.core.PersonLimits

// Where a person is on the way to a session. It lies in memory alone: who chose what is nobody's to find later.

/** Limits are being named before it begins: of the owner, and then of the other. */
internal data class Preparing(
    val wish: SessionWish,
    val areas: List<AreaChoice>,
    val own: PersonLimits? = null,
) {
    override fun toString() = "Preparing"
}

/** What was chosen, with its length. */
internal data class Chosen(
    val exercise: String,
    /** Seconds of a turn, or of the whole; null: the usual. */
    val seconds: Int? = null,
    val skipsStarter: Boolean = false,
) {
    override fun toString() = "Chosen"

    /** By a minute; what is counted in seconds by one, and what takes long by five minutes. */
    fun stepped(
        main: Triple<Int, Int, Int>,
        isLonger: Boolean,
    ): Chosen {
        val (least, usual, most) = main
        val step =
            when {
                usual < SessionSpelling.MINUTE -> 1
                usual < LONG -> SessionSpelling.MINUTE
                else -> SessionSpelling.MINUTE * 5
            }
        val now = seconds ?: usual
        return copy(seconds = (if (isLonger) now + step else now - step).coerceIn(least, most))
    }
}

/** What the screen is at beside the session itself. */
internal data class SessionPage(
    val chosen: Chosen? = null,
    val isAskingGate: Boolean = false,
    val isHandedOver: Boolean = false,
    val over: String? = null,
    val said: String? = null,
)

/** From half an hour on a length is set in steps of five minutes. */
private const val LONG = 1800
