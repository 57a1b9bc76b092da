package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.rekindle.core.Closeness
import org.rekindle.core.Guide

/**
 * Holds the page of the guide that is open and the way back to the map. Which pages somebody reads is kept nowhere: the
 * way back lies in memory, and passing a card leaves no trace.
 */
class GuidePresenter(
    private val daybook: Daybook,
    private val spelling: GuideSpelling,
    scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<GuideScreenState>(GuideScreenState.Loading)
    private val calls = Calls(daybook, scope)
    private var way = listOf<GuidePlace>()
    private var kind: Closeness? = null
    private var drawn = Drawn()

    /** What to show. */
    val state: StateFlow<GuideScreenState> = shown.asStateFlow()

    /** Reads the open page anew: a practice may have become a ritual, or another language be spoken. */
    fun refresh() = act { show() }

    /** Shows the practices that serve a kind of closeness, by its place in the list; the first shows all. */
    fun choose(index: Int) =
        act {
            kind = Closeness.entries.getOrNull(index - 1)
            show()
        }

    /** Opens a page. */
    fun open(place: GuidePlace) =
        act {
            way = way - place + place
            if (place is GuidePlace.OfDeck) drawn = Drawn()
            show()
        }

    /** Goes back a page. */
    fun back() =
        act {
            way = way.dropLast(1)
            show()
        }

    /** Goes to the map. */
    fun toMap() =
        act {
            way = emptyList()
            show()
        }

    /** Lays the card aside and draws the next. */
    fun draw() =
        act {
            drawn = drawn.next()
            show()
        }

    /** Passes: the card comes again after the others, once. */
    fun pass() =
        act {
            drawn = drawn.pass()
            show()
        }

    /** Shuffles nothing and begins the deck anew. */
    fun again() =
        act {
            drawn = Drawn()
            show()
        }

    private suspend fun show() {
        shown.value =
            daybook.call { visit ->
                val guide = Guide(visit.language)
                when (val place = way.lastOrNull()) {
                    null -> spelling.map(guide, kind, visit)
                    is GuidePlace.OfStage -> spelling.stage(place.id, guide, visit)
                    is GuidePlace.OfPractice -> spelling.practice(place.id, guide, visit)
                    is GuidePlace.OfPath -> spelling.path(place.id, guide, visit)
                    is GuidePlace.OfPage -> spelling.page(place.id, guide)
                    is GuidePlace.OfDeck -> deck(place.id, guide, visit)
                }
            }
    }

    private fun deck(
        id: String,
        guide: Guide,
        visit: Visit,
    ): GuideScreenState {
        val cards = guide.deck(id).cards
        // A deck begins with the card of the day, which is another one each day.
        val today = guide.deckCard(id, visit.core.today(visit.here, visit.language).day).id
        val first = cards.indexOfFirst { it.id == today }.coerceAtLeast(0)
        drawn = drawn.over((cards.drop(first) + cards.take(first)).map { it.id })
        return spelling.deck(id, drawn.top?.let { top -> cards.first { it.id == top }.text }, guide, visit)
    }

    private fun act(call: suspend () -> Unit) {
        calls.act({ shown.value = GuideScreenState.Failed(it.notice) }, call)
    }

    /** The cards that are still to be drawn; null before a deck is opened. */
    private class Drawn(
        private val left: List<String>? = null,
        private val passed: Set<String> = emptySet(),
    ) {
        val top get() = left?.firstOrNull()

        fun over(cards: List<String>) = if (left == null) Drawn(cards, passed) else this

        fun next() = Drawn(left?.drop(1), passed)

        fun pass(): Drawn {
            val card = top ?: return this
            val again = listOf(card).filterNot { it in passed }
            return Drawn(left.orEmpty().drop(1) + again, passed + card)
        }
    }
}
