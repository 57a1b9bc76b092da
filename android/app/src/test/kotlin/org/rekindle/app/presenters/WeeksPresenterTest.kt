package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.rekindle.core.OwnRequest
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice

/** Weeks over the real core: what is drawn is also said, and a pause reaches back. */
class WeeksPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private lateinit var bench: Bench
    private lateinit var weeks: WeeksPresenter

    /** It is Wednesday, the first of May. */
    @Before
    fun bench() {
        bench = Bench(folder.newFolder())
        val reminding = Reminding(bench.daybook, HeldAlarms())
        val scope = CoroutineScope(Dispatchers.Unconfined)
        weeks = WeeksPresenter(bench.daybook, reminding, WeeksSpelling(bench.place), scope)
    }

    private val ready get() = weeks.state.value as WeeksScreenState.Ready

    private fun mark(vararg days: String) {
        val request =
            OwnRequest("Tea", RitualKind.TOGETHER, false, Quieting.REST_OF_DAY, ScheduleChoice.Unscheduled)
        val ritual = bench.core.makeOwn(request, bench.place.here(), "en").id
        days.forEach { bench.core.mark(ritual, it, bench.place.here()) }
    }

    @Test
    fun beforeTheFirstDayThereIsNoCalendar() {
        weeks.refresh()
        assertNotNull(ready.nothingYet)
        assertTrue(ready.months.isEmpty())
        assertNull(ready.earlier)
    }

    @Test
    fun everyWeekOfAMonthIsSaidInWords() {
        mark("2024-04-15", "2024-04-30")
        weeks.refresh()
        val april = ready.months.last()
        assertEquals("April 2024", april.title)
        assertEquals("2 connected days", april.summary)
        val third = april.rows.single { it.label == "15" }
        assertTrue(
            third.description,
            third.description.startsWith("Week of 2024-04-15, Monday Connected, Tuesday Quiet"),
        )
        assertEquals(DayKind.CONNECTED, third.days.first()?.kind)
        assertTrue(
            ready.months
                .first()
                .rows
                .first()
                .days
                .single { it?.isToday == true }
                ?.kind == DayKind.TO_COME,
        )
        assertEquals("columns and places agree", april.columns.size, third.days.size)
    }

    @Test
    fun aPauseReachesBackAndEnds() {
        mark("2024-04-15")
        weeks.refresh()
        weeks.pause(daysAgo = 7, forWeek = false)
        assertEquals("Paused from 2024-04-24.", ready.pause?.paused)
        val last = ready.months.last().rows.last()
        assertEquals(setOf(DayKind.PAUSED), last.days.mapNotNull { it?.kind }.toSet())
        weeks.resume()
        assertNull(ready.pause?.paused)
    }

    @Test
    fun earlierMonthsComeWhenAskedFor() {
        mark("2023-12-10")
        weeks.refresh()
        assertEquals(3, ready.months.size)
        assertNotNull(ready.earlier)
        weeks.earlier()
        assertEquals("December 2023", ready.months.last().title)
        assertEquals("nothing before the first day", 6, ready.months.size)
    }

    @Test
    fun aimingLowerHelpsThisWeek() {
        mark("2024-04-16")
        weeks.refresh()
        weeks.aimLower()
        assertEquals(2.toUByte(), bench.core.settings().goal)
    }
}
