package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.rekindle.core.AdoptRequest
import org.rekindle.core.Guide
import org.rekindle.core.Quieting
import org.rekindle.core.ScheduleChoice

/** The guide over the real catalogues: nothing is locked, and a card that is passed comes again once. */
class GuidePresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var bench: Bench
    private lateinit var guide: GuidePresenter

    @Before
    fun bench() {
        bench = Bench(folder.newFolder())
        val scope = CoroutineScope(Dispatchers.Unconfined)
        guide = GuidePresenter(bench.daybook, GuideSpelling(bench.place), scope).apply { refresh() }
    }

    private val map get() = guide.state.value as GuideScreenState.Map
    private val card get() = (guide.state.value as GuideScreenState.Deck).card

    @Test
    fun theMapHoldsEveryPracticeAndEveryStage() {
        assertEquals(4, map.stages.size)
        val shown = map.stages.flatMap { it.practices }.map { it.to.id }
        assertEquals(Guide("en").practices().map { it.id }.toSet(), shown.toSet())
    }

    @Test
    fun aKindOfClosenessShowsWhatServesIt() {
        guide.choose(3)
        val shown = map.stages.flatMap { it.practices }.map { it.to.id }
        assertTrue("holding-hands" in shown && "weekly-check-in" !in shown)
        guide.choose(0)
        assertEquals(4, map.stages.size)
    }

    @Test
    fun everyCardComesOnceAndAPassedOneOnceMore() {
        guide.open(GuidePlace.OfDeck("wonder"))
        val count = Guide("en").deck("wonder").cards.size
        val passed = card
        val seen = mutableListOf<String?>()
        guide.pass()
        while (card != null) {
            seen += card
            guide.draw()
        }
        assertEquals("the passed one is the last", passed, seen.last())
        assertEquals(count, seen.toSet().size)
        guide.again()
        guide.pass()
        assertEquals("a deck begins alike on one day", seen.first(), card)
    }

    @Test
    fun passingTheSameCardTwiceLaysItAside() {
        guide.open(GuidePlace.OfDeck("appreciations"))
        val count = Guide("en").deck("appreciations").cards.size
        repeat(2 * count) { guide.pass() }
        assertNull(card)
    }

    @Test
    fun aPracticeThatIsARitualIsChangedAndNotAdoptedAgain() {
        guide.open(GuidePlace.OfPractice("weekly-walk"))
        assertEquals("weekly-walk", (guide.state.value as GuideScreenState.Leaf).doing?.practice)
        val request =
            AdoptRequest("weekly-walk", quieting = Quieting.REST_OF_DAY, schedule = ScheduleChoice.Suggested)
        val ritual = bench.core.adopt(request, bench.place.here(), "en").id
        guide.refresh()
        val doing = (guide.state.value as GuideScreenState.Leaf).doing
        assertEquals(ritual, doing?.ritual)
        assertNull(doing?.practice)
        guide.back()
        assertEquals(4, map.stages.size)
    }
}
