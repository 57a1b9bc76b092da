package org.rekindle.app.presenters

/**
 * A screen that can be gone to. Its name is all that is kept when the system takes the process away: what stood on it is
 * read anew.
 */
enum class Destination {
    /** Today, where the app begins. */
    TODAY,

    /** For two. */
    FOR_TWO,

    /** The journal. */
    JOURNAL,

    /** Guided sessions: choosing one, and the one that goes on. */
    SESSIONS,

    /** Help addresses. */
    HELP,

    /** The first run. */
    FIRST_RUN,

    /** The guide. */
    GUIDE,

    /** One's rituals. */
    RITUALS,

    /** The editor of one ritual. */
    RITUAL,

    /** Weeks and the calendar. */
    WEEKS,

    /** Settings. */
    SETTINGS,
    ;

    /** It stands in the bar at the foot, one tap from everywhere. */
    val isPlace get() = this in PLACES

    companion object {
        /** The places of the bar at the foot, in their order. */
        val PLACES = listOf(TODAY, GUIDE, FOR_TWO, JOURNAL)
    }
}

/** The way back: where one is, and through what one came. It begins at today and never holds a screen twice. */
data class BackStack(
    private val destinations: List<Destination> = listOf(Destination.TODAY),
) {
    /** Where one is. */
    val top: Destination get() = destinations.last()

    /** The place whose room this is: lit in the bar, however deep one went. */
    val place: Destination get() = destinations.last { it.isPlace }

    /** There is a way back within the app. */
    val canGoBack: Boolean get() = destinations.size > 1

    /** To a place of the bar: what was opened on the way is left behind. */
    fun goTo(place: Destination) = BackStack(listOf(Destination.TODAY, place).distinct())

    /** Opens a screen above this one; one that is open further down is brought up. */
    fun open(destination: Destination) =
        if (destination.isPlace) goTo(destination) else BackStack(destinations - destination + destination)

    /** One step back. */
    fun back() = if (canGoBack) BackStack(destinations.dropLast(1)) else this

    /** What is kept over a turn of the phone: names, and nothing of what stood there. */
    fun names(): List<String> = destinations.map { it.name }

    companion object {
        /** From what was kept; a name of a later version is left out. */
        fun of(names: List<String>) =
            BackStack(names.mapNotNull { name -> Destination.entries.find { it.name == name } }.withToday())

        private fun List<Destination>.withToday() =
            if (firstOrNull() == Destination.TODAY) this else listOf(Destination.TODAY) + (this - Destination.TODAY)
    }
}
