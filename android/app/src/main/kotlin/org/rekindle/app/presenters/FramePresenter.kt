package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** The words around every screen. They need no vault: the way to help stands also where nothing opens. */
data class FrameWords(
    /** The names of the places in the bar at the foot, in their order. */
    val places: Map<Destination, String>,
    /** What stands beside "Help" at the top of today. */
    val besideToday: Map<Destination, String>,
    val help: String,
    val back: String,
)

/** Holds the words of the frame in the language that is spoken. */
class FramePresenter(
    private val daybook: Daybook,
    private val scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<FrameWords?>(null)

    /** The words; null until they are there. */
    val words: StateFlow<FrameWords?> = shown.asStateFlow()

    /** Reads them anew: at start, and when another language was chosen. */
    fun refresh() {
        scope.launch {
            val words = daybook.spoken().words
            shown.value =
                FrameWords(
                    places =
                        mapOf(
                            Destination.TODAY to words["common.today"],
                            Destination.GUIDE to words["common.guide"],
                            Destination.FOR_TWO to words["couple_screen.title"],
                            Destination.JOURNAL to words["journal_screen.title"],
                        ),
                    besideToday = mapOf(Destination.SETTINGS to words["common.settings"]),
                    help = words["common.help"],
                    back = words["common.back"],
                )
        }
    }
}
